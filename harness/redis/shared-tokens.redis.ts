import { randomUUID } from 'node:crypto';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { IntentRecord } from '../../src/audit/audit-record.ts';
import {
  PATIENT_MS,
  type RedisServer,
  startRedisServer,
} from '../../test/redis/support/redis-server.ts';
import { warmUp } from '../../test/reliability/support/faulty-world.ts';
import { exception, relay } from '../../test/support/answers.ts';
import { FAULTS } from '../../test/support/faults.ts';
import { CONTACTS, FLOWS, INSTANCE_ID, QUEUES } from '../../test/support/ids.ts';
import { poll } from '../../test/support/poll.ts';
import { transfer, type TransferResult, transferOrThrow } from '../../test/support/transfer.ts';
import { until } from '../../test/support/until.ts';
import { startWorld, type World } from '../../test/support/world.ts';
import { type Gateways, startGateways, untilRedis } from './support/gateways.ts';

const INPUT = {
  contactId: CONTACTS.unassignedTask,
  target: { queueId: QUEUES.billing },
  clientToken: 'A',
};
const B = { ...INPUT, clientToken: 'B' };
const UNKNOWN = 'ContactOutcomeUnknownError';

beforeAll(warmUp);

const start = (redis: RedisServer): Promise<Gateways> =>
  startGateways({ url: redis.url, answerMs: PATIENT_MS });

/** With too little time to wait within a request until Connect shows all changes. */
const startImpatient = (redis: RedisServer): Promise<Gateways> =>
  startGateways({ url: redis.url, answerMs: PATIENT_MS }, { gateway: { requestTimeoutMs: 500 } });

/** The first one executes what both request. */
const executedTransfers = ({ all: [one] }: Gateways): World['executedTransfers'] =>
  one.executedTransfers;

/** Connect executes the request, its answer is lost, and nothing can be read. */
async function loseTrack(
  { upstream }: Gateways,
  gateway: World,
  input: typeof INPUT,
): Promise<TransferResult> {
  upstream.answerNext('TransferContact', FAULTS.resetAfter);
  upstream.answerNext('DescribeContact', FAULTS.resetBefore);
  return transfer(gateway, input);
}

const retryUntilKnown = (gateway: World): Promise<TransferResult> =>
  poll(
    () => transfer(gateway, INPUT),
    ({ __typename: name }) => name !== UNKNOWN,
  );

/** What a gateway leaves that crashes during a request for the only token. */
async function leaveRunning(redis: RedisServer): Promise<void> {
  await redis.with(async (client) => {
    const [key = ''] = await client.keys('contact-gateway:*:tokens:*');
    for (const [token, text] of Object.entries(await client.hgetall(key))) {
      const record = JSON.parse(text) as { readonly ends: number };
      const runs = { 'of a gateway that crashed': record.ends };
      await client.hset(key, token, JSON.stringify({ ...record, runs }));
    }
  });
}

const namesOf = (results: readonly TransferResult[]): string[] =>
  results.map(({ __typename }) => __typename);

