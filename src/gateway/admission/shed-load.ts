import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from '../http/http-error.ts';
import type { Metrics } from '../telemetry/metrics.ts';

/** `extensions.code` of a request that was rejected because the event loop is overloaded. */
const OVERLOADED = 'OVERLOADED';

/**
 * One long turn of the event loop, such as a garbage collection, is no overload: delays are averaged over at least this
 * time.
 */
const MIN_SAMPLE_MS = 1_000;

const RESOLUTION_MS = 10;
const BEAT_MS = 100;
const RETRY_AFTER_SECONDS = 2;

/**
 * Creates a hook that rejects requests, before any work is done for them, while the event loop lags: running requests
 * get all the available time, and finish.
 *
 * @param maxDelayMs the max delay of the event loop, on average over one or two seconds.
 * @param now a monotonic clock in milliseconds; the machine's own by default.
 */
export function shedLoad(
  app: FastifyInstance,
  maxDelayMs: number,
  metrics: Pick<Metrics, 'countGraphQLError' | 'watchOverload'>,
  now: () => number = () => performance.now(),
) {
  const sampleMs = Math.max(MIN_SAMPLE_MS, 2 * maxDelayMs);
  const meanDelay = watchMeanDelay(app, sampleMs);
  const timerDelay = watchTimers(app, now);
  let wasOverloaded = false;
  const isOverloaded = (): boolean => {
    const overloaded = timerDelay() > sampleMs || meanDelay() > maxDelayMs;
    if (overloaded && !wasOverloaded) {
      const delayMs = Math.round(Math.max(timerDelay(), meanDelay()));
      app.log.warn({ delayMs }, 'Event loop overloaded; shedding new requests');
    } else if (!overloaded && wasOverloaded) {
      app.log.info('Overload cleared');
    }
    wasOverloaded = overloaded;
    return overloaded;
  };
  metrics.watchOverload(isOverloaded);
  return async (_request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (!isOverloaded()) return undefined;
    metrics.countGraphQLError(OVERLOADED);
    return sendError(reply.header('retry-after', String(RETRY_AFTER_SECONDS)), {
      status: 503,
      code: OVERLOADED,
      message: 'The gateway is overloaded. The request was not processed; retry later.',
      extensions: { retryAfter: RETRY_AFTER_SECONDS },
    });
  };
}

/** The mean delay of the event loop in the last complete sample, in milliseconds; infinite when it made no turn. */
function watchMeanDelay(app: FastifyInstance, sampleMs: number): () => number {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  let meanMs = 0;
  const timer = setInterval(() => {
    const { mean } = histogram;
    meanMs = Number.isNaN(mean) ? Infinity : Math.max(0, mean / 1e6 - RESOLUTION_MS);
    histogram.reset();
  }, sampleMs).unref();
  app.addHook('onClose', () => {
    clearInterval(timer);
    histogram.disable();
  });
  return () => meanMs;
}

/**
 * How many milliseconds late timers currently are. While more than a thousand sockets are readable, Node.js may run no
 * timer for many seconds, and code that measures by a timer notices nothing.
 */
function watchTimers(app: FastifyInstance, now: () => number): () => number {
  let lastBeat = now();
  const beat = setInterval(() => {
    lastBeat = now();
  }, BEAT_MS).unref();
  app.addHook('onClose', () => {
    clearInterval(beat);
  });
  return () => Math.max(0, now() - lastBeat - BEAT_MS);
}
