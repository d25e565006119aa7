import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { dated } from '../../../support/answers.ts';
import { FAULTS } from '../../../support/faults.ts';
import { CONTACTS, QUEUES } from '../../../support/ids.ts';
import { transfer, transferOrThrow } from '../../../support/transfer.ts';
import { startWorld, type World } from '../../../support/world.ts';

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

/** A Connect with a clock of its own, which is in its answers, too. */
async function startSkewedWorld(): Promise<World> {
  const world = await startWorld({ emulator: { now: connectTime } });
  world.upstream.answerBy(() => dated(connectTime));
  return world;
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
