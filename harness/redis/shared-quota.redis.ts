import { beforeAll, describe, expect, test } from '@jest/globals';
import { PATIENT_MS, startRedisServer } from '../../test/redis/support/redis-server.ts';
import { warmUp } from '../../test/reliability/support/faulty-world.ts';
import { CONTACTS } from '../../test/support/ids.ts';
import { fillBuckets, startGateways, untilRedis } from './support/gateways.ts';
import { startLoad } from './support/load.ts';

const QUOTAS = { quotas: true };

beforeAll(warmUp);

describe('two gateways over one Redis', () => {
  test('together call Connect no more often than it allows, and both get their share', async () => {
    await using redis = await startRedisServer();
    await using gateways = await startGateways({ url: redis.url, answerMs: PATIENT_MS }, QUOTAS);
    await fillBuckets(redis);
    await using load = startLoad(gateways);

    // Separately, two gateways would have sent twenty-four at once, and Connect accepts fifteen.
    const answers = await load.answers(60);

    expect(gateways.throttledCount()).toBe(0);
    for (const count of answers) expect(count).toBeGreaterThanOrEqual(20);
  });

  test.each([
    ['crashes', 'kill', 'restart'],
    ['falls silent', 'freeze', 'thaw'],
  ] as const)(
    'do so when Redis %s and comes back, too, and answer in time',
    async (_, lose, find) => {
      await using redis = await startRedisServer();
      await using gateways = await startGateways({ url: redis.url }, QUOTAS);
      await Promise.all(gateways.all.map((world) => untilRedis(world, 'in use')));
      // So that the load spends Connect's burst: a violation of the rate would then be noticed.
      await fillBuckets(redis);
      await using load = startLoad(gateways);
      // At Connect's rate that takes two seconds and more: each gateway has counted the others by then.
      await load.answers(36);

      await redis[lose]();
      await Promise.all(gateways.all.map((world) => untilRedis(world, 'unavailable')));
      await load.answers(20);
      await redis[find]();
      await Promise.all(gateways.all.map((world) => untilRedis(world, 'in use')));
      await load.answers(20);

      expect(gateways.throttledCount()).toBe(0);
      expect(load.slowestMs()).toBeLessThan(15_000);
      for (const { log } of gateways.all) {
        const logged = log.filter(({ msg }) => String(msg).startsWith('Redis'));
        expect(logged.map(({ level, msg }) => [level, msg])).toStrictEqual(
          expect.arrayContaining([
            [30, 'Redis is in use: quotas and the directory are shared'],
            [40, 'Redis is unavailable; continuing with local limits'],
          ]),
        );
      }
    },
  );
});

describe('a gateway', () => {
  test('answers at once while Redis is silent', async () => {
    await using redis = await startRedisServer();
    await using gateways = await startGateways({ url: redis.url }, QUOTAS);
    const [{ client }] = gateways.all;
    redis.freeze();

    const query = `{ contact(id: "${CONTACTS.taskOfAmara}") { queue { name } } }`;
    expect(await client.data(query)).toStrictEqual({ contact: { queue: { name: 'Claims' } } });
  });
});
