import { describe, expect, test } from '@jest/globals';
import type { NotSent, Rejected } from '../../../../src/connect/connect-failure.ts';
import type { ReadResult } from '../../../../src/connect/read-one.ts';
import {
  classifyTransferFailure,
  type TransferEvidence,
} from '../../../../src/contacts/operations/transfer-contact/classify-transfer-failure.ts';

const TO_QUEUE = {
  instanceId: 'instance',
  contactId: 'contact',
  contactFlowId: 'flow',
  clientToken: 'token',
  target: { kind: 'queue', id: 'target' },
} as const;
const TO_USER = { ...TO_QUEUE, target: { kind: 'user', id: 'target' } } as const;

const rejectedBy = (exception: string, status: number, retryAfterSeconds?: number): Rejected => ({
  kind: 'rejected',
  exception,
  status,
  message: 'words of Connect',
  requestId: 'r1',
  retryAfterSeconds,
});
const INVALID = rejectedBy('InvalidRequestException', 400);
const NOT_FOUND = rejectedBy('ResourceNotFoundException', 404);
const QUOTA = rejectedBy('ServiceQuotaExceededException', 402);

const found = <Resource>(output: Resource): ReadResult<Resource> => ({ ok: true, output });
const missing = { ok: true, output: null } as const;
const unreadable = {
  ok: false,
  failure: { kind: 'indeterminate', responded: false, cause: 'cause', requestId: 'r1' },
} as const;
const ENDED_AT = new Date(0);
const task = found({ Channel: 'TASK' } as const);
const flow = found({ Type: 'QUEUE_TRANSFER' } as const);

type Row = [cause: string, Rejected | NotSent, TransferEvidence, expected: object | undefined];

const rejected = {
  reason: 'request-rejected',
  connectMessage: 'words of Connect',
  connectRequestId: 'r1',
};
const retry = { clientToken: 'token', connectRequestId: 'r1' };
const unknown = (type?: string, id?: string): object => ({
  reason: 'resource-not-found',
  resource: type === undefined ? undefined : { type, id },
});

