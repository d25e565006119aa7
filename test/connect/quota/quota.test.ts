import { beforeAll, describe, expect, test } from '@jest/globals';
import { warmUp } from '../../reliability/support/faulty-world.ts';
import { FAULTS } from '../../support/faults.ts';
import { CONTACTS } from '../../support/ids.ts';
import { poll } from '../../support/poll.ts';
import { exception } from '../../support/recording-proxy.ts';
import { callsOf, figure, readTransfersOf, startQuotaWorld, transferOf } from './support.ts';

beforeAll(warmUp);

/**
 * Less than Connect's own quota, which is two calls a second and a burst of five: after a standstill of the machine, two
 * bursts arrive together.
 */
const SLOW = { perSecond: 1, burst: 2 };

describe('calls over the quota', () => {
  test('that are transfers are made as the quota allows, or rejected with the time to retry', async () => {
    await using world = await startQuotaWorld({
      requestTimeoutMs: 10_000,
      rates: [['TransferContact', SLOW]],
    });
    const startedAt = performance.now();
    const reported: string[] = [];
    const results = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const result = await transferOf(world, `contact-${index}`);
        reported.push(result.__typename);
        return result;
      }),
    );
    const seconds = (performance.now() - startedAt) / 1_000;
    const rejected = results.filter(({ __typename: type }) => type === 'ContactThrottledError');
    const made = results.length - rejected.length;

    expect({
      throttled: await figure(world, 'gateway_connect_attempts_total', 'outcome="throttled"'),
      upstream: callsOf(world, 'TransferContact').length,
      withoutTime: rejected.filter(({ retryAfter = 0 }) => retryAfter < 1),
    }).toStrictEqual({ throttled: undefined, upstream: made, withoutTime: [] });
    expect(made).toBeGreaterThan(SLOW.burst);
    expect(made).toBeLessThanOrEqual(SLOW.burst + SLOW.perSecond * seconds);
    // Rejections are returned at once: most of them before a call that waits.
    const places = reported.flatMap((type, place) =>
      type === 'ContactThrottledError' ? [] : place,
    );
    const rejectedBefore = (places[SLOW.burst] ?? 0) - SLOW.burst;
    expect(rejectedBefore).toBeGreaterThan(rejected.length / 2);
  });

  test('that are reads get a top-level error', async () => {
    await using world = await startQuotaWorld({
      requestTimeoutMs: 10_000,
      rates: [['ListAssociatedContacts', SLOW]],
    });
    const ids = Array.from({ length: 3 }, () => Object.values(CONTACTS).slice(0, 8)).flat();
    const answers = await Promise.all(ids.map((id) => readTransfersOf(world, id)));
    const rejected = answers.filter(({ errors }) => errors.length > 0);

    expect(callsOf(world, 'ListAssociatedContacts')).toHaveLength(ids.length - rejected.length);
    expect(rejected.length).toBeGreaterThanOrEqual(3);
    const extensions = rejected.flatMap(({ errors }) => errors.map((error) => error.extensions));
    expect(extensions).toStrictEqual(
      rejected.map(() => ({
        code: 'THROTTLED',
        retryAfter: expect.any(Number),
        requestId: expect.any(String),
      })),
    );
    // One second, or as long as the machine stood still.
    const retryAfters = extensions.map((extension) => Number(extension?.['retryAfter']));
    expect(Math.min(...retryAfters)).toBe(1);
    expect(Math.max(...retryAfters)).toBeLessThanOrEqual(10);
  });

  test('cost other operations nothing', async () => {
    await using world = await startQuotaWorld();
    await Promise.all(Array.from({ length: 30 }, (_, index) => transferOf(world, `c-${index}`)));

    expect(await world.client.data(`{ contact(id: "${CONTACTS.voice}") { id } }`)).toStrictEqual({
      contact: { id: CONTACTS.voice },
    });
  });
});

