import { includes, isOlderThan, type TransferWindow } from './transfer-window.ts';
import type { ObservedTransfer } from './verify-transfer.ts';

/** All evidence about a transfer whose outcome Connect has not reported. */
export interface AmbiguousOutcome {
  /** What Connect shows afterwards. */
  readonly shown: ObservedTransfer;
  /** When this request and earlier ones with the same token may have been executed. */
  readonly windows: readonly TransferWindow[];
  /** Whether the new contact is known to belong to another token. */
  readonly isFromOtherTransfer: boolean;
  /** Whether Connect may still be processing an earlier request with the same token. */
  readonly isAtLarge: boolean;
  /**
   * The attempts of this request that have no outcome: for each, whether Connect itself reported that it had failed.
   * Without such an answer, Connect may still be processing it.
   */
  readonly indeterminate: readonly { readonly responded: boolean }[];
  /**
   * Whether Connect rejected the request by a rule, after it had looked up the token. Right after a change, Connect may
   * reject a request that the change made invalid. So an early rejection, which came sooner after an indeterminate
   * attempt than changes become visible, does not prove that the token was not executed.
   */
  readonly rejection: 'none' | 'early' | 'late';
  /**
   * Connect knew all changes up to this time of its clock, in milliseconds since 1970, when it rejected the request: if
   * this token had caused one of them, Connect would have repeated its answer.
   */
  readonly changesKnownUntil?: number | undefined;
}

/**
 * `executed`: the transfer took place, by this token. `not-executed`: it did not, and no request so far can still
 * execute it.
 */
export type Decision = 'executed' | 'not-executed' | 'unknown';

/** The outcome of the transfer. Where the evidence has more than one explanation, it is unknown. */
export function resolveAmbiguousOutcome(evidence: AmbiguousOutcome): Decision {
  const { shown, isAtLarge, indeterminate, rejection } = evidence;
  const isRejected = rejection !== 'none';
  const isOver = !isAtLarge && indeterminate.every(({ responded }) => responded);
  switch (shown.state) {
    case 'transferred':
      return decideTransferred(evidence, shown);
    case 'active':
      // When Connect is no longer processing any request, a contact that is active was not transferred.
      return isOver ? 'not-executed' : 'unknown';
    case 'ended':
      // It had ended before it was read for the first time, so no earlier request can transfer it any more.
      return isRejected && indeterminate.every(({ responded }) => responded)
        ? 'not-executed'
        : 'unknown';
    case 'unknown':
      return rejection === 'late' && isOver && indeterminate.length === 0
        ? 'not-executed'
        : 'unknown';
  }
}

function decideTransferred(
  { windows, isFromOtherTransfer, rejection, changesKnownUntil }: AmbiguousOutcome,
  { place, begunAt }: Extract<ObservedTransfer, { state: 'transferred' }>,
): Decision {
  if (rejection !== 'none') {
    // A contact is transferred only once, so a rejection is consistent with a transfer by another token.
    const isOlder = windows.some((window) => isOlderThan(window, begunAt));
    const isKnown = changesKnownUntil !== undefined && begunAt <= changesKnownUntil;
    const agrees = isFromOtherTransfer || isOlder || isKnown || place === 'elsewhere';
    return agrees || rejection === 'late' ? 'not-executed' : 'unknown';
  }
  if (isFromOtherTransfer || place !== 'target') return 'unknown';
  const isOwn = windows.some((window) => includes(window, begunAt) && !window.hasCompetitor);
  return isOwn ? 'executed' : 'unknown';
}
