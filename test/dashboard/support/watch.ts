import { setTimeout as sleep } from 'node:timers/promises';

/** Long enough for any machine; a test that passes does not wait for it. */
const PATIENCE_MS = 90_000;

/** Looks again and again, until nothing is left to see, or for so long that it never will be; gives what is left. */
export async function watch<Left>(look: () => Promise<readonly Left[]>): Promise<readonly Left[]> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    const left = await look();
    if (left.length === 0 || performance.now() > giveUpAt) return left;
    await sleep(250);
  }
}
