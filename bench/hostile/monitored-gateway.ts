import type { Running } from '../process.ts';
import { startGateway } from '../processes.ts';

/** A gateway that tells how long its event loop was blocked. */
export interface MonitoredGateway extends AsyncDisposable {
  readonly url: string;
  /** The longest time, in milliseconds, since this was asked before. About a millisecond is the clock's own. */
  longestBlockMs(): Promise<number>;
}

const MONITOR = new URL('loop-monitor.ts', import.meta.url);

/** Starts a gateway as in production, but for introspection: what can be asked of the schema is tried, too. */
export async function startMonitoredGateway(
  connectUrl: string,
  signal: AbortSignal,
): Promise<MonitoredGateway> {
  const env = { INTROSPECTION: 'true', CONNECT_QUOTAS: 'off', LOG_LEVEL: 'info' };
  const gateway = await startGateway(connectUrl, signal, env, MONITOR);
  return {
    url: gateway.url,
    longestBlockMs: () => ask(gateway, signal),
    [Symbol.asyncDispose]: () => gateway[Symbol.asyncDispose](),
  };
}

async function ask({ child }: Running, signal: AbortSignal): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const onMessage = (message: unknown): void => {
    resolve(Number(message));
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
