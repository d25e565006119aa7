import { inspect } from 'node:util';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { OPERATIONS } from '../../../../src/contacts/operations/index.ts';
import type { ContactRecord } from '../../../../src/emulator/store/contact-record.ts';
import {
  CONTACTS,
  FLOWS,
  INSTANCE_ARN,
  INSTANCE_ID,
  QUEUES,
  QUICK_CONNECTS,
  UNKNOWN_ID,
  USERS,
} from '../../../support/ids.ts';
import { startWorld, type World } from '../../../support/world.ts';
import { CHECKS, sendCheck } from './support/send-check.ts';

/** How many cases are tried; `npx jest check-and-mutation --globals '{"checkRuns":5000}'` tries more. */
const { checkRuns = 150 } = globalThis as { readonly checkRuns?: number };

const PAST = new Date(Date.UTC(2026, 0, 1));
const MALFORMED = 'not-an-id';

/** States of a contact; nothing else of it matters to the checks. */
const states: fc.Arbitrary<Partial<ContactRecord>> = fc.record(
  {
    channel: fc.constantFrom('TASK', 'TASK', 'CHAT', 'VOICE', 'EMAIL'),
    initiationMethod: fc.constantFrom(
      'API',
      'INBOUND',
      'OUTBOUND',
      'TRANSFER',
      'MONITOR',
      'DISCONNECT',
    ),
    disconnectTimestamp: fc.constantFrom(undefined, undefined, undefined, PAST),
    queue: fc.constantFrom(
      undefined,
      { id: QUEUES.claims, enqueueTimestamp: PAST },
      { id: USERS.ben, enqueueTimestamp: PAST },
    ),
    agent: fc.constantFrom(undefined, undefined, {
      id: USERS.amara,
      connectedToAgentTimestamp: PAST,
    }),
    pause: fc.constantFrom(
      { count: 0, isPaused: false, totalMs: 0, atAgentMs: 0 },
      { count: 1, isPaused: true, totalMs: 0, atAgentMs: 0, lastPaused: PAST },
    ),
  },
  { requiredKeys: [] },
);

const contactIds = fc.constantFrom(
  CONTACTS.unassignedTask,
  CONTACTS.unassignedTask,
  CONTACTS.unassignedTask,
  CONTACTS.transferredOnce,
  CONTACTS.transferredElevenTimes,
  CONTACTS.scheduledTask,
  CONTACTS.endedTask,
  UNKNOWN_ID,
  MALFORMED,
  '',
);
const userIds = fc.constantFrom(USERS.ben, USERS.ben, USERS.chen, UNKNOWN_ID, MALFORMED, '');
const flowIds = fc.constantFrom(
  undefined,
  undefined,
  FLOWS.inbound,
  FLOWS.customerHold,
  UNKNOWN_ID,
  MALFORMED,
);

const inputs: Readonly<Record<string, fc.Arbitrary<object>>> = {
  StopContact: fc.record({ contactId: contactIds }),
  AssociateContactWithUser: fc.record({ contactId: contactIds, userId: userIds }),
  TransferContact: fc.record({
    contactId: contactIds,
    contactFlowId: flowIds,
    target: fc.constantFrom(
      { queueId: QUEUES.billing },
      { queueId: USERS.ben },
      { queueId: UNKNOWN_ID },
      { queueId: `${INSTANCE_ARN}/queue/${QUEUES.billing}` },
      { userId: USERS.chen },
      { userId: `${INSTANCE_ARN}/agent/${USERS.chen}` },
      { userId: UNKNOWN_ID },
      { quickConnectId: QUICK_CONNECTS.billing },
      { quickConnectId: QUICK_CONNECTS.amara },
      { quickConnectId: QUICK_CONNECTS.flow },
      { quickConnectId: QUICK_CONNECTS.phoneNumber },
      { quickConnectId: UNKNOWN_ID },
    ),
  }),
};

/** How many contacts wait in the queue of the agent Ben before. */
const waiting = fc.constantFrom(0, 0, 10);

interface Case {
  readonly name: string;
  readonly input: object;
  readonly state: Partial<ContactRecord>;
  readonly waiting: number;
  readonly isOffline: boolean;
}

const cases: fc.Arbitrary<Case> = fc.oneof(
  ...CHECKS.map(({ name }) =>
    fc.record({
      name: fc.constant(name),
      input: inputs[name] ?? fc.constant({}),
      state: states,
      waiting,
      isOffline: fc.boolean(),
    }),
  ),
);

const ended = { disconnectTimestamp: PAST };
const unstoppable = { channel: 'VOICE', initiationMethod: 'MONITOR' } as const;
const task = CONTACTS.unassignedTask;
const target = { queueId: QUEUES.billing };

function example(name: string, input: object, state: Partial<ContactRecord> = {}, count = 0): Case {
  return { name, input, state, waiting: count, isOffline: false };
}

