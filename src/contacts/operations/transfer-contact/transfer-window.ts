import type { ClockOffset } from '../../../connect/connect-clock.ts';
import type { LocalSpan } from '../kit/execution.ts';

/**
 * The time in which Connect may have executed a request whose answers were lost, in Connect's time: milliseconds since
 * 1970. Connect's clock is known to a second or so, so each end is one itself.
 */
export interface TransferWindow {
  /** The earliest that the request can have been sent. */
  readonly sentAfter: number;
  /** The latest that it can have been sent. */
  readonly sentBefore: number;
  readonly endsBefore: number;
  /** Whether no earlier request had the same token. */
  readonly isFirst: boolean;
  /** Whether another transfer may have brought the contact to the same place meanwhile. */
  readonly hasCompetitor: boolean;
}

/** Connect's time for a span of ours. */
export function inConnectTime(
  { from, until }: LocalSpan,
  { min, max }: ClockOffset,
): Pick<TransferWindow, 'sentAfter' | 'sentBefore' | 'endsBefore'> {
  return { sentAfter: from + min, sentBefore: from + max, endsBefore: until + max };
}

const SECOND_MS = 1_000;

/**
 * Whether what began at a time of Connect's can be the doing of a request.
 *
 * Of the first request with a token, what may be older by less than the clocks are known is taken for its doing, for a
 * transfer follows its request within milliseconds. Not so of a repetition: between two requests is when somebody else
 * transfers the contact.
 */
export function includes(window: TransferWindow, begunAt: number): boolean {
  const { sentAfter, sentBefore, endsBefore, isFirst } = window;
  if (begunAt > endsBefore) return false;
  return isFirst ? latestOf(begunAt) >= sentAfter : begunAt >= sentBefore;
}

/** Whether what began at a time of Connect's is older than the first request with a token, so that it is not its doing. */
export function isOlderThan({ sentAfter, isFirst }: TransferWindow, begunAt: number): boolean {
  return isFirst && latestOf(begunAt) < sentAfter;
}

/** A timestamp without a fraction may have been cut. */
function latestOf(begunAt: number): number {
  return begunAt % SECOND_MS === 0 ? begunAt + SECOND_MS - 1 : begunAt;
}
