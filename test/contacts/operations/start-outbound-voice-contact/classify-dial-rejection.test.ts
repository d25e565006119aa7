import { expect, test } from '@jest/globals';
import { classifyDialRejection } from '../../../../src/contacts/operations/start-outbound-voice-contact/start-outbound-voice-contact.ts';

const COMMAND = {
  instanceId: 'instance',
  clientToken: 'token',
  destinationPhoneNumber: '+12025550123',
  contactFlowId: 'flow',
  queueId: 'queue',
  sourcePhoneNumber: undefined,
  name: undefined,
  description: undefined,
  attributes: { notes: 'x'.repeat(32_000) },
  relatedContactId: undefined,
};
type Command = Parameters<typeof classifyDialRejection>[1];
type Evidence = Partial<Parameters<typeof classifyDialRejection>[2]>;

const SOURCE = { sourcePhoneNumber: '+12025550100' };
const RELATED = { relatedContactId: 'contact' };
const HOLD = { contactFlow: { Type: 'CUSTOMER_HOLD' } } as const;
const INBOUND = { contactFlow: { Type: 'CONTACT_FLOW' } } as const;
/** What the attributes of the command leave of the 32,768 bytes that Connect allows. */
const ROOM = 32_768 - 32_000 - 'notes'.length;
const attributesOf = (bytes: number): Evidence => ({
  contact: { Attributes: { k: 'y'.repeat(bytes - 1) } },
});

test.each<[string, string, Partial<Command>, Evidence, object | undefined]>([
  ...['InvalidRequestException', 'InvalidParameterException'].flatMap(
    (name): [string, string, Partial<Command>, Evidence, object | undefined][] => [
      [name, 'a flow of another type', {}, HOLD, { reason: 'flow-type-not-supported' }],
      [name, 'an inbound flow', {}, INBOUND, undefined],
      [name, 'a flow that was not read', {}, {}, undefined],
      [
        name,
        'too many attributes with those of the related contact',
        RELATED,
        attributesOf(ROOM + 1),
        { reason: 'attributes-too-large', contactId: 'contact' },
      ],
      [name, 'attributes that fill the room', RELATED, attributesOf(ROOM), undefined],
      [name, 'attributes of a contact that is not related', {}, attributesOf(ROOM + 1), undefined],
    ],
  ),
  [
    'LimitExceededException',
    'a flow of another type',
    {},
    HOLD,
    { reason: 'quota-exceeded', clientToken: 'token', connectRequestId: 'request' },
  ],
  [
    'ResourceNotFoundException',
    'a source number',
    SOURCE,
    INBOUND,
    { reason: 'resource-not-found', resource: { type: 'PHONE_NUMBER', id: '+12025550100' } },
  ],
  [
    'ResourceNotFoundException',
    'a source number, and a failed read',
    SOURCE,
    { isIncomplete: true },
    undefined,
  ],
  ['ResourceNotFoundException', 'no source number', {}, INBOUND, undefined],
  ['InternalServiceException', 'a flow of another type', {}, HOLD, undefined],
  ['TooManyRequestsException', 'a source number', SOURCE, HOLD, undefined],
])('%s: %s', (exception, _, change, evidence, expected) => {
  const failure = classifyDialRejection(
    {
      kind: 'rejected',
      exception,
      status: 400,
      message: '',
      requestId: 'request',
      retryAfterSeconds: undefined,
    },
    { ...COMMAND, ...change },
    { missing: undefined, connectTime: new Date(0), ...evidence },
  );

  expect([failure]).toMatchObject([expected]);
});
