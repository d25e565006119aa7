import type { Running } from '../process.ts';
import { startGateway } from '../processes.ts';

/** A gateway that reports how long its event loop was blocked, and what it takes of the processor. */
export interface MonitoredGateway extends AsyncDisposable {
  readonly url: string;
  /** The longest block, in milliseconds, since the call before. About a millisecond is the clock's own. */
  maxBlockMs(): Promise<number>;
  /** The processor's time that the process has taken since its start, in milliseconds. */
  cpuMs(): Promise<number>;
}

/** What the process reports on request. */
interface Report {
  readonly maxBlockMs: number;
  readonly cpuMs: number;
}

const MONITOR = new URL('loop-monitor.ts', import.meta.url);

/** Starts a gateway as in production, but with introspection, which the survey tries, too. */
export async function startMonitoredGateway(
  connectUrl: string,
  signal: AbortSignal,
  more: Readonly<Record<string, string>> = {},
): Promise<MonitoredGateway> {
  const env = { INTROSPECTION: 'true', CONNECT_QUOTAS: 'off', LOG_LEVEL: 'info', ...more };
  const gateway = await startGateway(connectUrl, signal, env, MONITOR);
  return {
    url: gateway.url,
    maxBlockMs: async () => (await ask(gateway, signal)).maxBlockMs,
    cpuMs: async () => (await ask(gateway, signal)).cpuMs,
    [Symbol.asyncDispose]: () => gateway[Symbol.asyncDispose](),
  };
}

async function ask({ child }: Running, signal: AbortSignal): Promise<Report> {
  const { promise, resolve, reject } = Promise.withResolvers<Report>();
  const onMessage = (message: unknown): void => {
    const [maxBlockMs = NaN, cpuMs = NaN] = message as number[];
    resolve({ maxBlockMs, cpuMs });
  };
  const onEnd = (): void => {
    reject(new Error('The gateway has ended'));
  };
  child.once('message', onMessage);
  child.once('exit', onEnd);
  signal.addEventListener('abort', onEnd);
  try {
    child.send('How long?');
    return await promise;
  } finally {
    child.off('message', onMessage);
    child.off('exit', onEnd);
    signal.removeEventListener('abort', onEnd);
  }
}
