import { inspect } from 'node:util';
import type { Seed } from '../../../src/emulator/seed.ts';
import type { GatewayOptions } from '../../../src/gateway/gateway-options.ts';
import type { RedisServer } from '../../../test/redis/support/redis-server.ts';
import { poll } from '../../../test/support/poll.ts';
import { startWorld, type World, type WorldOptions } from '../../../test/support/world.ts';

/** Two gateways that call the same Connect, and share a Redis. */
export interface Gateways extends AsyncDisposable {
  readonly all: readonly [World, World];
  /** The calls that reached Connect, and how often it throttled. */
  readonly upstream: World['upstream'];
  readonly throttledCount: () => number;
}

export interface GatewaysOptions {
  /** The data of the shared Connect; the built-in data by default. */
  readonly seed?: Seed;
  /** Whether Connect has AWS's quotas, and the gateways know them. */
  readonly quotas?: boolean;
  readonly gateway?: WorldOptions['gateway'];
  /** The differing options of the second one. */
  readonly second?: WorldOptions['gateway'];
}

export async function startGateways(
  redis: NonNullable<GatewayOptions['redis']>,
  { seed, quotas = false, gateway = {}, second = {} }: GatewaysOptions = {},
): Promise<Gateways> {
  await using stack = new AsyncDisposableStack();
  const options = {
    requestTimeoutMs: 20_000,
    ...(quotas && { rates: { rates: new Map<never, never>(), share: 1 } }),
    ...gateway,
    redis,
  };
  const emulator = { quotas: quotas ? 'aws' : 'off', ...(seed && { seed }) } as const;
  const one = stack.use(await startWorld({ emulator, gateway: options }));
  const two = stack.use(
    await startWorld({ connect: one.upstream.url, gateway: { ...options, ...second } }),
  );
  let throttled = 0;
  one.upstream.answerBy(() => async ({ forward, response }) => {
    const { status, headers, body } = await forward();
    if (status === 429) throttled += 1;
    response.writeHead(status, headers).end(body);
  });
  const disposal = stack.move();
  return {
    all: [one, two],
    upstream: one.upstream,
    throttledCount: () => throttled,
    [Symbol.asyncDispose]: () => disposal.disposeAsync(),
  };
}

/** Fills all buckets, as Connect's own are at first, by moving the time when all were empty to the past. */
export async function fillBuckets(redis: RedisServer): Promise<void> {
  await redis.with(async (client) => {
    const keys = await client.keys('contact-gateway:*:buckets');
    await Promise.all(keys.map((key) => client.decrby(key, 60_000_000)));
  });
}

/** The values of a gateway's metric, by its labels. */
export async function figures({ client }: World, name: string): Promise<Map<string, number>> {
  const text = await (await fetch(`${client.url}/metrics`)).text();
  const values = [...text.matchAll(new RegExp(`^${name}(?:{(.*)})? (.*)$`, 'gm'))];
  return new Map(values.map(([, labels = '', value]) => [labels, Number(value)]));
}

/** Waits until a gateway's metrics say that Redis is in use, or that it is not. */
export async function untilRedis(world: World, state: 'in use' | 'unavailable'): Promise<void> {
  const expected = state === 'in use' ? 1 : 0;
  const read = async (): Promise<number | undefined> =>
    (await figures(world, 'gateway_redis_available')).get('');
  const last = await poll(read, (value) => value === expected);
  if (last !== expected) throw new Error(`Redis is not ${state}: ${inspect(world.log.slice(-20))}`);
}
