import { setTimeout as pause } from 'node:timers/promises';
import type { CallConnect } from '../../../connect/call-connect.ts';
import type { QuotaExhausted } from '../../../connect/connect-failure.ts';
import { type Deadline, deadlineIn, withAbort } from '../../../connect/deadline.ts';
import type { CallPurpose } from '../../../connect/quota/quota.ts';
import type { UncancelledCalls } from './execution.ts';
import { type ReadAfterWriteOptions, shownWithinMs } from './read-after-write.ts';

/** No caller waits for a report. */
const PURPOSE: CallPurpose = { caller: 'report of unfinished operations', priority: 'read' };

/** The time limit of a read-back, as a multiple of a request's: it waits for quota behind callers. */
const PATIENCE = 3;

export interface ReadBackOptions {
  readonly callWithin: (deadline: Deadline, purpose: CallPurpose) => CallConnect;
  readonly readAfterWrite: ReadAfterWriteOptions;
  readonly requestTimeoutMs: number;
}

/**
 * Reads what an earlier process left without an outcome, and reads again for as long as the quota is exhausted: callers
 * come first.
 *
 * @param deadline the time by which the earlier process had ended, as in its intent.
 */
export async function readBackAsQuotaAllows<Shown>(
  { callWithin, readAfterWrite, requestTimeoutMs }: ReadBackOptions,
  deadline: string,
  signal: AbortSignal,
  read: (calls: UncancelledCalls) => Promise<Shown>,
): Promise<Shown> {
  // One read is enough, because Connect shows by now what the dead process sent.
  const isShown = Date.now() >= Date.parse(deadline) + shownWithinMs(readAfterWrite);
  const readings = isShown ? { ...readAfterWrite, reads: 1 } : readAfterWrite;
  for (;;) {
    let exhausted: QuotaExhausted | undefined;
    const limit = withAbort(deadlineIn(PATIENCE * requestTimeoutMs), signal);
    const call = callWithin(limit, PURPOSE);
    const callConnect: CallConnect = async (command, callOptions) => {
      const result = await call(command, callOptions);
      if (!result.ok && result.failure.kind === 'quota-exhausted') exhausted = result.failure;
      return result;
    };
    const shown = await read({ callConnect, deadline: limit, readAfterWrite: readings });
    if (exhausted === undefined) return shown;
    await pause(exhausted.retryAfterSeconds * 1_000, undefined, { signal, ref: false });
  }
}
