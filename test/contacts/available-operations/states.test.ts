import {
  ConnectClient,
  MonitorContactCommand,
  StartOutboundVoiceContactCommand,
  SuspendContactRecordingCommand,
} from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { CONTACT_OPERATIONS } from '../../../src/contacts/available-operations/contact-operation.enum.ts';
import { CONTACTS, FLOWS, INSTANCE_ID, QUEUES, USERS } from '../../support/ids.ts';
import { startWorld, type World } from '../../support/world.ts';
import {
  availabilityOf,
  type Entry,
  expectTruth,
  OPERATION_NAMES,
  OPERATIONS,
} from './support/availability.ts';

const HOUR_MS = 3_600_000;

/** Brings a contact into a state, past the gateway. Returns its id. */
type Prepare = (centre: Centre) => Promise<string> | string;

interface Centre {
  readonly connect: ConnectClient;
  /** A request to the administration of the embedded Connect. */
  readonly administer: (path: string, body: object) => Promise<Record<string, unknown>>;
  readonly mutate: (mutation: string, input: object) => Promise<unknown>;
}

async function created({ administer }: Centre, contact: object): Promise<string> {
  const { contactId } = await administer('contacts', contact);
  return String(contactId);
}

const at = async (
  { administer }: Centre,
  user: string,
  action: string,
  contactId: string,
): Promise<string> => {
  await administer(`agents/${user}/${action}`, { contactId });
  return contactId;
};

const mutated =
  (contactId: string, ...steps: readonly (readonly [string, object?])[]): Prepare =>
  async ({ mutate }) => {
    for (const [mutation, input] of steps) await mutate(mutation, { contactId, ...input });
    return contactId;
  };

/** A contact that is offered to an agent who accepts by hand. */
async function offered(centre: Centre, contact: object): Promise<string> {
  await centre.administer(`agents/${USERS.ben}/handling`, { handling: 'MANUAL' });
  return created(centre, { userId: USERS.ben, ...contact });
}

async function accepted(centre: Centre, contact: object): Promise<string> {
  return at(centre, USERS.ben, 'accept', await offered(centre, contact));
}

const call = (initiationMethod: string) => ({ channel: 'VOICE', initiationMethod });

const scheduled: Prepare = () => CONTACTS.scheduledTask;
const ended: Prepare = mutated(CONTACTS.unassignedTask, ['stopContact']);

/** The states, and how far the clock is advanced afterwards. */
const STATES: readonly (readonly [state: string, prepare: Prepare, advanceMs?: number])[] = [
  ['a task in a queue', () => CONTACTS.unassignedTask],
  ['a task that has an agent', () => CONTACTS.taskOfAmara],
  ['a task that is offered to an agent', (centre) => offered(centre, { channel: 'TASK' })],
  [
    'a task that its agent has missed',
    async (centre) => at(centre, USERS.ben, 'miss', await offered(centre, { channel: 'TASK' })),
  ],
  [
    'a task that was assigned to an agent',
    mutated(CONTACTS.unassignedTask, ['associateContactWithUser', { userId: USERS.ben }]),
  ],
  ['a task that was paused in its queue', mutated(CONTACTS.unassignedTask, ['pauseContact'])],
  ['a task that was paused at its agent', mutated(CONTACTS.taskOfAmara, ['pauseContact'])],
  [
    'a task that was resumed',
    async (centre) => {
      await mutated(CONTACTS.unassignedTask, ['pauseContact'])(centre);
      await centre.administer('advance', { milliseconds: 5_000 });
      return mutated(CONTACTS.unassignedTask, ['resumeContact'])(centre);
    },
  ],
  ['a task without a queue', (centre) => created(centre, { channel: 'TASK' })],
  ['a scheduled task', scheduled],
  ['a scheduled task that was stopped', mutated(CONTACTS.scheduledTask, ['stopContact'])],
  ['a scheduled task that has started', scheduled, 30 * 24 * HOUR_MS],
  ['a task that has ended long ago', () => CONTACTS.endedTask],
  ['a task that has just ended', ended],
  ['a task that ended 2 h 59 min ago', ended, 3 * HOUR_MS - 60_000],
  ['a task that ended 3 h 1 min ago', ended, 3 * HOUR_MS + 60_000],
  [
    'a task that was ended while it was paused',
    mutated(CONTACTS.unassignedTask, ['pauseContact'], ['stopContact']),
  ],
  [
    'a task that was transferred',
    mutated(CONTACTS.unassignedTask, ['transferContact', { target: { queueId: QUEUES.billing } }]),
  ],
  ['a task that continues another one', () => CONTACTS.transferredOnce],
  ['a task that was transferred as often as possible', () => CONTACTS.transferredElevenTimes],
  ['a call', () => CONTACTS.voice],
  ['a chat', () => CONTACTS.chat],
  ['an email', () => CONTACTS.email],
  ['a call in a queue', (centre) => created(centre, { channel: 'VOICE', queueId: QUEUES.claims })],
  ['a chat in a queue', (centre) => created(centre, { channel: 'CHAT', queueId: QUEUES.claims })],
  [
    'an email in a queue',
    (centre) => created(centre, { channel: 'EMAIL', queueId: QUEUES.claims }),
  ],
  ['a call that is offered', (centre) => offered(centre, { channel: 'VOICE' })],
  ['a call that an agent has', (centre) => accepted(centre, { channel: 'VOICE' })],
  ['a chat that an agent has', (centre) => accepted(centre, { channel: 'CHAT' })],
  ['an email that an agent has', (centre) => accepted(centre, { channel: 'EMAIL' })],
  [
    'a call on hold',
    async (centre) => at(centre, USERS.ben, 'hold', await accepted(centre, { channel: 'VOICE' })),
  ],
  [
    'a call that has ended',
    async (centre) =>
      at(centre, USERS.ben, 'complete', await accepted(centre, { channel: 'VOICE' })),
  ],
  [
    'a call whose recording is suspended',
    async (centre) => {
      const ContactId = await accepted(centre, { channel: 'VOICE' });
      await centre.connect.send(
        new SuspendContactRecordingCommand({
          InstanceId: INSTANCE_ID,
          ContactId,
          InitialContactId: ContactId,
        }),
      );
      return ContactId;
    },
  ],
  [
    'a call that is monitored',
    async (centre) => {
      const id = await accepted(centre, { channel: 'VOICE' });
      await monitor(centre, id);
      return id;
    },
  ],
  [
    'a contact that monitors a call',
    async (centre) => monitor(centre, await accepted(centre, { channel: 'VOICE' })),
  ],
  [
    'a call to a customer',
    async ({ connect }) => {
      const { ContactId = '' } = await connect.send(
        new StartOutboundVoiceContactCommand({
          InstanceId: INSTANCE_ID,
          ContactFlowId: FLOWS.inbound,
          DestinationPhoneNumber: '+12025550199',
          QueueId: QUEUES.claims,
        }),
      );
      return ContactId;
    },
  ],
  ['a callback', (centre) => created(centre, { ...call('CALLBACK'), queueId: QUEUES.claims })],
  ...['TRANSFER', 'QUEUE_TRANSFER', 'DISCONNECT', 'EXTERNAL_OUTBOUND'].map(
    (method): readonly [string, Prepare] => [
      `a call by ${method}`,
      (centre) => created(centre, { ...call(method), queueId: QUEUES.claims }),
    ],
  ),
  [
    'a transferred call that has ended',
    async (centre) => at(centre, USERS.ben, 'complete', await accepted(centre, call('TRANSFER'))),
  ],
];