/** One case for each outcome, in the order of `EVERY_OUTCOME`. */
const EXAMPLES: readonly Case[] = [
  example('AssociateContactWithUser', { contactId: task, userId: USERS.ben }, {}, 10),
  example('AssociateContactWithUser', { contactId: task, userId: '' }),
  example('AssociateContactWithUser', { contactId: task, userId: USERS.ben }, ended),
  example('AssociateContactWithUser', { contactId: CONTACTS.scheduledTask, userId: USERS.ben }),
  example('AssociateContactWithUser', { contactId: task, userId: UNKNOWN_ID }),
  example('AssociateContactWithUser', { contactId: task, userId: USERS.ben }),
  example('StopContact', { contactId: task }, unstoppable),
  example('StopContact', { contactId: '' }),
  example('StopContact', { contactId: task }, { ...unstoppable, ...ended }),
  example('StopContact', { contactId: UNKNOWN_ID }),
  example('StopContact', { contactId: task }),
  example('TransferContact', { contactId: task, target }, { channel: 'CHAT' }),
  example('TransferContact', { contactId: task, target, contactFlowId: FLOWS.customerHold }),
  example('TransferContact', { contactId: '', target }),
  example('TransferContact', { contactId: task, target }, ended),
  example('TransferContact', {
    contactId: task,
    target: { quickConnectId: QUICK_CONNECTS.phoneNumber },
  }),
  example('TransferContact', { contactId: task, target: { queueId: UNKNOWN_ID } }),
  example('TransferContact', { contactId: CONTACTS.transferredElevenTimes, target }),
  example('TransferContact', { contactId: task, target }),
];

/** The errors that show only when the mutation is sent. */
const NOT_COVERED = [
  'ContactAccessDeniedError',
  'ContactIdempotencyConflictError',
  'ContactOutcomeUnknownError',
  'ContactQuotaExceededError',
  'ContactRegionNotActiveError',
  'ContactRequestRejectedError',
  'ContactServiceError',
  'ContactThrottledError',
];

/** Brings the contact centre into a state: that of the contact, and of the queue of Ben. */
async function prepare(
  { emulator }: World,
  { state, input, waiting: count, isOffline }: Case,
): Promise<void> {
  await emulator.reset();
  const { contacts, agents } = emulator.state;
  const at = new Date(0);
  const ben = agents.agent(INSTANCE_ID, USERS.ben);
  if (isOffline) agents.write({ ...ben, status: { ...ben.status, type: 'OFFLINE' } });
  const template = contacts.latest(CONTACTS.unassignedTask);
  if (template === undefined) throw new Error('There is no task');
  for (let index = 0; index < count; index += 1) {
    const id = `63000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
    contacts.write(
      {
        ...template,
        id,
        contactAssociationId: id,
        queue: { id: USERS.ben, enqueueTimestamp: PAST },
        atAgents: isOffline ? [] : [{ userId: USERS.ben, state: 'CONNECTING', since: PAST }],
      },
      at,
    );
  }
  const { contactId = '' } = input as { contactId?: string };
  const contact = contacts.latest(contactId);
  if (contact !== undefined) contacts.write({ ...contact, ...state }, at);
}

test(
  `of ${checkRuns} cases, what a check denies fails with the same error, and what it calls possible does not fail with one that it covers`,
  async () => {
    await using world = await startWorld();
    const seen = new Set<string>();

    const holds = fc.asyncProperty(cases, async (generated) => {
      const { name, input } = generated;
      await prepare(world, generated);
      const { mutation } = OPERATIONS.find((each) => each.name === name) ?? { mutation: '' };
      const callsBefore = world.upstream.calls.length;
      const recordsBefore = world.audit.length;

      const check = await sendCheck(world, name, input);

      const read = world.upstream.calls.slice(callsBefore);
      const isReadOnly = read.every(({ operation }) => /^(Describe|Get|List)/.test(operation));
      const isUnrecorded = world.audit.length === recordsBefore;
      const data = await world.client.data(
        `mutation ($input: ${name}Input!) {
          result: ${mutation}(input: $input) { __typename ... on ContactError { message code retryable } }
        }`,
        { input },
      );
      const result = data['result'] as { __typename: string; message?: string };
      const type = result.__typename;
      const isCovered = type.endsWith('Error') && !NOT_COVERED.includes(type);
      const text = check.unchecked.join(' ');
      const isSaid =
        (type === 'ContactChannelNotSupportedError' && text.includes('EMAIL')) ||
        (type === 'ContactAgentQueueFullError' && text.includes('offline'));
      const agrees =
        check.error === null
          ? check.possible && (!isCovered || isSaid)
          : !check.possible &&
            check.error.__typename === type &&
            check.error.message === result.message;
      seen.add(`${mutation}: ${check.possible ? 'possible' : type}`);
      if (!agrees || !isReadOnly || !isUnrecorded || check.unchecked.length === 0) {
        throw new Error(inspect({ generated, check, result, read }, { depth: 7 }));
      }
    });
    await fc.assert(holds, { numRuns: checkRuns, examples: EXAMPLES.map((each) => [each]) });

    expect([...seen].sort()).toStrictEqual(EVERY_OUTCOME);
  },
  checkRuns * 500,
);

/** Each check was seen to deny all that it covers. */
const EVERY_OUTCOME = [
  'associateContactWithUser: ContactAgentQueueFullError',
  'associateContactWithUser: ContactInputError',
  'associateContactWithUser: ContactNotActiveError',
  'associateContactWithUser: ContactNotQueuedError',
  'associateContactWithUser: ContactResourceNotFoundError',
  'associateContactWithUser: possible',
  'stopContact: ContactInitiationMethodNotSupportedError',
  'stopContact: ContactInputError',
  'stopContact: ContactNotActiveError',
  'stopContact: ContactResourceNotFoundError',
  'stopContact: possible',
  'transferContact: ContactChannelNotSupportedError',
  'transferContact: ContactFlowTypeNotSupportedError',
  'transferContact: ContactInputError',
  'transferContact: ContactNotActiveError',
  'transferContact: ContactQuickConnectTypeNotSupportedError',
  'transferContact: ContactResourceNotFoundError',
  'transferContact: ContactTransferLimitError',
  'transferContact: possible',
];
