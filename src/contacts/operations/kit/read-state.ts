import { setTimeout as sleep } from 'node:timers/promises';
import pRetry, { AbortError } from 'p-retry';
import type { CallConnect } from '../../../connect/call-connect.ts';
import type { UncancelledCalls } from './execution.ts';
import { shownWithinMs } from './read-after-write.ts';

/** Whether Connect shows a state: `not-applied` only after it was read for as long as a change may take to show. */
export type ShownState = 'applied' | 'not-applied' | 'unknown';

/**
 * Reads until the state is the requested one, or for as long as a change may take to show.
 *
 * @param isApplied one reading; `undefined` when the state could not be read.
 * @param currentFrom from when, by the monotonic clock, Connect cannot show a state from before the request. What an earlier
 * reading shows is read once more, at the end of that time.
 */
export async function readState(
  { callConnect, deadline: { signal }, readAfterWrite }: UncancelledCalls,
  isApplied: (callConnect: CallConnect) => Promise<boolean | undefined>,
  currentFrom = -Infinity,
): Promise<ShownState> {
  const { reads, firstPauseMs } = readAfterWrite;
  const endsAt = performance.now() + shownWithinMs(readAfterWrite);
  let readings = 0;
  const readOnce = async (): Promise<boolean> => {
    const shown = await isApplied(callConnect);
    if (shown === undefined) throw new AbortError('Connect cannot be read');
    readings += 1;
    return shown;
  };
  const read = async (): Promise<ShownState> => {
    const readAt = performance.now();
    let isShown = await readOnce();
    if (isShown && readAt < currentFrom && readings < reads) {
      await sleep(Math.max(0, endsAt - performance.now()), undefined, { signal });
      isShown = await readOnce();
      readings = reads;
    }
    if (isShown) return 'applied';
    const notShown = 'Connect does not show the change';
    throw readings === reads ? new AbortError(notShown) : new Error(notShown);
  };
  const pauses = { retries: reads - 1, minTimeout: firstPauseMs, factor: 2 };
  try {
    return await pRetry(read, { ...pauses, signal });
  } catch {
    return readings === reads ? 'not-applied' : 'unknown';
  }
}