describe('classifyTransferFailure', () => {
  test.each<Row>([
    // InvalidRequestException: the rules in the order of how final they are
    [
      'an ended contact',
      INVALID,
      { contact: found({ Channel: 'TASK', DisconnectTimestamp: ENDED_AT }), contactFlow: flow },
      { reason: 'contact-not-active', contactId: 'contact', disconnectTimestamp: ENDED_AT },
    ],
    [
      'an ended contact of another channel',
      INVALID,
      { contact: found({ Channel: 'VOICE', DisconnectTimestamp: ENDED_AT }), contactFlow: flow },
      { reason: 'contact-not-active', contactId: 'contact', disconnectTimestamp: ENDED_AT },
    ],
    ...(['VOICE', 'CHAT'] as const).map((channel): Row => [
      `an active contact of the channel ${channel}`,
      INVALID,
      { contact: found({ Channel: channel }), contactFlow: flow },
      {
        reason: 'channel-not-supported',
        contactId: 'contact',
        channel,
        supportedChannels: ['TASK'],
      },
    ]),
    [
      'an active contact of the channel EMAIL',
      INVALID,
      { contact: found({ Channel: 'EMAIL' }), contactFlow: flow },
      {
        reason: 'channel-not-supported',
        contactId: 'contact',
        channel: 'EMAIL',
        supportedChannels: ['TASK'],
        note: "AWS's current documentation adds EMAIL to the channels that can be transferred; the embedded Connect follows it with EMULATOR_TRANSFERABLE_CHANNELS=TASK,EMAIL.",
      },
    ],
    ...(
      [
        'CUSTOMER_QUEUE',
        'CUSTOMER_HOLD',
        'CUSTOMER_WHISPER',
        'AGENT_HOLD',
        'AGENT_WHISPER',
        'OUTBOUND_WHISPER',
        'CAMPAIGN',
      ] as const
    ).map((type): Row => [
      `a flow of the type ${type}`,
      INVALID,
      { contact: task, contactFlow: found({ Type: type }) },
      {
        reason: 'flow-type-not-supported',
        contactFlowId: 'flow',
        contactFlowType: type,
        supportedContactFlowTypes: ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
      },
    ]),
    [
      'an EMAIL contact, which may be transferred, with a flow that cannot take one',
      INVALID,
      { contact: found({ Channel: 'EMAIL' }), contactFlow: found({ Type: 'CUSTOMER_HOLD' }) },
      expect.objectContaining({ reason: 'flow-type-not-supported' }),
    ],
    [
      'a call with a flow that cannot take a transfer',
      INVALID,
      { contact: found({ Channel: 'VOICE' }), contactFlow: found({ Type: 'CUSTOMER_HOLD' }) },
      {
        reason: 'channel-not-supported',
        contactId: 'contact',
        channel: 'VOICE',
        supportedChannels: ['TASK'],
      },
    ],
    [
      'a channel that is newer than the gateway',
      INVALID,
      { contact: found({ Channel: 'HOLOGRAM' as 'VOICE' }), contactFlow: flow },
      rejected,
    ],
    ...(['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'] as const).map((type): Row => [
      `no broken rule, with a flow of the type ${type}`,
      INVALID,
      { contact: task, contactFlow: found({ Type: type }) },
      rejected,
    ]),
    ['an unreadable contact', INVALID, { contact: unreadable, contactFlow: flow }, rejected],
    // or what they name is unknown, of which some operations say only that it is invalid
    ...[
      INVALID,
      rejectedBy('InvalidParameterException', 400),
      rejectedBy('ValidationException', 400),
    ].flatMap((invalid): Row[] => [
      [
        'an id that is of no contact',
        invalid,
        { contact: missing, contactFlow: flow },
        unknown('CONTACT', 'contact'),
      ],
      [
        'an id that is of no flow',
        invalid,
        { contact: task, contactFlow: missing },
        unknown('CONTACT_FLOW', 'flow'),
      ],
      [
        'an id that is of no queue',
        invalid,
        { contact: task, contactFlow: flow, target: missing },
        unknown('QUEUE', 'target'),
      ],
      [
        'an id that is of no queue, for an email',
        invalid,
        { contact: found({ Channel: 'EMAIL' }), contactFlow: flow, target: missing },
        unknown('QUEUE', 'target'),
      ],
      [
        'an id that is of no instance',
        invalid,
        { contact: missing, contactFlow: missing, instance: missing },
        unknown('INSTANCE', 'instance'),
      ],
      [
        'an ended contact and an id that is of no flow',
        invalid,
        {
          contact: found({ Channel: 'TASK', DisconnectTimestamp: ENDED_AT }),
          contactFlow: missing,
        },
        { reason: 'contact-not-active', contactId: 'contact', disconnectTimestamp: ENDED_AT },
      ],
    ]),
    ['nothing read', INVALID, {}, rejected],

    // ResourceNotFoundException
    [
      'a missing contact',
      NOT_FOUND,
      { contact: missing, contactFlow: flow },
      unknown('CONTACT', 'contact'),
    ],
    [
      'a missing flow',
      NOT_FOUND,
      { contact: task, contactFlow: missing },
      unknown('CONTACT_FLOW', 'flow'),
    ],
    [
      'a missing queue',
      NOT_FOUND,
      { contact: task, contactFlow: flow, target: missing },
      unknown('QUEUE', 'target'),
    ],
    [
      'a missing instance',
      NOT_FOUND,
      { instance: missing, contact: missing },
      unknown('INSTANCE', 'instance'),
    ],
    [
      'an instance that is there',
      NOT_FOUND,
      { instance: found({}), contact: missing },
      unknown('CONTACT', 'contact'),
    ],
    [
      'an unreadable contact and a missing flow',
      NOT_FOUND,
      { contact: unreadable, contactFlow: missing },
      unknown('CONTACT_FLOW', 'flow'),
    ],
    ['all there', NOT_FOUND, { contact: task, contactFlow: flow, target: found({}) }, unknown()],
    [
      'all unreadable',
      NOT_FOUND,
      { contact: unreadable, contactFlow: unreadable, target: unreadable },
      unknown(),
    ],

    // ServiceQuotaExceededException
    [
      'eleven transfers',
      QUOTA,
      { transfers: found(11) },
      { reason: 'transfer-limit', contactId: 'contact', limit: 11 },
    ],
    ['ten transfers', QUOTA, { transfers: found(10) }, { reason: 'quota-exceeded', ...retry }],
    [
      'unreadable transfers',
      QUOTA,
      { transfers: unreadable },
      { reason: 'quota-exceeded', ...retry },
    ],

    // the other documented exceptions, and those of the front of the API
    [
      'IdempotencyException',
      rejectedBy('IdempotencyException', 409),
      {},
      { reason: 'idempotency-conflict', clientToken: 'token' },
    ],
    [
      'AccessDeniedException',
      rejectedBy('AccessDeniedException', 403),
      {},
      { reason: 'access-denied', connectRequestId: 'r1' },
    ],
    [
      'ExpiredTokenException',
      rejectedBy('ExpiredTokenException', 403),
      {},
      { reason: 'access-denied', connectRequestId: 'r1' },
    ],
    [
      'ThrottlingException',
      rejectedBy('ThrottlingException', 429),
      {},
      { reason: 'throttled', clientToken: 'token', retryAfter: 1 },
    ],
    [
      'TooManyRequestsException',
      rejectedBy('TooManyRequestsException', 429, 9),
      {},
      { reason: 'throttled', clientToken: 'token', retryAfter: 9 },
    ],

    // InternalServiceException and silence
    [
      'not sent',
      { kind: 'not-sent', cause: 'ECONNREFUSED', transient: true },
      {},
      { reason: 'service-failure', clientToken: 'token', connectRequestId: null },
    ],

    // everything else
    [
      'an undeclared exception',
      rejectedBy('TeapotException', 418),
      { contact: missing },
      { ...rejected, connectMessage: expect.not.stringContaining('words of') },
    ],
    ['a rejection for the form', rejectedBy('SerializationException', 400), {}, rejected],
  ])('%s: %j with %j', (_, failure, evidence, expected) => {
    expect(classifyTransferFailure(TO_QUEUE, failure, evidence)).toStrictEqual(expected);
  });

  test('distinguishes a missing user from a missing queue', () => {
    const evidence = { contact: task, contactFlow: flow, target: missing };

    expect(classifyTransferFailure(TO_USER, NOT_FOUND, evidence)).toStrictEqual(
      unknown('USER', 'target'),
    );
  });
});