describe('fairness', () => {
  test('admits a caller soon, though another one floods', async () => {
    await using world = await startQuotaWorld({ requestTimeoutMs: 10_000 });
    world.upstream.answerAll('TransferContact', exception('IdempotencyException', 409));
    const flood = Array.from({ length: 30 }, (_, index) => transferOf(world, `flood-${index}`));
    await poll(
      () => callsOf(world, 'TransferContact').length,
      (count) => count >= 4,
    );
    const alone = await transferOf(world, 'alone', '10.0.0.2');
    const calls = callsOf(world, 'TransferContact');
    await Promise.all(flood);

    expect(alone).toMatchObject({ __typename: 'ContactIdempotencyConflictError' });
    // Its place among the calls: after the burst, and those that have their turn before it arrives. As the last one it
    // would get none.
    expect(calls.findIndex(({ body }) => body?.['ContactId'] === 'alone')).toBeLessThan(12);
  });

  test('admits the reads of a mutation before other reads', async () => {
    await using world = await startQuotaWorld({
      requestTimeoutMs: 20_000,
      rates: [['DescribeContact', { perSecond: 2, burst: 2 }]],
    });
    world.upstream.answerNext(
      'TransferContact',
      ...Array.from({ length: 3 }, () => FAULTS.resetAfter),
    );
    const ids = Object.values(CONTACTS).filter((id) => id !== CONTACTS.unassignedTask);
    const reads = ids.map((id) => world.client.send(`{ contact(id: "${id}") { id } }`));
    await poll(
      () => callsOf(world, 'DescribeContact').length,
      (count) => count >= 1,
    );
    const result = await transferOf(world, CONTACTS.unassignedTask);
    await Promise.all(reads);
    const described = callsOf(world, 'DescribeContact').map(({ path }) => path.split('/').at(-1));

    // The transfer reads its contact and the new one.
    expect({ reported: result.__typename, described: described.length }).toStrictEqual({
      reported: 'TransferContactSuccess',
      described: ids.length + 2,
    });
    expect(ids).toStrictEqual(expect.arrayContaining(described.slice(-3)));
  });
});

// The latter where an operation does not declare the former.
describe.each(['ThrottlingException', 'TooManyRequestsException'])(
  'throttling by Connect itself, by %s,',
  (name) => {
    test('is returned with its Retry-After, and nothing more is sent until then', async () => {
      await using world = await startQuotaWorld({ requestTimeoutMs: 10_000 });
      world.upstream.answerNext('TransferContact', exception(name, 429, { 'retry-after': '30' }));
      const first = await transferOf(world, 'first');
      const second = await transferOf(world, 'second');

      expect({ first, second, upstream: callsOf(world, 'TransferContact').length }).toMatchObject({
        first: { __typename: 'ContactThrottledError', retryAfter: 30 },
        second: { __typename: 'ContactThrottledError', retryAfter: expect.any(Number) },
        upstream: 1,
      });
      expect(second.retryAfter).toBeGreaterThan(20);
    });

    test('makes the operation slower, and the call is retried in its turn', async () => {
      // Slow enough that the bucket is not full again when its tokens are read, on a busy machine, too.
      await using world = await startQuotaWorld({
        requestTimeoutMs: 40_000,
        rates: [['TransferContact', { perSecond: 0.5, burst: 5 }]],
      });
      world.upstream.answerNext('TransferContact', exception(name, 429));
      const { __typename: reported } = await transferOf(world, CONTACTS.unassignedTask);
      const rate = await figure(world, 'gateway_quota_rate', 'TransferContact');
      const tokens = await figure(world, 'gateway_quota_tokens', 'TransferContact');

      expect({ reported, upstream: callsOf(world, 'TransferContact').length }).toStrictEqual({
        reported: 'TransferContactSuccess',
        upstream: 2,
      });
      expect(await figure(world, 'gateway_connect_attempts_total', 'outcome="throttled"')).toBe(1);
      expect(rate).toBeLessThan(0.49);
      expect(tokens).toBeLessThan(1.5);
    });
  },
);
