import { setTimeout as sleep } from 'node:timers/promises';

/** Long enough for any machine; a test that passes does not wait for it. */
const PATIENCE_MS = 20_000;

/** Reads until what is read is as it should be, or for so long that it will not be; gives the last reading. */
export async function poll<Reading>(
  read: () => Reading | Promise<Reading>,
  isRight: (reading: Reading) => boolean,
): Promise<Reading> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    const reading = await read();
    if (isRight(reading) || performance.now() > giveUpAt) return reading;
    await sleep(10);
  }
}
