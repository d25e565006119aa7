import { beforeAll, describe, expect, test } from '@jest/globals';
import { LARGE, largeContactCentre } from '../support/contact-centre.ts';
import { FAULTS } from '../support/faults.ts';
import { figure } from '../support/figure.ts';
import { CONTACTS, QUEUES, USERS } from '../support/ids.ts';
import { poll } from '../support/poll.ts';
import { transfer, transferOrThrow } from '../support/transfer.ts';
import { startWorld, type World, type WorldOptions } from '../support/world.ts';
import { warmUp } from './support/faulty-world.ts';

/** Longer than any test takes. */
const NOT_AGAIN_MS = 600_000;

const [POISON = '', ...OTHERS] = LARGE.contacts;

const TARGET = { queueId: QUEUES.billing };

async function startLargeWorld(
  options: WorldOptions = {},
  circuitCoolDownMs = NOT_AGAIN_MS,
): Promise<World> {
  return startWorld({
    emulator: { seed: largeContactCentre() },
    ...options,
    gateway: { circuitCoolDownMs },
  });
}

/** Answers all requests about some contacts with a 500. */
function fail({ upstream }: World, isFailing: (contactId: string) => boolean): void {
  upstream.answerBy(({ path, body }) => {
    const id = path.split('/').at(-1) ?? '';
    const contactId = typeof body?.['ContactId'] === 'string' ? body['ContactId'] : id;
    return isFailing(contactId) ? FAULTS.serverErrorBefore : undefined;
  });
}

/** The codes of the errors of a read; none when it was answered. */
async function read({ client }: World, id: string): Promise<unknown[]> {
  const { errors } = await client.send('query ($id: ID!) { contact(id: $id) { id } }', { id });
  return errors.map(({ extensions }) => extensions?.['code']);
}

const isOpen = (world: World, operation = 'DescribeContact'): Promise<number | undefined> =>
  figure(world, `gateway_circuit_state{operation="${operation}",state="open"}`);

function count({ upstream }: World, operation: string): number {
  return upstream.calls.filter((call) => call.operation === operation).length;
}

beforeAll(warmUp);