describe('gateways with one Redis know of each other’s tokens', () => {
  test('an outcome that is indeterminate for one is not reported as unchanged by the other', async () => {
    await using redis = await startRedisServer();
    await using gateways = await start(redis);
    const [one, two] = gateways.all;
    const first = await loseTrack(gateways, one, INPUT);
    await gateways.upstream.disconnect();

    const second = await transfer(two, INPUT);
    await gateways.upstream.listen();

    expect(namesOf([first, second])).toStrictEqual([UNKNOWN, UNKNOWN]);
    expect(two.audit.at(-1)).toMatchObject({ record: 'OUTCOME', result: UNKNOWN });
  });

  test('nor by a process that replaces one that was killed', async () => {
    await using redis = await startRedisServer();
    await using gateways = await start(redis);
    const [one, two] = gateways.all;
    // For the others, it ends in the middle of a request.
    const never = Promise.withResolvers<undefined>();
    const requested = Promise.withResolvers<undefined>();
    gateways.upstream.answerNext('TransferContact', async (exchange) => {
      await exchange.forward();
      requested.resolve(undefined);
      await never.promise;
    });
    const lost = transfer(one, INPUT).catch(() => undefined);
    await requested.promise;
    gateways.upstream.answerNext('TransferContact', FAULTS.resetBefore);
    gateways.upstream.answerNext('DescribeContact', FAULTS.resetBefore);

    const second = await transfer(two, INPUT);
    never.resolve(undefined);
    await lost;

    expect(second.__typename).toBe(UNKNOWN);
  });

  test('a success of one is also reported by the other', async () => {
    await using redis = await startRedisServer();
    await using gateways = await start(redis);
    const [one, two] = gateways.all;
    const first = await transferOrThrow(one, INPUT);
    await gateways.upstream.disconnect();

    const second = await transfer(two, INPUT);
    await gateways.upstream.listen();

    expect(second).toStrictEqual(first);
    expect(executedTransfers(gateways)).toHaveLength(1);
  });

  test('an indeterminate outcome is resolved in the end, however often the request is retried', async () => {
    await using redis = await startRedisServer();
    await using gateways = await startImpatient(redis);
    const [one, two] = gateways.all;
    await using other = await startWorld({ connect: gateways.upstream.url });
    gateways.upstream.answerNext('TransferContact', FAULTS.resetBefore);
    gateways.upstream.answerNext('DescribeContact', FAULTS.resetBefore);
    const lost = await transfer(one, INPUT);
    await transferOrThrow(other, { ...INPUT, clientToken: 'of a gateway without Redis' });

    const last = await retryUntilKnown(two);

    expect(namesOf([lost, last])).toStrictEqual([UNKNOWN, 'ContactNotActiveError']);
  });

  test('so is that of a request that a crash has left, when the clock of Connect proves nothing', async () => {
    await using redis = await startRedisServer();
    await using gateways = await startImpatient(redis);
    const [one, two] = gateways.all;
    await using other = await startWorld({ connect: gateways.upstream.url });
    gateways.upstream.answerNext('TransferContact', FAULTS.resetBefore);
    gateways.upstream.answerNext('DescribeContact', FAULTS.resetBefore);
    const lost = await transfer(two, INPUT);
    one.emulator.state.clock.advance(3_600_000);
    await transferOrThrow(other, { ...INPUT, clientToken: 'of a gateway without Redis' });
    await leaveRunning(redis);

    const last = await retryUntilKnown(two);

    expect(namesOf([lost, last])).toStrictEqual([UNKNOWN, 'ContactNotActiveError']);
  });

  test('a rejection for one is also reported by the other', async () => {
    await using redis = await startRedisServer();
    await using gateways = await start(redis);
    const [one, two] = gateways.all;
    await loseTrack(gateways, one, B);
    const first = await transfer(two, INPUT);
    await gateways.upstream.disconnect();

    const second = await transfer(one, INPUT);
    await gateways.upstream.listen();

    expect(namesOf([first, second])).toStrictEqual([
      'ContactNotActiveError',
      'ContactServiceError',
    ]);
  });

  test('a transfer that the token of one may have made is not a success of the other’s', async () => {
    await using redis = await startRedisServer();
    await using gateways = await start(redis);
    const [one, two] = gateways.all;
    const ofA = await loseTrack(gateways, one, INPUT);
    gateways.upstream.answerNext('TransferContact', FAULTS.resetBefore, FAULTS.resetBefore);

    const ofB = await transfer(two, B);
    const again = await transfer(one, INPUT);

    expect(namesOf([ofA, ofB, again])).toStrictEqual([UNKNOWN, UNKNOWN, UNKNOWN]);
    expect(executedTransfers(gateways)).toMatchObject([{ token: 'A' }]);
  });

  test('nor is one that a crash has left, whichever gateway reports it', async () => {
    await using redis = await startRedisServer();
    await using gateways = await start(redis);
    await using folder = await mkdtempDisposable(join(tmpdir(), 'audit-'));
    const path = join(folder.path, 'audit.jsonl');
    const left: IntentRecord = {
      record: 'INTENT',
      id: randomUUID(),
      time: new Date().toISOString(),
      operation: 'TransferContact',
      requestId: 'request of a process that died',
      caller: { address: '127.0.0.1' },
      instanceId: INSTANCE_ID,
      contactId: INPUT.contactId,
      target: { kind: 'queue', id: INPUT.target.queueId },
      contactFlowId: FLOWS.queueTransfer,
      clientToken: 'of a process that died',
      deadline: new Date(Date.now() + 1_000).toISOString(),
    };
    await writeFile(path, `${JSON.stringify(left)}\n`);
    const ofB = await loseTrack(gateways, gateways.all[1], B);

    await using next = await startWorld({
      connect: gateways.upstream.url,
      gateway: { redis: { url: redis.url, answerMs: PATIENT_MS }, auditFile: path },
    });
    await until(() => next.audit.length > 0);

    expect(ofB.__typename).toBe(UNKNOWN);
    expect(next.audit).toMatchObject([{ id: left.id, result: UNKNOWN, settledBy: 'restart' }]);
    expect(executedTransfers(gateways)).toMatchObject([{ token: 'B' }]);
  });

  test('a transfer that was made for one is not a success of the other’s', async () => {
    await using redis = await startRedisServer();
    await using gateways = await start(redis);
    const [one, two] = gateways.all;
    gateways.upstream.answerNext('TransferContact', async (exchange) => {
      await transferOrThrow(one, B);
      await FAULTS.resetBefore(exchange);
    });

    const ofA = await transfer(two, INPUT);
    const repeated = await transfer(two, INPUT);

    expect(namesOf([ofA, repeated])).toStrictEqual([UNKNOWN, 'ContactNotActiveError']);
  });

  test('after a lost answer the read-back finds the success, when no other token competes', async () => {
    await using redis = await startRedisServer();
    await using gateways = await start(redis);
    gateways.upstream.answerNext('TransferContact', FAULTS.resetAfter);

    const result = await transfer(gateways.all[0], INPUT);

    expect(result).toMatchObject({ contactId: executedTransfers(gateways)[0]?.newContactId });
  });
});

