import {
  AssociateContactWithUserCommand,
  ConnectServiceException,
  DismissUserContactCommand,
  ListAgentStatusesCommand,
  MonitorContactCommand,
  PauseContactCommand,
  PutUserStatusCommand,
  ResumeContactCommand,
  ResumeContactRecordingCommand,
  StartOutboundVoiceContactCommand,
  StartTaskContactCommand,
  StopContactCommand,
  SuspendContactRecordingCommand,
  TagContactCommand,
  TransferContactCommand,
  UntagContactCommand,
  UpdateContactAttributesCommand,
  UpdateContactCommand,
  UpdateContactRoutingDataCommand,
  UpdateContactScheduleCommand,
} from '@aws-sdk/client-connect';
import { expect } from '@jest/globals';
import fc from 'fast-check';
import { agentActions } from '../../../src/emulator/routing/drive-contact.ts';
import { nth } from '../../support/directory.ts';
import { admin } from './admin.ts';
import {
  type Centre,
  INBOUND_FLOWS,
  InstanceId,
  QUEUES,
  STATUSES,
  USERS,
} from './random-centre.ts';

/** One thing that is done at random, and its parameters: contacts are numbers in the list of all. */
export interface Step {
  readonly name: string;
  /** Whether it was done. False: a rule of Connect, or of the administration, rejected it. */
  readonly run: (centre: Centre) => Promise<boolean>;
  readonly toString: () => string;
}

const user = fc.constantFrom(...USERS);
/** Mostly a late contact: the first ones end soon. */
const number = fc.oneof(fc.nat(4), fc.nat(15));
const tagKey = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const rarely = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 3 });

const pick = ({ contacts }: Centre, number: number): string =>
  nth(contacts, contacts.length - 1 - (number % contacts.length));

class NotPossible extends Error {}

async function administer({ emulator }: Centre, path: string, body: object): Promise<void> {
  const { status } = await admin(emulator, path, body);
  expect([200, 409]).toContain(status);
  if (status === 409) throw new NotPossible(path);
}

function step<T>(
  name: string,
  parameters: fc.Arbitrary<T>,
  run: (centre: Centre, parameters: T) => Promise<unknown>,
): fc.Arbitrary<Step> {
  return parameters.map((value) => ({
    name,
    run: async (centre) => {
      try {
        await run(centre, value);
        return true;
      } catch (error) {
        if (error instanceof NotPossible) return false;
        if (error instanceof ConnectServiceException && error.$fault === 'client') return false;
        throw error;
      }
    },
    toString: () => `${name} ${JSON.stringify(value)}`,
  }));
}

/** Remembers a contact that a step has started. */
async function started(
  { contacts }: Centre,
  answer: Promise<{ readonly ContactId?: string | undefined }>,
): Promise<void> {
  const { ContactId } = await answer;
  if (ContactId !== undefined && !contacts.includes(ContactId)) contacts.push(ContactId);
}

const startTask = step(
  'start a task',
  fc.record({
    flow: fc.constantFrom(...INBOUND_FLOWS),
    previous: rarely(number),
    related: rarely(number),
    ahead: rarely(fc.nat(40)),
    attributes: rarely(fc.constantFrom({ a: '1' }, { a: '2', b: 'ü' })),
    token: rarely(fc.constantFrom('one', 'two')),
  }),
  (centre, { flow, previous, related, ahead, attributes, token }) =>
    started(
      centre,
      centre.client.send(
        new StartTaskContactCommand({
          InstanceId,
          Name: 'Task',
          ContactFlowId: flow,
          PreviousContactId: previous === undefined ? undefined : pick(centre, previous),
          RelatedContactId: related === undefined ? undefined : pick(centre, related),
          ScheduledTime: ahead === undefined ? undefined : secondsFromNow(centre, ahead),
          Attributes: attributes,
          ClientToken: token,
        }),
      ),
    ),
);

const transfer = step(
  'transfer',
  fc.record({
    number,
    target: fc.oneof(
      fc.record({ QueueId: fc.constantFrom(...QUEUES) }),
      fc.record({ UserId: user }),
      fc.constant({}),
    ),
    token: rarely(fc.constantFrom('one', 'two')),
  }),
  (centre, { number, target, token }) =>
    started(
      centre,
      centre.client.send(
        new TransferContactCommand({
          InstanceId,
          ContactId: pick(centre, number),
          ContactFlowId: 'transfer',
          ClientToken: token,
          ...target,
        }),
      ),
    ),
);

const startCall = step(
  'call',
  fc.record({ QueueId: fc.constantFrom(...QUEUES) }),
  (centre, { QueueId }) =>
    started(
      centre,
      centre.client.send(
        new StartOutboundVoiceContactCommand({
          InstanceId,
          ContactFlowId: 'to-claims',
          DestinationPhoneNumber: '+12025550199',
          SourcePhoneNumber: '+12025550100',
          QueueId,
        }),
      ),
    ),
);

const monitor = step('monitor', fc.record({ number, UserId: user }), (centre, { number, UserId }) =>
  started(
    centre,
    centre.client.send(
      new MonitorContactCommand({ InstanceId, ContactId: pick(centre, number), UserId }),
    ),
  ),
);

const ofContact = fc.record({ number });

const assign = step('assign', fc.record({ number, UserId: user }), (centre, { number, UserId }) =>
  centre.client.send(
    new AssociateContactWithUserCommand({
      InstanceId,
      ContactId: pick(centre, number),
      UserId,
    }),
  ),
);

