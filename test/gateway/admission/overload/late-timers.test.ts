import { expect, jest, test } from '@jest/globals';
import Fastify from 'fastify';
import { shedLoad } from '../../../../src/gateway/admission/shed-load.ts';

const NO_METRICS = { countGraphQLError: () => undefined, watchOverload: () => undefined };

/** An application whose timers only run when the test lets them, by a clock of the test. */
function start(maxDelayMs: number) {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance'] });
  const clock = { ms: 0 };
  const app = Fastify();
  const onRequest = shedLoad(app, maxDelayMs, NO_METRICS, () => clock.ms);
  app.get('/', { onRequest }, () => 'done');
  return {
    status: async () => (await app.inject('/')).statusCode,
    /** Lets time pass; timers run only at its end. */
    pass(ms: number) {
      clock.ms += ms;
    },
    letTimersRun() {
      jest.advanceTimersByTime(100);
    },
    async [Symbol.asyncDispose]() {
      await app.close();
      jest.useRealTimers();
    },
  };
}

test.each([
  [1, 1_000],
  [500, 1_000],
  [1_000, 2_000],
])(
  'with a limit of %i ms, requests are rejected when no timer has run for %i ms, until one does',
  async (maxDelayMs, lateMs) => {
    await using app = start(maxDelayMs);

    app.pass(100 + lateMs);
    expect(await app.status()).toBe(200);
    app.pass(1);
    expect(await app.status()).toBe(503);
    app.letTimersRun();
    expect(await app.status()).toBe(200);
  },
);
