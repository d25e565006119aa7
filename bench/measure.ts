import { Bench } from 'tinybench';

/** What was measured of a call that was made again and again. */
export interface Measurement {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly perSecond: number;
  /** How often it was called in all, to warm up too. */
  readonly calls: number;
}

/** How to call. */
export interface Load {
  /** How many calls run at each moment. */
  readonly concurrency: number;
  readonly warmupMs: number;
  readonly runMs: number;
}

/** Calls a function for a while; rejects as soon as a call does. */
export async function measure(call: () => Promise<void>, load: Load): Promise<Measurement> {
  let calls = 0;
  let startedAt = 0;
  let elapsedMs = 0;
  const bench = new Bench({
    concurrency: 'task',
    threshold: load.concurrency,
    // As many as fit into the time.
    iterations: 0,
    warmupIterations: 0,
    time: load.runMs,
    warmupTime: load.warmupMs,
    retainSamples: true,
    throws: true,
    // The throughput that tinybench reports is that of one call after the other.
    setup: () => void (startedAt = performance.now()),
    teardown: () => void (elapsedMs = performance.now() - startedAt),
  });
  const counted = async (): Promise<void> => {
    calls += 1;
    await call();
  };
  bench.add('call', counted, { async: true });
  const [task] = await bench.run();
  if (task?.result.state !== 'completed') throw new Error('A measurement was not completed');

  const { p50, p99, samples = [], samplesCount } = task.result.latency;
  return {
    p50Ms: p50,
    p95Ms: samples[Math.floor(samplesCount * 0.95)] ?? NaN,
    p99Ms: p99,
    perSecond: (samplesCount / elapsedMs) * 1000,
    calls,
  };
}
