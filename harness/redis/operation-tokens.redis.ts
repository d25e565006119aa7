import { describe, expect, test } from '@jest/globals';
import { type Deadline, deadlineIn } from '../../src/connect/deadline.ts';
import {
  type EarlierRequests,
  type OperationToken,
  type OperationTokenResult,
  type OperationTokenRun,
  OperationTokens,
} from '../../src/contacts/operations/kit/operation-tokens.ts';
import { startRedis } from '../../src/redis/start-redis.ts';
import { keyedDigest } from '../../src/secret/keyed-digest.ts';
import {
  PATIENT_MS,
  type RedisServer,
  startRedisServer,
} from '../../test/redis/support/redis-server.ts';
import { poll } from '../../test/support/poll.ts';
import { until } from '../../test/support/until.ts';
import { dump } from './support/dump.ts';

const TOKEN: OperationToken = {
  caller: '["issuer","subject"]',
  instanceId: 'instance',
  operation: 'StartTaskContact',
  clientToken: 'the token',
};
const INPUT = '{"name":"a name"}';
const OTHER_INPUT = '{"name":"another name"}';
const RESULT = { contactId: 'the new contact' };
const SHOWN_WITHIN_MS = 3_000;
const KEYS = 'contact-gateway:test:operation-tokens:*';

const EXECUTED = { state: 'executed', result: RESULT } as const;
const NOT_EXECUTED = { state: 'not-executed' } as const;
const UNCHANGED = { state: 'unchanged' } as const;
const AT_LARGE = { state: 'open', isAtLarge: true } as const;
const ANSWERED = { state: 'open', isAtLarge: false } as const;

const NONE = { state: 'none' };
const CONFLICT = { state: 'conflict' };
const open = (isAtLarge: boolean): object => ({
  state: 'open',
  isAtLarge,
  quietForMs: expect.any(Number),
});

/** Deadlines that do not pass while a test runs. */
const LATER: Deadline = { signal: new AbortController().signal, remainingMs: () => 60_000 };

interface Gateway extends AsyncDisposable {
  readonly begin: (
    input?: string,
    deadline?: Deadline,
    token?: OperationToken,
  ) => Promise<OperationTokenRun>;
  /** Runs one request to its end. */
  readonly run: (result: OperationTokenResult, input?: string) => Promise<void>;
  /** What it knows of earlier requests. */
  readonly earlier: (input?: string) => Promise<EarlierRequests>;
  /** What Redis has replied to its claims. */
  readonly replies: readonly (string | undefined)[];
  readonly untilRedis: (available: boolean) => Promise<void>;
  /** It is no longer connected to Redis. */
  readonly stop: () => Promise<void>;
}

async function startGateway({ url }: RedisServer, secret = 'of all gateways'): Promise<Gateway> {
  let isAvailable = false;
  const shared = await startRedis({
    url,
    answerMs: PATIENT_MS,
    scope: 'test',
    secret,
    rateOf: () => ({ perSecond: 1, burst: 1 }),
    onChange: (available) => (isAvailable = available),
  });
  const replies: (string | undefined)[] = [];
  const { operationTokens } = shared;
  const tokens = new OperationTokens({
    digest: keyedDigest(secret, 'operation-input'),
    shownWithinMs: SHOWN_WITHIN_MS,
    shared: {
      async claim(...args) {
        const reply = await operationTokens.claim(...args);
        replies.push(reply?.state);
        return reply;
      },
      end: (...args) => operationTokens.end(...args),
    },
  });
  const begin: Gateway['begin'] = (input = INPUT, deadline = LATER, token = TOKEN) =>
    tokens.begin(token, input, deadline);
  return {
    replies,
    begin,
    async run(result, input) {
      const run = await begin(input);
      await run.end(result);
    },
    async earlier(input) {
      const run = await begin(input);
      const { earlier } = run;
      await run.end(UNCHANGED);
      return earlier;
    },
    async untilRedis(available) {
      const reached = await poll(
        () => isAvailable,
        (state) => state === available,
      );
      expect(reached).toBe(available);
    },
    stop: () => shared.stop(),
    [Symbol.asyncDispose]: () => shared.stop(),
  };
}

