import { describe, expect, test } from '@jest/globals';
import { classifyStartRejection } from '../../../../src/contacts/operations/start-task-contact/start-task-contact.ts';

const NOW = new Date('2026-01-02T03:04:05Z');
const COMMAND = {
  instanceId: 'instance',
  clientToken: 'token',
  name: 'Call Ms Ito back',
  description: undefined,
  contactFlowId: undefined,
  quickConnectId: undefined,
  taskTemplateId: undefined,
  references: {},
  attributes: { notes: 'x'.repeat(32_000) },
  scheduledTime: undefined,
  previousContactId: undefined,
  relatedContactId: undefined,
};
type Command = Parameters<typeof classifyStartRejection>[1];
type Evidence = Partial<Parameters<typeof classifyStartRejection>[2]>;
const BY_FLOW = { contactFlowId: 'flow' };
const BY_QUICK_CONNECT = { quickConnectId: 'quick-connect' };
const BY_TEMPLATE = { taskTemplateId: 'template' };
const contacts = (count: number): object[] => Array.from({ length: count }, () => ({}));
const QUOTA = { reason: 'quota-exceeded', clientToken: 'token', connectRequestId: 'request' };
const quickConnectOf = (type: string): Evidence =>
  ({ quickConnect: { QuickConnectConfig: { QuickConnectType: type } } }) as Evidence;
const flowOf = (type: string): Evidence => ({ contactFlow: { Type: type } }) as Evidence;
const attributesOf = (bytes: number): Evidence => ({
  contact: { Attributes: { k: 'y'.repeat(bytes - 1) } },
});
/** What the attributes of the command leave of the 32,768 bytes that Connect allows. */
const ROOM = 32_768 - 32_000 - 'notes'.length;

const INVALID = ['InvalidRequestException', 'InvalidParameterException'];

describe.each(INVALID)('%s', (exception) => {
  test.each<[string, Partial<Command>, Evidence, string | undefined]>([
    ['a flow of another type', BY_FLOW, flowOf('CUSTOMER_HOLD'), 'flow-type-not-supported'],
    ['a flow of a new type', BY_FLOW, flowOf('NEW'), 'flow-type-not-supported'],
    ['an inbound flow', BY_FLOW, flowOf('CONTACT_FLOW'), undefined],
    ['a flow that was not read', BY_FLOW, {}, undefined],
    [
      'a quick connect to a phone number',
      BY_QUICK_CONNECT,
      quickConnectOf('PHONE_NUMBER'),
      'quick-connect-type-not-supported',
    ],
    ['a quick connect to a queue', BY_QUICK_CONNECT, quickConnectOf('QUEUE'), undefined],
    ['a quick connect to a user', BY_QUICK_CONNECT, quickConnectOf('USER'), undefined],
    ['a quick connect of a flow', BY_QUICK_CONNECT, quickConnectOf('FLOW'), undefined],
    ['a quick connect that was not read', BY_QUICK_CONNECT, {}, undefined],
    ['a template', BY_TEMPLATE, {}, undefined],
    [
      'attributes with too many of the previous contact',
      { previousContactId: 'c' },
      attributesOf(ROOM + 1),
      'attributes-too-large',
    ],
    [
      'attributes with too many of the related contact',
      { relatedContactId: 'c' },
      attributesOf(ROOM + 1),
      'attributes-too-large',
    ],
    ['attributes that fill the room', { relatedContactId: 'c' }, attributesOf(ROOM), undefined],
    ['a time that has passed', { scheduledTime: new Date(NOW.getTime() - 1) }, {}, 'bad-input'],
    ['a time in the future', { scheduledTime: new Date(NOW.getTime() + 1) }, {}, undefined],
    ['a contact that was not read', { relatedContactId: 'c' }, {}, undefined],
  ])('%s', (_, change, evidence, reason) => {
    const failure = classifyStartRejection(
      {
        kind: 'rejected',
        exception,
        status: 400,
        message: '',
        requestId: 'request',
        retryAfterSeconds: undefined,
      },
      { ...COMMAND, ...change },
      { missing: undefined, connectTime: NOW, ...evidence },
    );
    expect(failure?.reason).toBe(reason);
  });
});

test.each<[string, string, Partial<Command>, Evidence, object | undefined]>([
  ['ServiceQuotaExceededException', 'no links', {}, {}, QUOTA],
  [
    'ServiceQuotaExceededException',
    'links that were not read',
    { previousContactId: 'c' },
    {},
    QUOTA,
  ],
  [
    'ServiceQuotaExceededException',
    '11 links',
    { previousContactId: 'c' },
    { associated: contacts(11) },
    QUOTA,
  ],
  [
    'ServiceQuotaExceededException',
    '12 links',
    { previousContactId: 'c' },
    { associated: contacts(12) },
    { reason: 'linked-contact-limit', contactId: 'c', limit: 12 },
  ],
  [
    'ResourceNotFoundException',
    'a template',
    BY_TEMPLATE,
    {},
    { reason: 'resource-not-found', resource: { type: 'TASK_TEMPLATE', id: 'template' } },
  ],
  [
    'ResourceNotFoundException',
    'a template, and a failed read',
    BY_TEMPLATE,
    { isIncomplete: true },
    undefined,
  ],
  ['ResourceNotFoundException', 'a flow', BY_FLOW, {}, undefined],
  [
    'InternalServiceException',
    'a flow of another type',
    BY_FLOW,
    flowOf('CUSTOMER_HOLD'),
    undefined,
  ],
  ['ThrottlingException', 'a flow of another type', BY_FLOW, flowOf('CUSTOMER_HOLD'), undefined],
  ['UndeclaredException', 'a flow of another type', BY_FLOW, flowOf('CUSTOMER_HOLD'), undefined],
])('%s: %s', (exception, _, change, evidence, expected) => {
  const failure = classifyStartRejection(
    {
      kind: 'rejected',
      exception,
      status: 400,
      message: '',
      requestId: 'request',
      retryAfterSeconds: undefined,
    },
    { ...COMMAND, ...change },
    { missing: undefined, connectTime: NOW, ...evidence },
  );
  expect(failure).toStrictEqual(expected);
});