const pause = step('pause', ofContact, (centre, { number }) =>
  centre.client.send(new PauseContactCommand({ InstanceId, ContactId: pick(centre, number) })),
);

const resume = step(
  'resume',
  fc.record({ number, ContactFlowId: rarely(fc.constantFrom(...INBOUND_FLOWS)) }),
  (centre, { number, ContactFlowId }) =>
    centre.client.send(
      new ResumeContactCommand({ InstanceId, ContactId: pick(centre, number), ContactFlowId }),
    ),
);

const record = step(
  'record',
  fc.record({
    number,
    Command: fc.constantFrom(SuspendContactRecordingCommand, ResumeContactRecordingCommand),
  }),
  (centre, { number, Command }) => {
    const ContactId = pick(centre, number);
    const input = { InstanceId, ContactId, InitialContactId: ContactId };
    return Command === SuspendContactRecordingCommand
      ? centre.client.send(new SuspendContactRecordingCommand(input))
      : centre.client.send(new ResumeContactRecordingCommand(input));
  },
);

const changes: fc.Arbitrary<Step>[] = [
  step('stop', ofContact, (centre, { number }) =>
    centre.client.send(new StopContactCommand({ InstanceId, ContactId: pick(centre, number) })),
  ),
  step('dismiss', fc.record({ number, UserId: user }), (centre, { number, UserId }) =>
    centre.client.send(
      new DismissUserContactCommand({ InstanceId, ContactId: pick(centre, number), UserId }),
    ),
  ),
  step('update', ofContact, (centre, { number }) =>
    centre.client.send(
      new UpdateContactCommand({ InstanceId, ContactId: pick(centre, number), Name: 'Other' }),
    ),
  ),
  step(
    'set attributes',
    fc.record({ number, Attributes: fc.constantFrom({ a: '' }, { a: '3' }, { c: '4' }) }),
    (centre, { number, Attributes }) =>
      centre.client.send(
        new UpdateContactAttributesCommand({
          InstanceId,
          InitialContactId: pick(centre, number),
          Attributes,
        }),
      ),
  ),
  step('tag', fc.record({ number, key: tagKey }), (centre, { number, key }) =>
    centre.client.send(
      new TagContactCommand({
        InstanceId,
        ContactId: pick(centre, number),
        Tags: { [key]: 'x', [`${key}2`]: 'x' },
      }),
    ),
  ),
  step('untag', fc.record({ number, key: tagKey }), (centre, { number, key }) =>
    centre.client.send(
      new UntagContactCommand({ InstanceId, ContactId: pick(centre, number), TagKeys: [key] }),
    ),
  ),
  step(
    'change the turn',
    fc.record({
      number,
      data: fc.oneof(
        fc.record({ QueuePriority: fc.integer({ min: 1, max: 9 }) }),
        fc.record({ QueueTimeAdjustmentSeconds: fc.integer({ min: -90, max: 90 }) }),
      ),
    }),
    (centre, { number, data }) =>
      centre.client.send(
        new UpdateContactRoutingDataCommand({
          InstanceId,
          ContactId: pick(centre, number),
          ...data,
        }),
      ),
  ),
  step('reschedule', fc.record({ number, ahead: fc.nat(40) }), (centre, { number, ahead }) =>
    centre.client.send(
      new UpdateContactScheduleCommand({
        InstanceId,
        ContactId: pick(centre, number),
        ScheduledTime: secondsFromNow(centre, ahead),
      }),
    ),
  ),
  step(
    'choose a status',
    fc.record({ UserId: user, status: fc.constantFrom(...STATUSES) }),
    async ({ client }, { UserId, status }) => {
      const listed = await client.send(new ListAgentStatusesCommand({ InstanceId }));
      const found = listed.AgentStatusSummaryList?.find(({ Name }) => Name === status);
      const AgentStatusId = found?.Id;
      return client.send(new PutUserStatusCommand({ InstanceId, UserId, AgentStatusId }));
    },
  ),
];

const drive = step(
  'drive',
  fc.record({ user, action: fc.constantFrom(...agentActions), number: rarely(number) }),
  (centre, { user, action, number }) =>
    administer(centre, `agents/${user}/${action}`, {
      ...(number !== undefined && { contactId: pick(centre, number) }),
    }),
);

const driven = [
  step(
    'handle',
    fc.record({ user, handling: fc.constantFrom('AUTOMATIC', 'MANUAL') }),
    (centre, { user, handling }) => administer(centre, `agents/${user}/handling`, { handling }),
  ),
  step(
    'wait',
    fc.record({ seconds: fc.integer({ min: 1, max: 30 }) }),
    ({ world }, { seconds }) => {
      world.advance(seconds * 1000);
      return Promise.resolve();
    },
  ),
];

export const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: startTask },
  { weight: 4, arbitrary: transfer },
  { weight: 1, arbitrary: startCall },
  { weight: 2, arbitrary: monitor },
  { weight: 4, arbitrary: assign },
  { weight: 3, arbitrary: pause },
  { weight: 5, arbitrary: resume },
  { weight: 3, arbitrary: record },
  { weight: 12, arbitrary: fc.oneof(...changes) },
  { weight: 8, arbitrary: fc.oneof({ weight: 3, arbitrary: drive }, ...driven) },
);

function secondsFromNow({ world }: Centre, ahead: number): Date {
  return new Date(world.now().getTime() + ahead * 1000);
}