describe('gateways with one Redis', () => {
  test.each<[string, readonly OperationTokenResult[], object, object]>([
    ['an execution', [EXECUTED], EXECUTED, CONFLICT],
    ['no execution', [NOT_EXECUTED], NONE, NONE],
    ['nothing sent', [UNCHANGED], NONE, NONE],
    ['an unknown outcome without an answer', [AT_LARGE], open(true), CONFLICT],
    ['an unknown outcome that Connect answered', [ANSWERED], open(false), CONFLICT],
    ['an unknown outcome, and nothing sent', [AT_LARGE, UNCHANGED], open(true), CONFLICT],
    ['an unknown outcome that proved to be none', [AT_LARGE, NOT_EXECUTED], NONE, NONE],
    ['an unknown outcome that proved to be a success', [AT_LARGE, EXECUTED], EXECUTED, CONFLICT],
  ])('know of %s', async (_, results, expected, ofOtherInput) => {
    await using redis = await startRedisServer();
    await using one = await startGateway(redis);
    await using two = await startGateway(redis);
    await using three = await startGateway(redis);
    for (const result of results) await one.run(result);

    const known = [await two.earlier(), await three.earlier(OTHER_INPUT)];

    expect(known).toStrictEqual([expected, ofOtherInput]);
  });

  test('resolve each other’s unknown outcomes', async () => {
    await using redis = await startRedisServer();
    await using one = await startGateway(redis);
    await using two = await startGateway(redis);
    await one.run(AT_LARGE);
    await two.run(EXECUTED);

    expect(await one.earlier()).toStrictEqual(EXECUTED);
  });

  test.each<[string, Partial<OperationToken>]>([
    ['caller', { caller: '["issuer","another"]' }],
    ['instance', { instanceId: 'another' }],
    ['operation', { operation: 'TagContact' }],
    ['client token', { clientToken: 'another' }],
  ])('know nothing of a token with another %s', async (_, other) => {
    await using redis = await startRedisServer();
    await using one = await startGateway(redis);
    await using two = await startGateway(redis);
    await one.run(EXECUTED);

    const { earlier } = await two.begin(OTHER_INPUT, LATER, { ...TOKEN, ...other });

    expect(earlier).toStrictEqual(NONE);
  });

  test('know nothing of those with another secret', async () => {
    await using redis = await startRedisServer();
    await using one = await startGateway(redis);
    await using two = await startGateway(redis, 'another secret');
    await one.run(EXECUTED);

    expect(await two.earlier(OTHER_INPUT)).toStrictEqual(NONE);
  });
});

describe('while a request runs in one gateway', () => {
  test.each<[string, OperationTokenResult, object]>([
    ['succeeds', EXECUTED, EXECUTED],
    ['has an unknown outcome', AT_LARGE, open(true)],
    ['executes nothing', NOT_EXECUTED, NONE],
    ['sends nothing', UNCHANGED, NONE],
  ])('another waits until it %s', async (_, result, expected) => {
    await using redis = await startRedisServer();
    await using one = await startGateway(redis);
    await using two = await startGateway(redis);
    const first = await one.begin();
    let hasBegun = false;
    const second = two.begin().finally(() => (hasBegun = true));
    await until(() => two.replies.includes('running'));

    const hadBegun = hasBegun;
    await first.end(result);
    const { earlier } = await second;

    expect([hadBegun, earlier]).toStrictEqual([false, expected]);
  });

  test('another waits until its deadline at most, and leaves the claim as it is', async () => {
    await using redis = await startRedisServer();
    await using one = await startGateway(redis);
    await using two = await startGateway(redis);
    const first = await one.begin();

    const late = await two.begin(INPUT, deadlineIn(150));
    await late.end(NOT_EXECUTED);
    const again = await two.begin(INPUT, deadlineIn(1));
    await first.end(EXECUTED);

    expect([late.earlier, again.earlier]).toStrictEqual([
      { state: 'running' },
      { state: 'running' },
    ]);
    expect(await two.earlier()).toStrictEqual(EXECUTED);
  });

  test('another with another input is a conflict at once', async () => {
    await using redis = await startRedisServer();
    await using one = await startGateway(redis);
    await using two = await startGateway(redis);
    const first = await one.begin();

    const known = await two.earlier(OTHER_INPUT);
    await first.end(NOT_EXECUTED);

    expect([known, await two.earlier(OTHER_INPUT)]).toStrictEqual([CONFLICT, NONE]);
  });

  test('only one of many gets the claim at a time', async () => {
    await using redis = await startRedisServer();
    await using one = await startGateway(redis);
    await using two = await startGateway(redis);
    await using three = await startGateway(redis);
    let running = 0;
    const seen: number[] = [];

    await Promise.all(
      [one, two, three].map(async (gateway) => {
        const run = await gateway.begin();
        running += 1;
        seen.push(running);
        await redis.with((client) => client.ping());
        running -= 1;
        await run.end(NOT_EXECUTED);
      }),
    );

    expect(seen).toStrictEqual([1, 1, 1]);
  });
});

