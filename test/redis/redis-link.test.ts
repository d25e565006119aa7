import { describe, expect, test } from '@jest/globals';
import { RedisLink } from '../../src/redis/redis-link.ts';
import { poll } from '../support/poll.ts';
import { type FakeRedis, startFakeRedis } from './support/fake-redis.ts';
import { PATIENT_MS } from './support/redis-server.ts';

const F = 'f_6b1bf486c81ceb7edf3c093f4d48582e38c0e791';
const inScript = (error: string): string =>
  `ERR Error running script (call to ${F}): @user_script:8: @user_script: 8: -${error}`;

const SLAVE = "READONLY You can't write against a read only slave.";
const REPLICA = "READONLY You can't write against a read only replica.";

/** The messages of each version, from its source code. */
const FAILED_OVER = [
  ['Redis 3 and 4', SLAVE],
  ['Redis 3 and 4, in a script', `${inScript(SLAVE)} `],
  ['Redis 5 and 6, KeyDB', REPLICA],
  ['Redis 5 and 6, KeyDB, in a script', `${inScript(REPLICA)} `],
  ['Redis 7, Valkey, in a script', `${REPLICA} script: ${F.slice(2)}, on @user_script:8.`],
  [
    'Redis 7, Valkey, of a script that declares writes',
    'READONLY Can not run script with write flag on readonly replica.',
  ],
  ['another one', 'READONLY this instance was demoted'],
  ['Redis while it loads', 'LOADING Redis is loading the dataset in memory'],
  ['KeyDB while it loads', 'LOADING KeyDB is loading the dataset in memory'],
  [
    'a replica without its primary',
    "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.",
  ],
  ['a primary that was cut off', 'NOREPLICAS Not enough good replicas to write.'],
  [
    'a primary that was cut off, in a script',
    inScript('NOREPLICAS Not enough good replicas to write.'),
  ],
  ['a cluster', 'CLUSTERDOWN The cluster is down'],
] as const;

interface Linked extends AsyncDisposable {
  readonly redis: FakeRedis;
  /** The reported states of the link, in order. */
  readonly states: readonly string[];
}

async function link(answer: (connection: number) => string, password = ''): Promise<Linked> {
  const redis = await startFakeRedis(answer);
  const states: string[] = [];
  const linked = new RedisLink({
    url: redis.url.replace('//', password === '' ? '//' : `//:${password}@`),
    answerMs: PATIENT_MS,
    check: (client) => client.eval('return 1', 0),
    onChange: (available, reason) => states.push(available ? 'in use' : String(reason)),
  });
  return {
    redis,
    states,
    async [Symbol.asyncDispose]() {
      linked.stop();
      await redis[Symbol.asyncDispose]();
    },
  };
}

describe('the connection to Redis', () => {
  test.each(FAILED_OVER)(
    'is replaced after a failover, with the message of %s',
    async (_, words) => {
      await using linked = await link((connection) => (connection === 0 ? `-${words}` : ':1'));

      await poll(
        () => linked.states.at(-1),
        (last) => last === 'in use',
      );

      expect(linked.states).toStrictEqual([
        /READONLY|LOADING|[A-Z]+DOWN|NOREPLICAS/.exec(words)?.[0],
        'in use',
      ]);
      // Sooner than a connection that merely fails, which is checked three times.
      expect(linked.redis.connections).toStrictEqual([['eval'], ['eval']]);
    },
  );

  test('is replaced after a failover that happens while it is used', async () => {
    let checks = 0;
    await using linked = await link((connection) =>
      connection === 0 && ++checks > 1 ? `-${inScript(REPLICA)}` : ':1',
    );

    await poll(
      () => linked.states.length,
      (count) => count === 3,
    );

    expect(linked.states).toStrictEqual(['in use', 'READONLY', 'in use']);
  });

  test('is replaced in the end, whatever the message', async () => {
    await using linked = await link((connection) =>
      connection === 0 ? '-ERR something that no version has said yet' : ':1',
    );

    await poll(
      () => linked.states.at(-1),
      (last) => last === 'in use',
    );

    expect(linked.states).toStrictEqual(['ERR', 'in use']);
    expect(linked.redis.connections).toStrictEqual([['eval', 'eval', 'eval'], ['eval']]);
  });

  test.each([
    ['where all are replicas', REPLICA, ''],
    ['where the password is rejected', 'WRONGPASS invalid username-password pair', 'guess'],
  ])('is not replaced again and again %s', async (_, words, password) => {
    const started = performance.now();
    await using linked = await link(() => `-${words}`, password);

    await poll(
      () => linked.redis.connections.length,
      (count) => count === 4,
    );

    // The second at once; then one a second.
    expect(performance.now() - started).toBeGreaterThan(1_900);
    expect(linked.states).toStrictEqual([words.split(' ')[0]]);
  });
});
