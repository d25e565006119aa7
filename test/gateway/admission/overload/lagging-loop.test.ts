import { setImmediate } from 'node:timers/promises';
import { beforeAll, expect, test } from '@jest/globals';
import { warmUp } from '../../../reliability/support/faulty-world.ts';
import { relay } from '../../../support/answers.ts';
import { figure } from '../../../support/figure.ts';
import type { GatewayAnswer } from '../../../support/gateway-client.ts';
import { holdAnswer } from '../../../support/held-answer.ts';
import { CONTACTS, QUEUES } from '../../../support/ids.ts';
import { poll } from '../../../support/poll.ts';
import { transfer, type TransferResult } from '../../../support/transfer.ts';
import { startWorld, type World } from '../../../support/world.ts';

const MAX_DELAY_MS = 100;
/** Far above the limit: no idle machine is this slow. */
const TURN_MS = 250;

const QUERY = `{ contact(id: "${CONTACTS.taskOfAmara}") { id } }`;
const TRANSFER = { contactId: CONTACTS.unassignedTask, target: { queueId: QUEUES.billing } };

beforeAll(warmUp);

/** Keeps the event loop busy, one long turn after the other, until it is disposed of. */
function makeLag(): AsyncDisposable {
  const stop = new AbortController();
  const ended = (async () => {
    while (!stop.signal.aborted) {
      const end = performance.now() + TURN_MS;
      while (performance.now() < end);
      await setImmediate();
    }
  })();
  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await ended;
    },
  };
}

const untilStatus = ({ client }: World, expected: number): Promise<GatewayAnswer> =>
  poll(
    () => client.send(QUERY),
    ({ status }) => status === expected,
  );

/** The figure of the overload when it is over: a machine that stands still causes one, too. */
const figureAfterOverload = (world: World): Promise<number | undefined> =>
  poll(
    () => figure(world, 'gateway_overloaded'),
    (value) => value === 0,
  );

/** The log lines about the load, in order. */
const loadLog = ({ log }: World): unknown[] =>
  log.map(({ msg }) => msg).filter((msg) => /[Oo]verload/.test(String(msg)));

/** A transfer that has reached Connect: one that is rejected on the way is sent again. */
const startTransfer = (
  world: World,
  requested: Promise<void>,
): Promise<{ readonly ended: Promise<TransferResult>; readonly isRunning: boolean }> =>
  poll(
    async () => {
      const ended = transfer(world, TRANSFER);
      const isRunning = await Promise.race([
        requested.then(() => true),
        Promise.allSettled([ended]).then(() => false),
      ]);
      return { ended, isRunning };
    },
    ({ isRunning }) => isRunning,
  );

test('while the event loop lags, new requests are rejected at once, and running ones finish', async () => {
  await using world = await startWorld({
    gateway: { maxEventLoopDelayMs: MAX_DELAY_MS, requestTimeoutMs: 60_000 },
  });
  const held = holdAnswer(relay);
  world.upstream.answerNext('TransferContact', held.answer);
  const running = await startTransfer(world, held.requested);
  expect(await figureAfterOverload(world)).toBe(0);
  const logged = loadLog(world).length;

  await using load = new AsyncDisposableStack();
  load.use(makeLag());
  await untilStatus(world, 503);
  const reached = world.upstream.calls.length;
  const { status, headers, errors } = await world.client.send(QUERY);

  expect({ status, retryAfter: headers.get('retry-after'), errors }).toStrictEqual({
    status: 503,
    retryAfter: '2',
    errors: [
      {
        message: 'The gateway is overloaded. The request was not processed; retry later.',
        extensions: { code: 'OVERLOADED', retryAfter: 2, requestId: expect.any(String) },
      },
    ],
  });
  expect(world.upstream.calls).toHaveLength(reached);

  const probes = ['/livez', '/readyz', '/metrics'].map((path) => fetch(world.client.url + path));
  expect((await Promise.all(probes)).map((probe) => probe.status)).toStrictEqual([200, 200, 200]);
  expect(await figure(world, 'gateway_overloaded')).toBe(1);

  held.release();
  expect(await running.ended).toMatchObject({ __typename: 'TransferContactSuccess' });
  expect(loadLog(world).slice(logged)).toStrictEqual([
    'Event loop overloaded; shedding new requests',
  ]);

  await load.disposeAsync();
  expect(await untilStatus(world, 200)).toMatchObject({ status: 200, errors: [] });
  expect(loadLog(world).slice(logged)).toStrictEqual([
    'Event loop overloaded; shedding new requests',
    'Overload cleared',
  ]);
  expect(await figureAfterOverload(world)).toBe(0);
});
