import { beforeAll, expect, test } from '@jest/globals';
import {
  PATIENT_MS,
  type RedisServer,
  startRedisServer,
} from '../../test/redis/support/redis-server.ts';
import { warmUp } from '../../test/reliability/support/faulty-world.ts';
import { relay } from '../../test/support/answers.ts';
import { CONTACTS } from '../../test/support/ids.ts';
import type { World } from '../../test/support/world.ts';
import { type Gateways, startGateways } from './support/gateways.ts';

const STOP = `mutation ($input: StopContactInput!) {
  stopContact(input: $input) {
    __typename
    ... on StopContactSuccess { contactId clientToken }
    ... on ContactError { message }
  }
}`;
const INPUT = { contactId: CONTACTS.unassignedTask, clientToken: 'A' };
const SUCCESS = { stopContact: { __typename: 'StopContactSuccess', ...INPUT } };

beforeAll(warmUp);

const start = (redis: RedisServer): Promise<Gateways> =>
  startGateways({ url: redis.url, answerMs: PATIENT_MS });

async function stop({ client }: World, input: typeof INPUT): Promise<unknown> {
  return (await client.send(STOP, { input })).data;
}

const stopsOf = ({ upstream }: Gateways): number =>
  upstream.calls.filter(({ operation }) => operation === 'StopContact').length;

test('a success of one gateway is reported by the other, without a call', async () => {
  await using redis = await startRedisServer();
  await using gateways = await start(redis);
  const [one, two] = gateways.all;
  const first = await stop(one, INPUT);
  await gateways.upstream.disconnect();

  const second = await stop(two, INPUT);
  await gateways.upstream.listen();

  expect([first, second]).toStrictEqual([SUCCESS, SUCCESS]);
  expect(stopsOf(gateways)).toBe(1);
});

test('requests that reach two gateways at the same time become one call', async () => {
  await using redis = await startRedisServer();
  await using gateways = await start(redis);
  const [one, two] = gateways.all;
  const requested = Promise.withResolvers<undefined>();
  const answered = Promise.withResolvers<undefined>();
  gateways.upstream.answerNext('StopContact', async (exchange) => {
    requested.resolve(undefined);
    await answered.promise;
    await relay(exchange);
  });

  const first = stop(one, INPUT);
  await requested.promise;
  const second = stop(two, INPUT);
  const third = await stop(two, { ...INPUT, contactId: CONTACTS.taskOfAmara });
  answered.resolve(undefined);

  expect(await Promise.all([first, second])).toStrictEqual([SUCCESS, SUCCESS]);
  expect(third).toMatchObject({ stopContact: { __typename: 'ContactIdempotencyConflictError' } });
  expect(stopsOf(gateways)).toBe(1);
});