describe('a gateway that crashes, or loses Redis', () => {
  test('leaves an unknown outcome after the deadline of its request', async () => {
    await using redis = await startRedisServer();
    await using one = await startGateway(redis);
    await using two = await startGateway(redis);
    const lost = await one.begin(INPUT, deadlineIn(100));
    await one.stop();
    await lost.end(EXECUTED);

    const run = await two.begin();
    await run.end(UNCHANGED);

    expect(run.earlier).toStrictEqual(open(true));
    expect(await two.earlier(OTHER_INPUT)).toStrictEqual(CONFLICT);
    expect(await one.earlier()).toStrictEqual(EXECUTED);
  });

  test('still reports its end after another has taken over', async () => {
    await using redis = await startRedisServer();
    await using one = await startGateway(redis);
    await using two = await startGateway(redis);
    const slow = await one.begin(INPUT, deadlineIn(1));
    const next = await two.begin();

    await slow.end(EXECUTED);
    const known = await next.refresh();
    await next.end(AT_LARGE);

    expect([known, await two.earlier(), await one.earlier()]).toStrictEqual([
      EXECUTED,
      EXECUTED,
      EXECUTED,
    ]);
  });

  test.each<[string, OperationTokenResult, object]>([
    ['no execution', NOT_EXECUTED, { state: 'running' }],
    ['nothing sent', UNCHANGED, { state: 'running' }],
    ['an unknown outcome', ANSWERED, { state: 'running' }],
  ])('does not end the claim of the other by %s', async (_, result, expected) => {
    await using redis = await startRedisServer();
    await using one = await startGateway(redis);
    await using two = await startGateway(redis);
    await using three = await startGateway(redis);
    const slow = await one.begin(INPUT, deadlineIn(1));
    await two.begin();

    await slow.end(result);
    const { earlier } = await three.begin(INPUT, deadlineIn(1));

    expect(earlier).toStrictEqual(expected);
  });
});

describe('while Redis is unavailable', () => {
  test('each gateway knows its own requests', async () => {
    await using redis = await startRedisServer();
    await using one = await startGateway(redis);
    await using two = await startGateway(redis);
    const before = await one.begin();
    await redis.kill();
    await two.untilRedis(false);

    await before.end(EXECUTED);
    const known = [await one.earlier(), await two.earlier(), await one.earlier(OTHER_INPUT)];

    expect(known).toStrictEqual([EXECUTED, NONE, CONFLICT]);
  });

  test('a request that waits for another gateway’s no longer knows its outcome', async () => {
    await using redis = await startRedisServer();
    await using one = await startGateway(redis);
    await using two = await startGateway(redis);
    await one.begin();
    const waiting = two.begin();
    await until(() => two.replies.includes('running'));

    await redis.kill();
    const { earlier } = await waiting;

    expect(earlier).toStrictEqual(open(true));
  });

  test.each<[OperationTokenResult, object]>([
    [EXECUTED, EXECUTED],
    [AT_LARGE, open(true)],
    [NOT_EXECUTED, NONE],
    [UNCHANGED, NONE],
  ])('a request that ends afterwards reports its end: %j', async (result, expected) => {
    await using redis = await startRedisServer();
    await using one = await startGateway(redis);
    await using two = await startGateway(redis);
    await redis.kill();
    await one.untilRedis(false);
    const run = await one.begin();
    await redis.restart();
    await Promise.all([one.untilRedis(true), two.untilRedis(true)]);

    await run.end(result);

    expect(await two.earlier()).toStrictEqual(expected);
  });

  test('a request can read again afterwards, and knows of others that run', async () => {
    await using redis = await startRedisServer();
    await using one = await startGateway(redis);
    await using two = await startGateway(redis);
    await redis.kill();
    await one.untilRedis(false);
    const run = await one.begin();
    await redis.restart();
    await Promise.all([one.untilRedis(true), two.untilRedis(true)]);
    const other = await two.begin();

    const during = await run.refresh();
    await other.end(EXECUTED);
    const after = await run.refresh();
    await run.end(UNCHANGED);

    expect([during, after, run.earlier]).toStrictEqual([open(true), EXECUTED, EXECUTED]);
    expect(await one.earlier()).toStrictEqual(EXECUTED);
  });
});

