import {
  AssociateContactWithUserCommand,
  type ConnectClient,
  DismissUserContactCommand,
  PauseContactCommand,
  PutUserStatusCommand,
  ResumeContactCommand,
  ResumeContactRecordingCommand,
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
import { FLOWS, INSTANCE_ID as InstanceId, QUEUES, USERS } from '../../../test/support/ids.ts';
import type { Random } from '../plan/random.ts';
import type { Subject } from './chaos-operation.ts';
import {
  drawAheadMs,
  drawKeys,
  drawPairs,
  drawStatusId,
  drawText,
  endedContactOf,
  timeAhead,
} from './values.ts';

/** What a client of Connect does that no gateway knows of. */
export interface OtherCommand {
  readonly name: string;
  send(connect: ConnectClient, subject: Subject): Promise<unknown>;
}

type DrawOther = (random: Random) => OtherCommand['send'];

const record = (pairs: readonly { key: string; value: string }[]): Record<string, string> =>
  Object.fromEntries(pairs.map(({ key, value }) => [key, value]));

/** Those that end the contact are at the end: they are drawn less often. */
const OF_CONTACTS: Readonly<Record<string, DrawOther>> = {
  PauseContact:
    () =>
    (connect, { id: ContactId }) =>
      connect.send(new PauseContactCommand({ InstanceId, ContactId })),
  ResumeContact:
    () =>
    (connect, { id: ContactId }) =>
      connect.send(new ResumeContactCommand({ InstanceId, ContactId })),
  SuspendContactRecording:
    () =>
    (connect, { id: ContactId }) =>
      connect.send(
        new SuspendContactRecordingCommand({ InstanceId, ContactId, InitialContactId: ContactId }),
      ),
  ResumeContactRecording:
    () =>
    (connect, { id: ContactId }) =>
      connect.send(
        new ResumeContactRecordingCommand({ InstanceId, ContactId, InitialContactId: ContactId }),
      ),
  TagContact: (random) => {
    const Tags = record(drawPairs(random));
    return (connect, { id: ContactId }) =>
      connect.send(new TagContactCommand({ InstanceId, ContactId, Tags }));
  },
  UntagContact: (random) => {
    const TagKeys = drawKeys(random);
    return (connect, { id: ContactId }) =>
      connect.send(new UntagContactCommand({ InstanceId, ContactId, TagKeys }));
  },
  UpdateContact: (random) => {
    const Name = drawText(random);
    return (connect, { id: ContactId }) =>
      connect.send(new UpdateContactCommand({ InstanceId, ContactId, Name }));
  },
  UpdateContactAttributes: (random) => {
    const Attributes = record(drawPairs(random));
    return (connect, { id: InitialContactId }) =>
      connect.send(
        new UpdateContactAttributesCommand({ InstanceId, InitialContactId, Attributes }),
      );
  },
  UpdateContactRoutingData: (random) => {
    const QueuePriority = random.int(1, 3);
    return (connect, { id: ContactId }) =>
      connect.send(new UpdateContactRoutingDataCommand({ InstanceId, ContactId, QueuePriority }));
  },
  UpdateContactSchedule: (random) => {
    const aheadMs = drawAheadMs(random);
    return (connect, subject) =>
      connect.send(
        new UpdateContactScheduleCommand({
          InstanceId,
          ContactId: subject.id,
          ScheduledTime: timeAhead(subject, aheadMs),
        }),
      );
  },
  AssociateContactWithUser: (random) => {
    const UserId = random.pick([USERS.amara, USERS.ben, USERS.chen]);
    return (connect, { id: ContactId }) =>
      connect.send(new AssociateContactWithUserCommand({ InstanceId, ContactId, UserId }));
  },
};

const ENDINGS: Readonly<Record<string, DrawOther>> = {
  StopContact:
    () =>
    (connect, { id: ContactId }) =>
      connect.send(new StopContactCommand({ InstanceId, ContactId })),
  TransferContact:
    () =>
    (connect, { id: ContactId }) =>
      connect.send(
        new TransferContactCommand({
          InstanceId,
          ContactId,
          ContactFlowId: FLOWS.queueTransfer,
          QueueId: QUEUES.billing,
        }),
      ),
};

const OF_USERS: Readonly<Record<string, DrawOther>> = {
  DismissUserContact:
    () =>
    (connect, { id: UserId }) =>
      connect.send(
        new DismissUserContactCommand({ InstanceId, UserId, ContactId: endedContactOf(UserId) }),
      ),
  PutUserStatus: (random) => {
    const AgentStatusId = drawStatusId(random);
    return (connect, { id: UserId }) =>
      connect.send(new PutUserStatusCommand({ InstanceId, UserId, AgentStatusId }));
  },
};

/** Operations that undo each other. All others are undone by themselves, with other values. */
const OPPOSITES: readonly (readonly [string, string])[] = [
  ['PauseContact', 'ResumeContact'],
  ['SuspendContactRecording', 'ResumeContactRecording'],
  ['TagContact', 'UntagContact'],
];

/**
 * A command for the contact or the user of a schedule.
 *
 * @param operation what the callers of the gateway request: more than half of the others want the contrary, if there is
 *   a command above for it.
 */
export function drawOther(
  random: Random,
  subject: 'contact' | 'user',
  operation: string,
): OtherCommand {
  const contacts = random.chance(0.15) ? ENDINGS : OF_CONTACTS;
  const drawn = random.pick(namesOf(subject === 'user' ? OF_USERS : contacts));
  const pair = OPPOSITES.find((names) => names.includes(operation)) ?? [operation, operation];
  const wanted = random.chance(0.6) ? random.pick(pair) : drawn;
  const commands = { ...OF_CONTACTS, ...ENDINGS, ...OF_USERS };
  const name = wanted in commands ? wanted : drawn;
  const draw = commands[name];
  if (draw === undefined) throw new Error(`No other client sends ${name}`);
  return { name, send: draw(random) };
}

function namesOf(commands: Readonly<Record<string, DrawOther>>): [string, ...string[]] {
  return Object.keys(commands) as [string, ...string[]];
}
