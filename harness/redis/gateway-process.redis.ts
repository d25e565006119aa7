import { describe, expect, test } from '@jest/globals';
import { postTransfer, TRANSFERRED } from '../../test/process/support/post-transfer.ts';
import { startRedisServer } from '../../test/redis/support/redis-server.ts';
import { type Spawned, spawnScript, urlOf } from '../../test/support/spawned.ts';

const startGateway = (url: string): Spawned =>
  spawnScript('start', { PORT: '0', REDIS_URL: url, EMULATOR_QUOTAS: 'aws' });

describe('the gateway as a process', () => {
  test.each([
    ['is in use', () => undefined, 'Redis is in use: quotas and the directory are shared'],
    ['is silent', 'freeze', 'Redis is unavailable; continuing with local limits'],
    ['is killed', 'kill', 'Redis is unavailable; continuing with local limits'],
  ] as const)('exits with 0 when Redis %s', async (_, problem, message) => {
    await using redis = await startRedisServer();
    if (typeof problem === 'string') await redis[problem]();
    await using gateway = startGateway(redis.url);

    const response = await postTransfer(await urlOf(gateway));
    await gateway.line(({ msg }) => msg === message);
    gateway.kill('SIGTERM');

    expect(await response.json()).toStrictEqual(TRANSFERRED);
    expect(await gateway.ended).toMatchObject({ code: 0, stderr: '' });
  });

  test('exits with 0 when Redis vanishes while it is in use', async () => {
    await using redis = await startRedisServer();
    await using gateway = startGateway(redis.url);
    const response = await postTransfer(await urlOf(gateway));
    await gateway.line(({ msg }) => String(msg).startsWith('Redis is in use'));

    redis.freeze();
    gateway.kill('SIGTERM');

    expect(await response.json()).toStrictEqual(TRANSFERRED);
    expect(await gateway.ended).toMatchObject({ code: 0, stderr: '' });
  });

  test('removes itself from the gateways', async () => {
    await using redis = await startRedisServer();
    await using gateway = startGateway(redis.url);
    await gateway.line(({ msg }) => String(msg).startsWith('Redis is in use'));
    const gateways = (): Promise<number> =>
      redis.with(async (client) => {
        const [key = ''] = await client.keys('*:gateways');
        return client.zcard(key);
      });

    const before = await gateways();
    await urlOf(gateway);
    gateway.kill('SIGTERM');
    await gateway.ended;

    expect([before, await gateways()]).toStrictEqual([1, 0]);
  });
});