describe('gateways that are sent one token at the same time', () => {
  const REJECTED = exception('InvalidRequestException', 400);

  test.each<[string, typeof REJECTED]>([
    ['rejects one of them early', REJECTED],
    ['throttles one of them', FAULTS.throttled],
    ['denies one of them', exception('AccessDeniedException', 403)],
  ])('get one success when Connect %s', async (_, answer) => {
    await using redis = await startRedisServer();
    await using gateways = await start(redis);
    const [one, two] = gateways.all;
    const made: TransferResult[] = [];
    gateways.upstream.answerNext('TransferContact', async (exchange) => {
      made.push(await transferOrThrow(two, INPUT));
      await answer(exchange);
    });

    const result = await transfer(one, INPUT);

    expect([result]).toStrictEqual(made);
    expect(executedTransfers(gateways)).toHaveLength(1);
  });

  test('report an unknown outcome when one fails while the other is running', async () => {
    await using redis = await startRedisServer();
    await using gateways = await start(redis);
    const [one, two] = gateways.all;
    const reached = Promise.withResolvers<undefined>();
    const ended = Promise.withResolvers<undefined>();
    gateways.upstream.answerNext(
      'TransferContact',
      async (exchange) => {
        const second = transferOrThrow(two, INPUT);
        await reached.promise;
        await exception('AccessDeniedException', 403)(exchange);
        await second;
      },
      async (exchange) => {
        reached.resolve(undefined);
        await ended.promise;
        await relay(exchange);
      },
    );

    const result = await transfer(one, INPUT);
    ended.resolve(undefined);

    expect(result.__typename).toBe(UNKNOWN);
  });
});

