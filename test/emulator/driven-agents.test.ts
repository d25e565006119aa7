import type { ContactState, CurrentMetricName } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { Clock } from '../../src/emulator/clock.ts';
import { createState } from '../../src/emulator/create-state.ts';
import { associateContactWithUser } from '../../src/emulator/operations/associate-contact-with-user.ts';
import { describeContact } from '../../src/emulator/operations/describe-contact.ts';
import { getCurrentMetricData } from '../../src/emulator/operations/get-current-metric-data.ts';
import { getCurrentUserData } from '../../src/emulator/operations/get-current-user-data.ts';
import type { OperationContext } from '../../src/emulator/operations/operation.ts';
import { putUserStatus } from '../../src/emulator/operations/put-user-status.ts';
import { transferContact } from '../../src/emulator/operations/transfer-contact.ts';
import { changeHandling } from '../../src/emulator/routing/agent-status.ts';
import { type AgentAction, driveContact } from '../../src/emulator/routing/drive-contact.ts';
import { parseSeed } from '../../src/emulator/seed.ts';
import { Timeline } from '../../src/emulator/timeline.ts';
import { World } from './support/wire.ts';

const states = [
  'INCOMING',
  'PENDING',
  'CONNECTING',
  'CONNECTED',
  'CONNECTED_ONHOLD',
  'MISSED',
  'REJECTED',
  'ERROR',
  'ENDED',
] as const satisfies ContactState[];

const call = (id: string, change: object = {}) => ({
  id,
  channel: 'VOICE',
  initiationMethod: 'INBOUND',
  queueId: 'q',
  initiationTimestamp: -100,
  ...change,
});

/** A contact centre with a MANUAL agent, and what its tests do and see. */
class Centre {
  readonly world = new World();
  readonly #context: () => OperationContext;

  constructor(contacts: readonly object[], seed: object = {}) {
    const clock = new Clock(this.world.now);
    const parsed = parseSeed({
      instances: [{ id: 'i' }],
      queues: [{ id: 'q', name: 'Q' }],
      contactFlows: [{ id: 'f', name: 'F', type: 'AGENT_TRANSFER' }],
      routingProfiles: [{ id: 'r', name: 'R', queues: [{ queueId: 'q' }] }],
      agentStatuses: [{ id: 'lunch', name: 'Lunch' }],
      users: ['ann', 'bob'].map((id) => ({
        id,
        username: id,
        routingProfileId: 'r',
        handling: 'MANUAL',
      })),
      contacts,
      ...seed,
    });
    const state = createState(parsed, clock, new Timeline(clock), {
      newId: this.world.newId,
      consistencyDelayMs: 0,
      searchDelayMs: 0,
      transferableChannels: ['TASK'],
      pageTokenTtlMs: 60_000,
      limits: 'on',
    });
    this.#context = () => ({ ...state, now: clock.now() });
  }

