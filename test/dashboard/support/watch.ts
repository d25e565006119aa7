import { setTimeout as sleep } from 'node:timers/promises';

/** Long enough for any machine; a test that passes does not wait for it. */
const PATIENCE_MS = 90_000;

/** Polls until nothing is left, or until a timeout; returns what is left. */
export async function watch<Left>(look: () => Promise<readonly Left[]>): Promise<readonly Left[]> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    const left = await look();
    if (left.length === 0 || performance.now() > giveUpAt) return left;
    await sleep(250);
  }
}
