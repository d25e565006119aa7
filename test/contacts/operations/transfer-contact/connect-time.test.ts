import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { dated, exception } from '../../../support/answers.ts';
import type { Answer } from '../../../support/exchange.ts';
import { FAULTS } from '../../../support/faults.ts';
import { CONTACTS, QUEUES } from '../../../support/ids.ts';
import { transfer, transferOrThrow } from '../../../support/transfer.ts';
import { startWorld, type World, type WorldOptions } from '../../../support/world.ts';

const INPUT = {
  contactId: CONTACTS.unassignedTask,
  target: { queueId: QUEUES.billing },
  clientToken: 'token',
};
const OTHER = { ...INPUT, clientToken: 'other' };
const UNKNOWN = 'ContactOutcomeUnknownError';

/** Milliseconds by which Connect's clock is ahead of the system clock of the gateway. */
let ahead = 0;
/** Milliseconds that have been skipped. */
let skipped = 0;

const realNow = performance.now.bind(performance);
beforeEach(() => {
  ahead = 0;
  skipped = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => realNow() + skipped);
});
afterEach(() => {
  jest.restoreAllMocks();
});

const connectTime = (): Date => new Date(Date.now() + ahead + skipped);

/** A Connect with a clock of its own. */
async function startSkewedWorld(options: WorldOptions = {}): Promise<World> {
  return startWorld({ emulator: { now: connectTime }, ...options });
}

/** Somebody else transfers the contact, past the gateway. */
async function transferPast({ upstream }: World): Promise<void> {
  await using other = await startWorld({ connect: upstream.url });
  await transferOrThrow(other, OTHER);
}

describe.each([-120_000, 0, 120_000])('with a clock of Connect that is %d ms ahead', (skew) => {
  test('a transfer that was made is read back as the success that it was', async () => {
    ahead = skew;
    await using world = await startSkewedWorld();
    world.upstream.answerNext('TransferContact', FAULTS.resetAfter);

    const result = await transfer(world, INPUT);

    expect(result).toMatchObject({
      __typename: 'TransferContactSuccess',
      contactId: world.executedTransfers[0]?.newContactId,
    });
  });

  test('a transfer that somebody else made 20 s before is no success', async () => {
    ahead = skew;
    await using world = await startSkewedWorld();
    await transferPast(world);
    skipped = 20_000;
    world.upstream.answerAll('TransferContact', FAULTS.resetBefore);

    const result = await transfer(world, INPUT);

    expect(result.__typename).toBe(UNKNOWN);
    expect(world.audit.at(-1)).toMatchObject({ record: 'OUTCOME', result: UNKNOWN });
  });

  test('a transfer that somebody else makes 6 s later is no success of the repeated token', async () => {
    ahead = skew;
    await using world = await startSkewedWorld();
    world.upstream.answerAll('TransferContact', FAULTS.resetBefore);
    const first = await transfer(world, INPUT);
    skipped = 6_000;
    world.upstream.answerAll('TransferContact', dated(connectTime));
    await transferPast(world);
    world.upstream.answerAll('TransferContact', FAULTS.resetBefore);

    const repeated = await transfer(world, INPUT);

    expect([first.__typename, repeated.__typename]).toStrictEqual([UNKNOWN, UNKNOWN]);
    expect(world.audit.at(-1)).toMatchObject({ record: 'OUTCOME', result: UNKNOWN });
  });

  test('a transfer that was made is found by the repeated token, too', async () => {
    ahead = skew;
    await using world = await startSkewedWorld();
    world.upstream.answerNext('TransferContact', FAULTS.resetAfter, FAULTS.resetBefore);
    world.upstream.answerNext('DescribeContact', FAULTS.resetBefore);
    const first = await transfer(world, INPUT);
    skipped = 6_000;

    const repeated = await transfer(world, INPUT);

    expect(first.__typename).toBe(UNKNOWN);
    expect(repeated).toMatchObject({ contactId: world.executedTransfers[0]?.newContactId });
  });
});

const HOUR = 3_600_000;
const CONTACT = `{ contact(id: "${CONTACTS.unassignedTask}") { active } }`;

/** Sets Connect's clock, and gives another answer. */
const setBy =
  (step: number, answer: Answer): Answer =>
  (exchange) => {
    ahead += step;
    return answer(exchange);
  };
/** Gives an answer, and then sets Connect's clock. */
const thenSetBy =
  (answer: Answer, step: number): Answer =>
  async (exchange) => {
    await answer(exchange);
    ahead += step;
  };

