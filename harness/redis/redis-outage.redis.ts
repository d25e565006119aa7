import { describe, expect, test } from '@jest/globals';
import { PATIENT_MS, startRedisServer } from '../../test/redis/support/redis-server.ts';
import { CONTACTS } from '../../test/support/ids.ts';
import { poll } from '../../test/support/poll.ts';
import { startWorld, type World } from '../../test/support/world.ts';
import { startWay } from './support/dead-end.ts';
import { figures, untilRedis } from './support/gateways.ts';

const startGateway = (url: string, answerMs?: number): Promise<World> =>
  startWorld({ gateway: { redis: { url, answerMs }, rates: { rates: new Map(), share: 1 } } });

/** The log lines about Redis, in order. */
const logged = ({ log }: World): unknown[] =>
  log.filter(({ msg }) => String(msg).startsWith('Redis')).map(({ reason, msg }) => reason ?? msg);

const IN_USE = 'Redis is in use: quotas and the directory are shared';

async function expectAnswer({ client }: World): Promise<void> {
  const query = `{ contact(id: "${CONTACTS.taskOfAmara}") { queue { name } } }`;
  expect(await client.data(query)).toStrictEqual({ contact: { queue: { name: 'Claims' } } });
}

describe('a gateway', () => {
  test('starts and works without its Redis, and finds it later', async () => {
    await using redis = await startRedisServer();
    await redis.kill();
    await using world = await startGateway(redis.url, PATIENT_MS);
    await expectAnswer(world);
    expect(await figures(world, 'gateway_redis_available')).toStrictEqual(new Map([['', 0]]));
    expect(await figures(world, 'gateway_redis_fallbacks_total')).toStrictEqual(new Map([['', 1]]));

    await redis.restart();
    await untilRedis(world, 'in use');
    await expectAnswer(world);

    expect(logged(world)).toStrictEqual(['ECONNREFUSED', IN_USE]);
    expect(await redis.with((client) => client.keys('contact-gateway:*'))).toContainEqual(
      expect.stringContaining(':buckets:DescribeContact'),
    );
  });

  test('continues when Redis rejects its password, and does not log it', async () => {
    await using redis = await startRedisServer('the-right-one');
    const { port } = new URL(redis.url);
    await using world = await startGateway(`redis://:the-wrong-one@127.0.0.1:${port}`, PATIENT_MS);
    await expectAnswer(world);

    expect(logged(world)).toStrictEqual([expect.stringMatching(/^(NOAUTH|WRONGPASS)$/)]);
    expect(JSON.stringify(world.log)).not.toContain('the-wrong-one');
  });

  test('uses a database and a password', async () => {
    await using redis = await startRedisServer('right+one');
    await using world = await startGateway(`${redis.url}/3`, PATIENT_MS);
    await untilRedis(world, 'in use');
    await expectAnswer(world);

    expect(logged(world)).toStrictEqual([IN_USE]);
    const keyspace = await redis.with((client) => client.info('keyspace'));
    expect(keyspace).toMatch(/^db3:/m);
    expect(keyspace).not.toMatch(/^db0:/m);
  });

  test('leaves no connection behind when it stops', async () => {
    await using redis = await startRedisServer();
    await using world = await startGateway(redis.url, PATIENT_MS);
    await untilRedis(world, 'in use');
    const connections = (): Promise<number> =>
      redis.with(
        async (client) =>
          String(await client.client('LIST'))
            .trim()
            .split('\n').length,
      );
    expect(await connections()).toBe(2);

    await world.stopGateway();

    expect(await poll(connections, (count) => count === 1)).toBe(1);
  });

  test('continues without a Redis that is full, until there is room', async () => {
    await using redis = await startRedisServer();
    await using world = await startGateway(redis.url, PATIENT_MS);
    await untilRedis(world, 'in use');

    await redis.with((client) => client.config('SET', 'maxmemory', '1'));
    await untilRedis(world, 'unavailable');
    await expectAnswer(world);
    await redis.with((client) => client.config('SET', 'maxmemory', '0'));
    await untilRedis(world, 'in use');

    expect(logged(world)).toStrictEqual([IN_USE, 'OOM', IN_USE]);
  });

  test('finds the new primary after a failover', async () => {
    await using old = await startRedisServer();
    await using promoted = await startRedisServer();
    await using way = await startWay(old.url);
    await using world = await startGateway(way.url, PATIENT_MS);
    await untilRedis(world, 'in use');

    way.leadTo(promoted.url);
    const { hostname, port } = new URL(promoted.url);
    await old.with((client) => client.replicaof(hostname, Number(port)));
    const buckets = (): Promise<string[]> =>
      promoted.with((client) => client.keys('contact-gateway:*'));
    await poll(buckets, (keys) => keys.length > 0);
    await untilRedis(world, 'in use');
    await expectAnswer(world);

    expect(logged(world)).toStrictEqual([IN_USE, 'READONLY', IN_USE]);
  });

  test('replaces a dead connection by a new one', async () => {
    await using redis = await startRedisServer();
    await using way = await startWay(redis.url);
    // A shorter timeout than the others, since it waits for three replies in vain.
    await using world = await startGateway(way.url, 1_000);
    await untilRedis(world, 'in use');

    way.turnIntoDeadEnd();
    await untilRedis(world, 'unavailable');
    await expectAnswer(world);
    await untilRedis(world, 'in use');
    await expectAnswer(world);

    expect(logged(world).slice(0, 2)).toStrictEqual([IN_USE, 'timeout']);
  });
});