describe('the records of tokens in Redis', () => {
  test('contain neither tokens nor contacts, and expire after a day', async () => {
    await using redis = await startRedisServer();
    await using gateways = await start(redis);
    const [one] = gateways.all;
    const { contactId } = await transferOrThrow(one, INPUT);

    const [key, more, fields, ttl] = await redis.with(async (client) => {
      const [name = '', ...others] = await client.keys('contact-gateway:*:tokens:*');
      return [name, others, await client.hgetall(name), await client.pttl(name)] as const;
    });

    expect(more).toStrictEqual([]);
    expect(Object.keys(fields)).toHaveLength(1);
    expect(JSON.stringify([key, fields])).not.toContain(INPUT.contactId);
    expect(JSON.stringify(fields)).not.toContain(contactId);
    expect(ttl).toBeGreaterThan(86_000_000);
    expect(ttl).toBeLessThanOrEqual(86_400_000);
  });

  test.each<[string, (fields: Readonly<Record<string, string>>) => string[]]>([
    ['that was forged', () => ['another', '{"state":"executed","contact":"forged"}']],
    ['that is no JSON', () => ['another', '\u0000']],
    ['that was copied from another token', (fields) => ['another', Object.values(fields)[0] ?? '']],
  ])('make the outcome unknown at most: an entry %s', async (_, forge) => {
    await using redis = await startRedisServer();
    await using gateways = await start(redis);
    const [one, two] = gateways.all;
    await loseTrack(gateways, one, INPUT);
    await redis.with(async (client) => {
      const [key = ''] = await client.keys('contact-gateway:*:tokens:*');
      await client.hset(key, ...forge(await client.hgetall(key)));
    });
    gateways.upstream.answerNext('TransferContact', FAULTS.resetBefore);

    const lost = await transfer(two, INPUT);
    const repeated = await transfer(two, INPUT);

    expect(lost.__typename).toBe(UNKNOWN);
    expect(repeated).toMatchObject({ contactId: executedTransfers(gateways)[0]?.newContactId });
  });

  test('are bounded, and a contact with too many tokens counts as one without records', async () => {
    await using redis = await startRedisServer();
    await using gateways = await start(redis);
    const [one] = gateways.all;
    gateways.upstream.answerNext('TransferContact', FAULTS.resetBefore);
    await transfer(one, INPUT);
    await redis.with(async (client) => {
      const [key = ''] = await client.keys('contact-gateway:*:tokens:*');
      const many = Array.from({ length: 63 }, (_, index) => [
        `${index}`,
        '{"state":"open","target":"{\\"kind\\":\\"queue\\",\\"id\\":\\"x\\"}","from":1,"ends":2,"quiet":2,"runs":{},"lost":true}',
      ]);
      await client.hset(key, ...many.flat());
    });

    const lost = await loseTrack(gateways, one, B);
    gateways.upstream.answerNext('TransferContact', FAULTS.resetBefore);
    const again = await transfer(one, B);

    expect(namesOf([lost, again])).toStrictEqual([UNKNOWN, UNKNOWN]);
    const count = await redis.with(async (client) => {
      const [key = ''] = await client.keys('contact-gateway:*:tokens:*');
      return client.hlen(key);
    });
    expect(count).toBe(64);
  });
});

describe('without a Redis that responds', () => {
  test('a transfer is made as without one, and by one call', async () => {
    await using redis = await startRedisServer();
    await using gateways = await startGateways({ url: redis.url, answerMs: 100 });
    const [one] = gateways.all;
    await untilRedis(one, 'in use');
    redis.freeze();

    await transferOrThrow(one, INPUT);
    redis.thaw();

    expect(gateways.upstream.operations()).toStrictEqual(['TransferContact']);
  });

  test.each(['before it is sent', 'while it runs'])(
    'a read-back proves nothing, since others may be running unseen: lost %s',
    async (when) => {
      await using redis = await startRedisServer();
      await using gateways = await startGateways({ url: redis.url, answerMs: 100 });
      const [one] = gateways.all;
      await untilRedis(one, 'in use');
      if (when === 'before it is sent') redis.freeze();
      gateways.upstream.answerNext('TransferContact', async (exchange) => {
        redis.freeze();
        await FAULTS.resetAfter(exchange);
      });

      const lost = await transfer(one, INPUT);
      redis.thaw();
      const repeated = await transfer(one, INPUT);

      expect(lost.__typename).toBe(UNKNOWN);
      expect(repeated).toMatchObject({ contactId: executedTransfers(gateways)[0]?.newContactId });
    },
  );
});