describe('a contact that is always answered by a 500', () => {
  test('blocks no other, however often it is read between them', async () => {
    await using world = await startLargeWorld();
    fail(world, (id) => id === POISON);

    const answers: unknown[] = [];
    for (const id of OTHERS.slice(0, 8)) {
      for (let times = 0; times < 5; times += 1) await read(world, POISON);
      answers.push(await read(world, id));
    }

    expect(answers).toStrictEqual(answers.map(() => []));
    expect(await isOpen(world)).toBe(0);
    expect(count(world, 'DescribeContact')).toBe(48);
  });

  test('blocks no other when it was read alone, and then counts no more', async () => {
    await using world = await startLargeWorld();
    fail(world, (id) => id === POISON);
    for (let times = 0; times < 25; times += 1) await read(world, POISON);
    const sent = count(world, 'DescribeContact');
    const opened = await isOpen(world);

    const answers = await Promise.all(OTHERS.slice(0, 10).map((id) => read(world, id)));
    for (let times = 0; times < 25; times += 1) await read(world, POISON);

    // At first it is unknown that only the contact fails.
    expect({ sent, opened }).toStrictEqual({ sent: 10, opened: 1 });
    expect(answers).toStrictEqual(answers.map(() => []));
    expect(await isOpen(world)).toBe(0);
    expect(world.log.filter(({ state }) => state !== undefined)).toMatchObject([
      { operation: 'DescribeContact', state: 'open' },
      { operation: 'DescribeContact', state: 'closed' },
    ]);
  });

  test('is read again, and counts like any other once it is answered', async () => {
    await using world = await startLargeWorld();
    fail(world, (id) => id === POISON);
    await read(world, POISON);
    await read(world, OTHERS[0] ?? '');
    await read(world, POISON);
    fail(world, () => false);

    expect(await read(world, POISON)).toStrictEqual([]);
  });

  test('blocks no transfer of another, and no transfer probes whether Connect is back', async () => {
    const { unassignedTask, billingTask, urgentTask } = CONTACTS;
    const target = TARGET;
    await using world = await startWorld({ gateway: { circuitCoolDownMs: NOT_AGAIN_MS } });
    world.upstream.answerBy(({ operation, body }) =>
      operation === 'TransferContact' && body?.['ContactId'] === unassignedTask
        ? FAULTS.serverErrorBefore
        : undefined,
    );
    for (let times = 0; times < 12; times += 1) {
      await transfer(world, { contactId: unassignedTask, target });
    }
    const opened = await isOpen(world, 'TransferContact');
    const before = world.upstream.calls.length;

    await transferOrThrow(world, { contactId: billingTask, target: { userId: USERS.ben } });
    await transferOrThrow(world, { contactId: urgentTask, target: { userId: USERS.ben } });

    expect(opened).toBe(1);
    expect(world.upstream.calls.slice(before).map(({ operation }) => operation)).toStrictEqual([
      'DescribeInstance',
      'TransferContact',
      'TransferContact',
    ]);
    expect(await isOpen(world, 'TransferContact')).toBe(0);
  });

  test('leaves the others their retries, and is itself not retried forever', async () => {
    await using world = await startLargeWorld({ maxAttempts: 2 });
    fail(world, (id) => id === POISON);
    for (const id of OTHERS.slice(0, 8)) {
      await read(world, POISON);
      await read(world, id);
    }
    const sent = count(world, 'DescribeContact');
    world.upstream.answerNext('DescribeContact', FAULTS.serverErrorBefore);

    expect(await read(world, OTHERS[9] ?? '')).toStrictEqual([]);
    // Two for each of its first three reads, and one for each of the other five.
    expect(sent).toBe(3 * 2 + 5 + 8);
  });
});

describe('an outage', () => {
  test.each([
    ['reads', async (world: World, id: string) => (await read(world, id)).length === 0],
    [
      'transfers',
      async (world: World, contactId: string) => {
        const { __typename: type } = await transfer(world, { contactId, target: TARGET });
        // This contact centre has no flow for it, as Connect answers.
        return type === 'ContactResourceNotFoundError';
      },
    ],
  ])('that is over does not block %s of a contact that had failed alone', async (_, isAnswered) => {
    await using world = await startLargeWorld({}, 1);
    fail(world, (id) => id === POISON);
    await isAnswered(world, POISON);
    await isAnswered(world, OTHERS[0] ?? '');
    fail(world, () => true);
    for (const id of OTHERS.slice(1, 21)) await isAnswered(world, id);
    fail(world, () => false);

    // Twice the time that the circuit stays open for others.
    const answered = await poll(
      () => isAnswered(world, POISON),
      (isOver) => isOver,
    );
    expect(answered).toBe(true);
  });

  test.each([
    [0, 10],
    [2, 8],
    [4, 6],
  ])(
    'after %d reads that were answered opens the circuit by %d failures',
    async (well, failures) => {
      await using world = await startLargeWorld();
      for (const id of OTHERS.slice(0, well)) await read(world, id);
      fail(world, () => true);
      for (const id of OTHERS.slice(10, 40)) await read(world, id);

      expect(count(world, 'DescribeContact')).toBe(well + failures);
      expect(await isOpen(world)).toBe(1);
    },
  );

  test('that affects another contact than the one that opened the circuit keeps it open', async () => {
    await using world = await startLargeWorld();
    fail(world, () => true);
    for (let times = 0; times < 12; times += 1) await read(world, POISON);
    for (const id of OTHERS.slice(0, 12)) await read(world, id);

    // One more probe fails, too.
    expect(count(world, 'DescribeContact')).toBe(10 + 1);
    expect(await isOpen(world)).toBe(1);
  });
});