async function monitor({ connect, administer }: Centre, ContactId: string): Promise<string> {
  await administer(`agents/${USERS.chen}/status`, { status: 'Available' });
  const { ContactId: monitoring = '' } = await connect.send(
    new MonitorContactCommand({ InstanceId: INSTANCE_ID, ContactId, UserId: USERS.chen }),
  );
  return monitoring;
}

function centreOf({ client, emulator }: World): Centre {
  return {
    connect: new ConnectClient({
      endpoint: emulator.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    }),
    async administer(path, body) {
      const response = await fetch(`${emulator.url}/_emulator/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const answer = (await response.json()) as Record<string, unknown>;
      expect([path, response.ok ? 'ok' : answer]).toStrictEqual([path, 'ok']);
      return answer;
    },
    async mutate(mutation, input) {
      const name = mutation.charAt(0).toUpperCase() + mutation.slice(1);
      const data = await client.data(
        `mutation ($input: ${name}Input!) { ${mutation}(input: $input) { __typename } }`,
        { input },
      );
      expect(data).toStrictEqual({ [mutation]: { __typename: `${name}Success` } });
      return data;
    },
  };
}

/** Brings a contact into a state of {@link STATES}. */
async function bring(
  centre: Centre,
  prepare: Prepare,
  milliseconds: number | undefined,
): Promise<string> {
  const id = await prepare(centre);
  if (milliseconds !== undefined) await centre.administer('advance', { milliseconds });
  return id;
}

describe.each(STATES)('%s', (_, prepare, advanceMs) => {
  test('is shown as each operation finds it', async () => {
    await using world = await startWorld();
    const centre = centreOf(world);
    let id = await bring(centre, prepare, advanceMs);
    let entries = await availabilityOf(world.client, id);

    expect(entries.map(({ operation }) => operation)).toStrictEqual(OPERATION_NAMES);
    for (const index of OPERATION_NAMES.keys()) {
      const entry = entries[index];
      if (entry === undefined) continue;
      const named = {
        userId: USERS.chen,
        queueId: QUEUES.complaints,
        later: new Date(world.emulator.state.clock.now().getTime() + HOUR_MS),
      };
      const type = await expectTruth(world.client, id, entry, named);
      if (!type.endsWith('Success')) continue;
      // It has changed the contact: the next operation finds it as the first one did.
      await world.emulator.reset();
      id = await bring(centre, prepare, advanceMs);
      entries = await availabilityOf(world.client, id);
    }
  });
});

test('the states above have each cause, and the operations are those of the registry', async () => {
  await using world = await startWorld();
  const entries: Entry[] = [];
  for (const [, prepare, advanceMs] of STATES) {
    const id = await bring(centreOf(world), prepare, advanceMs);
    entries.push(...(await availabilityOf(world.client, id)));
    await world.emulator.reset();
  }
  const errorsOf = (name: string): string[] =>
    entries.flatMap(({ operation, error }) => (operation === name && error !== null ? error : []));
  const causes = OPERATION_NAMES.map((name) => [name, [...new Set(errorsOf(name))].sort()]);

  expect(causes).toStrictEqual(OPERATION_NAMES.map((name) => [name, OPERATIONS[name]?.denies]));
  expect(CONTACT_OPERATIONS).toHaveLength(OPERATION_NAMES.length);
});