describe.each([3 * HOUR, -3 * HOUR, 20 * 60_000])(
  "when Connect's clock is set by %d ms",
  (step) => {
    test('between two calls, a transfer that was made is read back as the success that it was', async () => {
      await using world = await startSkewedWorld();
      await world.client.data(CONTACT);
      ahead += step;
      world.upstream.answerNext('TransferContact', FAULTS.resetAfter);

      const result = await transfer(world, INPUT);

      expect(result.__typename).toBe(step > 0 ? 'TransferContactSuccess' : UNKNOWN);
      expect(world.executedTransfers).toHaveLength(1);
    });

    test.each([
      ['after it was executed', thenSetBy(FAULTS.resetAfter, step), 'TransferContactSuccess'],
      // What Connect's clock shows then, it has shown hours ago.
      [
        'before it was executed',
        setBy(step, FAULTS.resetAfter),
        step > 0 ? 'TransferContactSuccess' : UNKNOWN,
      ],
      ['and it was not executed', setBy(step, FAULTS.resetBefore), UNKNOWN],
    ])('while a transfer is under way, %s', async (_, answer, typename) => {
      await using world = await startSkewedWorld();
      await world.client.data(CONTACT);
      world.upstream.answerNext('TransferContact', answer);

      const result = await transfer(world, INPUT);

      expect(result.__typename).toBe(typename);
    });

    test('while a transfer is under way, before which nothing was read: the token shows its outcome', async () => {
      await using world = await startSkewedWorld();
      world.upstream.answerNext('TransferContact', thenSetBy(FAULTS.resetAfter, step));
      const first = await transfer(world, INPUT);

      const repeated = await transfer(world, INPUT);

      expect(first.__typename).toBe(UNKNOWN);
      expect(repeated).toMatchObject({ contactId: world.executedTransfers[0]?.newContactId });
      expect(world.executedTransfers).toHaveLength(1);
    });

    test.each([
      ['before which nothing was read', false],
      ['before which it was read', true],
    ])(
      'while a transfer is under way, %s: what was executed is not reported as rejected',
      async (_, isRead) => {
        await using world = await startSkewedWorld({ maxAttempts: 2 });
        if (isRead) await world.client.data(CONTACT);
        world.upstream.answerNext(
          'TransferContact',
          thenSetBy(FAULTS.resetAfter, step),
          // Connect does not know its own change yet.
          exception('InvalidRequestException', 400, { date: 'none' }),
        );

        const result = await transfer(world, INPUT);

        expect(result).toMatchObject({
          __typename: 'TransferContactSuccess',
          contactId: world.executedTransfers[0]?.newContactId,
        });
      },
    );

    test('while a transfer is under way, one that was made past the gateway is no success', async () => {
      await using world = await startSkewedWorld();
      await world.client.data(CONTACT);
      skipped = 20_000;
      await transferPast(world);
      skipped = 40_000;
      world.upstream.answerNext('TransferContact', setBy(step, FAULTS.resetBefore));

      const result = await transfer(world, INPUT);

      expect(result.__typename).toBe(UNKNOWN);
    });

    test('the next transfers are read back again, unless the clock shows times for the second time', async () => {
      await using world = await startSkewedWorld();
      await world.client.data(CONTACT);
      world.upstream.answerNext(
        'TransferContact',
        setBy(step, FAULTS.resetAfter),
        FAULTS.resetAfter,
      );
      await transfer(world, INPUT);

      const next = await transfer(world, { ...OTHER, contactId: CONTACTS.urgentTask });

      expect(next.__typename).toBe(step > 0 ? 'TransferContactSuccess' : UNKNOWN);
    });

    test('before a request, a transfer that was made past the gateway is no success', async () => {
      await using world = await startSkewedWorld();
      await world.client.data(CONTACT);
      await transferPast(world);
      skipped = Math.abs(step);
      ahead += step;
      await world.client.data(CONTACT);
      world.upstream.answerAll('TransferContact', FAULTS.resetBefore);

      const result = await transfer(world, INPUT);

      expect(result.__typename).toBe(UNKNOWN);
    });
  },
);

test("a step of minutes is no success of what was requested before it, when Connect's Dates agree again", async () => {
  const step = -300_000;
  await using world = await startSkewedWorld();
  await world.client.data(CONTACT);
  await transferPast(world);
  skipped = -step;
  await world.client.data(CONTACT);
  world.upstream.answerAll('TransferContact', FAULTS.resetBefore);
  world.upstream.answerNext('TransferContact', async (exchange) => {
    ahead += step;
    for (let read = 0; read < 16; read += 1) await world.client.data(CONTACT);
    await FAULTS.resetBefore(exchange);
  });

  const result = await transfer(world, INPUT);

  expect(result.__typename).toBe(UNKNOWN);
});

describe('without a time of Connect that can be relied on, a read-back is no success', () => {
  let answers = 0;
  test.each<[string, (date: Date) => Date | string | undefined]>([
    ['there is no Date', () => undefined],
    ['the Date is malformed', (date) => date.toISOString()],
    ['the Date is no date', () => 'Mon, 31 Foo 2026 99:99:99 GMT'],
    [
      'the Dates contradict each other',
      (date) => new Date(date.getTime() + (answers++ % 2) * 60_000),
    ],
  ])('%s', async (_, change) => {
    await using world = await startWorld();
    world.upstream.answerBy(() => dated(change));
    world.upstream.answerNext('TransferContact', FAULTS.resetAfter);

    const result = await transfer(world, INPUT);

    expect(result.__typename).toBe(UNKNOWN);
  });

  test('a setting of the system clock while a request runs changes nothing', async () => {
    await using world = await startWorld();
    const systemNow = Date.now.bind(Date);
    world.upstream.answerNext('TransferContact', async (exchange) => {
      await FAULTS.resetAfter(exchange);
      jest.spyOn(Date, 'now').mockImplementation(() => systemNow() - 3_600_000);
    });

    const result = await transfer(world, INPUT);

    expect(result.__typename).toBe('TransferContactSuccess');
  });
});
