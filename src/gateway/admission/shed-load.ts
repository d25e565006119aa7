import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from '../http/http-error.ts';
import type { Metrics } from '../telemetry/metrics.ts';

/** `extensions.code` of a request that came while there was too much to do. */
const OVERLOADED = 'OVERLOADED';

/** One long turn of the event loop, such as a collection of garbage, is no overload: averages are over so long at least. */
const MIN_SAMPLE_MS = 1_000;

const BEAT_MS = 100;
const RETRY_AFTER_SECONDS = 2;

/**
 * Makes a hook that refuses requests, before anything is done for them, while the event loop lags behind: what has been
 * begun gets all the time there is, and comes to its end.
 *
 * @param maxDelayMs how late the event loop may be, on average over a second or two.
 * @param now a clock in milliseconds that never goes back; the machine's own by default.
 */
export async function shedLoad(
  app: FastifyInstance,
  maxDelayMs: number,
  metrics: Pick<Metrics, 'countGraphQLError' | 'watchOverload'>,
  now: () => number = () => performance.now(),
) {
  const sampleMs = Math.max(MIN_SAMPLE_MS, 2 * maxDelayMs);
  await app.register(underPressure, {
    maxEventLoopDelay: maxDelayMs,
    sampleInterval: sampleMs,
    // It would refuse probes, too. The hook below is for the routes that are to have it.
    pressureHandler: () => undefined,
  });
  const timersLateBy = watchTimers(app, now);
  let wasOverloaded = false;
  const isOverloaded = (): boolean => {
    const lateMs = timersLateBy();
    const overloaded = lateMs > sampleMs || app.isUnderPressure();
    if (overloaded && !wasOverloaded) {
      const delayMs = Math.round(Math.max(lateMs, app.memoryUsage().eventLoopDelay));
      app.log.warn({ delayMs }, 'There is too much to do: new requests are refused');
    } else if (!overloaded && wasOverloaded) {
      app.log.info('New requests are taken again');
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
      message: 'The gateway has too much to do. Nothing was done for this request: try again.',
      extensions: { retryAfter: RETRY_AFTER_SECONDS },
    });
  };
}

/**
 * By how many milliseconds timers are late at this moment. While more than a thousand sockets have something to read,
 * Node.js may come to no timer for many seconds, and what measures by one notices nothing.
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
