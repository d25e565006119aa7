import { setTimeout as sleep } from 'node:timers/promises';
import { type Holdings, scrape, type Target } from './scrape.ts';

/** What a process is to give back when it has nothing more to do. */
export const GIVEN_BACK = ['fileDescriptors', 'sockets', 'handles', 'resources'] as const;

/** The embedded Connect keeps idle connections for 72 seconds; those of callers end with the callers. */
const GRACE_MS = 120_000;

/** Waits until a process holds no more than at the start, or the grace is over, and returns what it holds then. */
export async function waitForRelease(target: Target, start: Holdings): Promise<Holdings> {
  const until = performance.now() + GRACE_MS;
  for (;;) {
    const now = await scrape(target);
    const isBack = GIVEN_BACK.every((name) => now[name] <= start[name]);
    if (isBack || performance.now() > until) return now;
    await sleep(1_000);
  }
}