describe('the tokens of operations in Redis', () => {
  test.each<[string, OperationTokenResult | undefined]>([
    ['executed', EXECUTED],
    ['open', AT_LARGE],
    ['running', undefined],
  ])('contain no text, and expire after a day: %s', async (_, result) => {
    await using redis = await startRedisServer();
    await using one = await startGateway(redis);
    const run = await one.begin();
    if (result) await run.end(result);

    const found = (await dump(redis)).filter(({ key }) => key.includes('operation-tokens'));

    expect(found).toHaveLength(1);
    expect(found[0]?.key).toMatch(/^contact-gateway:test:operation-tokens:[\w-]{43}$/);
    const { instanceId, operation, clientToken } = TOKEN;
    const texts = [instanceId, operation, clientToken, 'subject', 'a name', RESULT.contactId];
    expect(texts.filter((text) => JSON.stringify(found).includes(text))).toStrictEqual([]);
    expect(found[0]?.ttlMs).toBeGreaterThan(86_000_000);
    expect(found[0]?.ttlMs).toBeLessThanOrEqual(86_400_000);
  });

  test('are unknown when they have expired, also to gateways that learned them from Redis', async () => {
    await using redis = await startRedisServer();
    await using one = await startGateway(redis);
    await using two = await startGateway(redis);
    await one.run(EXECUTED);
    await redis.with(async (client) => {
      for (const key of await client.keys(KEYS)) await client.pexpire(key, 500);
    });
    const before = await two.earlier();

    const after = await poll(
      () => two.earlier(),
      ({ state }) => state === 'none',
    );

    expect([before, after]).toStrictEqual([EXECUTED, NONE]);
  });

  test.each<[string, (key: string, ofOther: string) => readonly string[], object]>([
    ['a forged result', (key) => ['hset', key, 'result', 'forged'], open(false)],
    ['a result of another token', (key, ofOther) => ['hset', key, 'result', ofOther], open(false)],
    ['times that are no numbers', (key) => ['hset', key, 'quiet', 'x', 'large', '-'], open(false)],
    ['no input', (key) => ['hdel', key, 'input'], NONE],
    ['a text', (key) => ['set', key, 'x'], NONE],
    ['a list', (key) => ['rpush', key, 'x'], NONE],
  ])('are never a success by forgery: %s', async (_, forge, expected) => {
    await using redis = await startRedisServer();
    await using one = await startGateway(redis);
    await using two = await startGateway(redis);
    await (await one.begin(INPUT, LATER, { ...TOKEN, clientToken: 'other' })).end(EXECUTED);
    await redis.with(async (client) => {
      const [other = ''] = await client.keys(KEYS);
      const ofOther = (await client.hget(other, 'result')) ?? '';
      await one.run(ANSWERED);
      const key = (await client.keys(KEYS)).find((name) => name !== other) ?? '';
      const [command = '', ...args] = forge(key, ofOther);
      if (command === 'rpush') await client.del(key);
      await client.call(command, ...args);
    });

    expect(await two.earlier()).toStrictEqual(expected);
    await two.run(EXECUTED);
    expect(await two.earlier()).toStrictEqual(EXECUTED);
  });
});
