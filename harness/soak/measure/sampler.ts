import { setTimeout as sleep } from 'node:timers/promises';
import { median } from 'simple-statistics';
import { type Holdings, scrape, type Target } from './scrape.ts';

/** What a process held over ten seconds: the min of its memory, the max of what else it held, the median of its delay. */
export interface Sample extends Holdings {
  /** Since the sampling began. */
  readonly minutes: number;
}

const SCRAPE_MS = 1_000;
const SAMPLE_MS = 10_000;

/**
 * Samples until the signal fires. The heap goes up and down as garbage comes and is collected: the least of several
 * values is nearer to what is really in use than any single one.
 */
export async function sampleUntil(
  signal: AbortSignal,
  target: Target,
  onSample: (sample: Sample) => void,
): Promise<void> {
  const startedAt = performance.now();
  let sampledAt = startedAt;
  let scrapes: Holdings[] = [];
  while (!signal.aborted) {
    await sleep(SCRAPE_MS, undefined, { signal }).catch(() => undefined);
    // That it does not answer, the callers report.
    const holdings = await scrape(target).catch(() => undefined);
    if (holdings !== undefined) scrapes.push(holdings);
    const now = performance.now();
    if (now - sampledAt < SAMPLE_MS || scrapes.length === 0) continue;
    onSample({ minutes: (now - startedAt) / 60_000, ...summaryOf(scrapes) });
    sampledAt = now;
    scrapes = [];
  }
}

function summaryOf(scrapes: readonly Holdings[]): Holdings {
  const all = (name: keyof Holdings): number[] => scrapes.map((one) => one[name]);
  const least = (name: keyof Holdings): number => Math.min(...all(name));
  const most = (name: keyof Holdings): number => Math.max(...all(name));
  return {
    residentMb: least('residentMb'),
    heapUsedMb: least('heapUsedMb'),
    externalMb: least('externalMb'),
    fileDescriptors: most('fileDescriptors'),
    sockets: most('sockets'),
    handles: most('handles'),
    resources: most('resources'),
    lagMs: median(all('lagMs')),
  };
}
