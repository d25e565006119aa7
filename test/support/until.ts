import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something holds. The test's own limit ends a wait in vain. */
export async function until(holds: () => boolean): Promise<void> {
  // What is waited for is often the work of another process, which needs the processor.
  while (!holds()) await sleep(1);
}
