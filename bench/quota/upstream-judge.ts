import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** A request that reached Connect, from any sender. */
export interface CountedCall {
  readonly operation: string;
  /** When it arrived, in milliseconds since 1970. */
  readonly at: number;
  /** What it was answered with. */
  readonly status: number;
}

/** Stands before Connect, and counts what arrives: the only count that the figures rely on. */
export interface UpstreamJudge extends AsyncDisposable {
  readonly url: string;
  /** In the order of their answers. */
  readonly calls: readonly CountedCall[];
}

/** Starts a judge in a thread of its own, which the callers' work does not hold up. */
export async function startJudge(connectUrl: string): Promise<UpstreamJudge> {
  const script = new URL('./counting-proxy.ts', import.meta.url);
  const worker = new Worker(script, { workerData: connectUrl });
  const [url] = (await once(worker, 'message')) as [string];
  const calls: CountedCall[] = [];
  worker.on('message', (call: CountedCall) => void calls.push(call));
  return {
    url,
    calls,
    async [Symbol.asyncDispose]() {
      await worker.terminate();
    },
  };
}
