import { setImmediate } from 'node:timers/promises';

/** Waits, a turn of the event loop at a time, until something holds. The test's own limit ends a wait in vain. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await setImmediate();
}