  drive(action: AgentAction, contactId = 'c', userId = 'ann') {
    return driveContact(contactId, { instanceId: 'i', userId }, action, this.#context());
  }

  handle(handling: 'AUTOMATIC' | 'MANUAL'): void {
    changeHandling({ instanceId: 'i', userId: 'ann' }, handling, this.#context());
  }

  transfer(ContactId: string, UserId = 'ann'): string {
    const input = { InstanceId: 'i', ContactId, ContactFlowId: 'f', UserId };
    return transferContact(input, this.#context()).ContactId ?? '';
  }

  associate(ContactId: string, UserId: string): void {
    associateContactWithUser({ InstanceId: 'i', ContactId, UserId }, this.#context());
  }

  putStatus(AgentStatusId: string): void {
    putUserStatus({ InstanceId: 'i', UserId: 'ann', AgentStatusId }, this.#context());
  }

  data(userId = 'ann') {
    const input = { InstanceId: 'i', Filters: { Agents: [userId] } };
    return getCurrentUserData(input, this.#context()).UserDataList?.[0];
  }

  stateOf(contactId = 'c', userId = 'ann'): string | undefined {
    const contacts = this.data(userId)?.Contacts ?? [];
    return contacts.find(({ ContactId }) => ContactId === contactId)?.AgentContactState;
  }

  read(ContactId = 'c') {
    return describeContact({ InstanceId: 'i', ContactId }, this.#context()).Contact;
  }

  measure(...names: CurrentMetricName[]): (number | undefined)[] {
    const input = {
      InstanceId: 'i',
      Filters: { Queues: ['q'] },
      CurrentMetrics: names.map((Name) => ({ Name })),
    };
    const { MetricResults } = getCurrentMetricData(input, this.#context());
    return MetricResults?.[0]?.Collections?.map(({ Value }) => Value) ?? [];
  }

  withState(ContactStates: ContactState[]): (string | undefined)[] {
    const input = {
      InstanceId: 'i',
      Filters: { Queues: ['q'], ContactFilter: { ContactStates } },
    };
    const { UserDataList } = getCurrentUserData(input, this.#context());
    return UserDataList?.map(({ User }) => User?.Id) ?? [];
  }
}

const inState = (agentState: ContactState) =>
  new Centre([
    call('c', {
      userId: 'ann',
      agentState,
      ...(agentState === 'ENDED' && { disconnectTimestamp: -10 }),
    }),
  ]);

describe('a contact at an agent', () => {
  const steps: Readonly<Record<AgentAction, Partial<Record<ContactState, string>>>> = {
    accept: { INCOMING: 'PENDING', PENDING: 'CONNECTED', CONNECTING: 'CONNECTED' },
    reject: { INCOMING: 'REJECTED', CONNECTING: 'REJECTED' },
    miss: { INCOMING: 'MISSED', CONNECTING: 'MISSED' },
    error: { INCOMING: 'ERROR', PENDING: 'ERROR', CONNECTING: 'ERROR' },
    hold: { CONNECTED: 'CONNECTED_ONHOLD' },
    unhold: { CONNECTED_ONHOLD: 'CONNECTED' },
    complete: { CONNECTED: 'ENDED', CONNECTED_ONHOLD: 'ENDED' },
    clear: { MISSED: 'none', REJECTED: 'none', ERROR: 'none', ENDED: 'none' },
  };
  const table = Object.entries(steps).flatMap(([action, next]) =>
    states.map((state) => ({ action: action as AgentAction, state, then: next[state] })),
  );

  test.each(table.filter(({ then }) => then !== undefined))(
    '$action leads from $state to $then',
    ({ action, state, then }) => {
      const centre = inState(state);
      expect(centre.stateOf()).toBe(state);
      expect(centre.withState([state])).toStrictEqual(['ann']);
      expect(centre.drive(action)).toBeUndefined();
      expect(centre.stateOf() ?? 'none').toBe(then);
      expect(centre.withState([state])).toStrictEqual([]);
    },
  );

  test.each(table.filter(({ then }) => then === undefined))(
    '$action is not possible when it is $state',
    ({ action, state }) => {
      const centre = inState(state);
      expect(centre.drive(action)).toMatchObject({ reason: 'WRONG_STATE', state });
      expect(centre.stateOf()).toBe(state);
    },
  );

  test('is not in the list of another agent, and an unknown one is in none', () => {
    const centre = inState('CONNECTING');
    for (const [contact, user] of [
      ['c', 'bob'],
      ['d', 'ann'],
    ]) {
      expect(centre.drive('accept', contact, user)).toStrictEqual({
        reason: 'NOT_IN_LIST',
      });
    }
  });

  test('has no hold unless it is a call', () => {
    const centre = new Centre([{ id: 'c', queueId: 'q', userId: 'ann' }]);
    expect(centre.drive('hold')).toStrictEqual({ reason: 'NO_HOLD' });
    expect(centre.stateOf()).toBe('CONNECTED');
  });

  test('keeps the time of its connection on hold, and gets another one in all other states', () => {
    const centre = inState('CONNECTING');
    const since = () => centre.data()?.Contacts?.[0]?.StateStartTimestamp;
    centre.world.advance(1000);
    const connected = centre.world.now();
    centre.drive('accept');
    expect(since()).toStrictEqual(connected);
    centre.world.advance(1000);
    centre.drive('hold');
    expect(since()).toStrictEqual(connected);
    centre.drive('complete');
    expect(since()).toStrictEqual(centre.world.now());
    expect(centre.data()?.Contacts?.[0]?.ConnectedToAgentTimestamp).toStrictEqual(connected);
  });
});

describe('what other reads show', () => {
  test('an accepted contact has its agent, and a missed one waits in its queue', () => {
    const accepted = inState('CONNECTING');
    expect(accepted.read()).toMatchObject({ QueueInfo: { Id: 'q' }, AgentInfo: undefined });
    accepted.drive('accept');
    expect(accepted.read()).toMatchObject({ QueueInfo: { Id: 'q' }, AgentInfo: { Id: 'ann' } });

    const missed = inState('CONNECTING');
    missed.drive('miss');
    expect(missed.read()).toMatchObject({ QueueInfo: { Id: 'q' }, AgentInfo: undefined });
    expect(missed.measure('CONTACTS_IN_QUEUE', 'AGENTS_ERROR')).toStrictEqual([1, 1]);
  });

  test('a completed contact has after-contact work until it is cleared', () => {
    const centre = inState('CONNECTED');
    centre.drive('complete');
    const started = centre.world.now();
    expect(centre.read()).toMatchObject({
      DisconnectReason: 'AGENT_DISCONNECT',
      AgentInfo: { Id: 'ann', AfterContactWorkStartTimestamp: started },
    });
    expect(centre.measure('AGENTS_AFTER_CONTACT_WORK', 'AGENTS_ON_CONTACT')).toStrictEqual([1, 1]);
    centre.world.advance(90_500);
    centre.drive('clear');
    expect(centre.read()?.AgentInfo).toMatchObject({
      AfterContactWorkStartTimestamp: started,
      AfterContactWorkEndTimestamp: centre.world.now(),
      AfterContactWorkDuration: 90,
    });
    expect(centre.measure('AGENTS_AFTER_CONTACT_WORK', 'AGENTS_AVAILABLE')).toStrictEqual([0, 2]);
  });

  test('a completed task says so', () => {
    const centre = new Centre([{ id: 'c', queueId: 'q', userId: 'ann' }]);
    centre.drive('complete');
    expect(centre.read()?.DisconnectReason).toBe('AGENT_COMPLETED');
  });

  /** In queue, on contact, in error, in after-contact work, active slots; available agents. */
  const metrics: Readonly<Record<(typeof states)[number], number[]>> = {
    INCOMING: [0, 0, 0, 0, 0, 1],
    PENDING: [0, 1, 0, 0, 1, 1],
    CONNECTING: [0, 0, 0, 0, 0, 1],
    CONNECTED: [0, 1, 0, 0, 1, 1],
    CONNECTED_ONHOLD: [0, 1, 0, 0, 1, 1],
    MISSED: [1, 0, 1, 0, 0, 1],
    REJECTED: [1, 0, 1, 0, 0, 1],
    ERROR: [1, 0, 1, 0, 0, 1],
    ENDED: [0, 1, 0, 1, 1, 1],
  };
  test.each(states)('a contact that is %s in the metrics', (state) => {
    expect(
      inState(state).measure(
        'CONTACTS_IN_QUEUE',
        'AGENTS_ON_CONTACT',
        'AGENTS_ERROR',
        'AGENTS_AFTER_CONTACT_WORK',
        'SLOTS_ACTIVE',
        'AGENTS_AVAILABLE',
      ),
    ).toStrictEqual(metrics[state]);
  });

  test.each(states)('a contact that is %s takes its slot, and closes other channels', (state) => {
    const data = inState(state).data();
    expect(data).toMatchObject({
      ActiveSlotsByChannel: { VOICE: metrics[state][4] },
      AvailableSlotsByChannel: { VOICE: 0, TASK: 0 },
    });
  });
});

const tasks = ['c', 'd'].map((id) => ({ id, queueId: 'q' }));

describe('an agent', () => {
  test('who misses a contact of the agent queue is offered it again when it is cleared', () => {
    const centre = new Centre(tasks);
    const moved = centre.transfer('c');
    centre.drive('miss', moved);
    expect(centre.stateOf(moved)).toBe('MISSED');
    const second = centre.transfer('d');
    expect(centre.stateOf(second)).toBeUndefined();
    centre.drive('clear', moved);
    expect(centre.stateOf(moved)).toBe('CONNECTING');
    centre.drive('accept', moved);
    centre.drive('complete', moved);
    expect(centre.stateOf(second)).toBeUndefined();
    centre.drive('clear', moved);
    expect(centre.stateOf(second)).toBe('CONNECTING');
  });

  test('gets the next status when after-contact work is done, and not before', () => {
    const centre = inState('CONNECTED');
    centre.putStatus('lunch');
    centre.drive('complete');
    expect(centre.data()).toMatchObject({
      Status: { StatusName: 'Available' },
      NextStatus: 'Lunch',
    });
    centre.drive('clear');
    expect(centre.data()).toMatchObject({
      Status: { StatusName: 'Lunch', StatusStartTimestamp: centre.world.now() },
      NextStatus: undefined,
    });
  });

  test('with a missed or an offered contact only gets another status at once', () => {
    for (const state of ['MISSED', 'CONNECTING'] as const) {
      const centre = inState(state);
      centre.putStatus('lunch');
      expect(centre.data()).toMatchObject({ Status: { StatusName: 'Lunch' } });
      expect(centre.stateOf()).toBe(state);
    }
  });

  test('who becomes AUTOMATIC accepts what was offered from the agent queue', () => {
    const centre = new Centre(tasks);
    const moved = centre.transfer('c');
    expect(centre.stateOf(moved)).toBe('CONNECTING');
    centre.handle('AUTOMATIC');
    expect(centre.stateOf(moved)).toBe('CONNECTED');
    centre.handle('MANUAL');
    const other = centre.transfer('d');
    centre.drive('complete', moved);
    centre.drive('clear', moved);
    expect(centre.stateOf(other)).toBe('CONNECTING');
  });

  test('loses the offer of a contact that another one gets, and keeps what was missed', () => {
    const offered = inState('CONNECTING');
    offered.associate('c', 'bob');
    expect([offered.stateOf(), offered.stateOf('c', 'bob')]).toStrictEqual([
      undefined,
      'CONNECTING',
    ]);

    const missed = inState('MISSED');
    missed.associate('c', 'bob');
    missed.drive('accept', 'c', 'bob');
    expect([missed.stateOf(), missed.stateOf('c', 'bob')]).toStrictEqual(['MISSED', 'CONNECTED']);
    missed.drive('complete', 'c', 'bob');
    expect([missed.stateOf(), missed.stateOf('c', 'bob')]).toStrictEqual(['MISSED', 'ENDED']);
  });

  test('is offered the next contact when another one gets the first', () => {
    const tasks = ['c', 'd'].map((id) => ({ id, queueId: 'q' }));
    const mediaConcurrencies = [{ channel: 'TASK', concurrency: 1 }];
    const queues = [{ queueId: 'q' }];
    const centre = new Centre(tasks, {
      routingProfiles: [{ id: 'r', name: 'R', mediaConcurrencies, queues }],
    });
    const [first, second] = [centre.transfer('c'), centre.transfer('d')];
    expect([centre.stateOf(first), centre.stateOf(second)]).toStrictEqual([
      'CONNECTING',
      undefined,
    ]);
    centre.associate(first, 'bob');
    expect([centre.stateOf(first), centre.stateOf(second)]).toStrictEqual([
      undefined,
      'CONNECTING',
    ]);
  });

  test('is offered a callback as INCOMING', () => {
    const centre = new Centre([call('c', { initiationMethod: 'CALLBACK' })]);
    centre.associate('c', 'ann');
    expect(centre.stateOf()).toBe('INCOMING');
  });
});
