import { setImmediate } from 'node:timers/promises';
import { beforeAll, expect, test } from '@jest/globals';
import { warmUp } from '../../../reliability/support/faulty-world.ts';
import { relay } from '../../../support/answers.ts';
import { figure } from '../../../support/figure.ts';
import type { GatewayAnswer } from '../../../support/gateway-client.ts';
import { holdAnswer } from '../../../support/held-answer.ts';
import { CONTACTS, QUEUES } from '../../../support/ids.ts';
import { poll } from '../../../support/poll.ts';
import { transfer } from '../../../support/transfer.ts';
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

/** The log lines about the load, in order. */
const loadLog = ({ log }: World): unknown[] =>
  log.map(({ msg }) => msg).filter((msg) => /[Oo]verload/.test(String(msg)));

test('while the event loop lags, new requests are rejected at once, and running ones finish', async () => {
  await using world = await startWorld({ gateway: { maxEventLoopDelayMs: MAX_DELAY_MS } });
  const held = holdAnswer(relay);
  world.upstream.answerNext('TransferContact', held.answer);
  const running = transfer(world, TRANSFER);
  await held.requested;
  expect(await figure(world, 'gateway_overloaded')).toBe(0);

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
  expect(await running).toMatchObject({ __typename: 'TransferContactSuccess' });
  expect(loadLog(world)).toStrictEqual(['Event loop overloaded; shedding new requests']);

  await load.disposeAsync();
  expect(await untilStatus(world, 200)).toMatchObject({ status: 200, errors: [] });
  expect(await figure(world, 'gateway_overloaded')).toBe(0);
  expect(loadLog(world)).toStrictEqual([
    'Event loop overloaded; shedding new requests',
    'Overload cleared',
  ]);
});
