import pRetry, { AbortError } from 'p-retry';
import type { CallConnect } from '../../../connect/call-connect.ts';
import type { UncancelledCalls } from './execution.ts';

/** Whether Connect shows a state: `not-applied` only after it was read for as long as a change may take to show. */
export type ShownState = 'applied' | 'not-applied' | 'unknown';

/**
 * Reads until the state is the requested one, or for as long as a change may take to show.
 *
 * @param isApplied one reading; `undefined` when the state could not be read.
 */
export async function readState(
  { callConnect, deadline: { signal }, readAfterWrite }: UncancelledCalls,
  isApplied: (callConnect: CallConnect) => Promise<boolean | undefined>,
): Promise<ShownState> {
  const { reads, firstPauseMs } = readAfterWrite;
  let readings = 0;
  const read = async (): Promise<ShownState> => {
    const shown = await isApplied(callConnect);
    if (shown === undefined) throw new AbortError('Connect cannot be read');
    readings += 1;
    if (!shown) throw new Error('Connect does not show the change');
    return 'applied';
  };
  const pauses = { retries: reads - 1, minTimeout: firstPauseMs, factor: 2 };
  try {
    return await pRetry(read, { ...pauses, signal });
  } catch {
    return readings === reads ? 'not-applied' : 'unknown';
  }
}
