import type { ClockOffset } from '../../../connect/connect-clock.ts';
import type { LocalSpan } from '../kit/execution.ts';

/**
 * The time in which Connect may have executed a request whose answers were lost, in Connect's time: milliseconds since
 * 1970. Connect's clock is known only to about a second, so each end is itself a span.
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

/** Converts a span of this process to Connect's time. */
export function inConnectTime(
  { from, until }: LocalSpan,
  { min, max }: ClockOffset,
): Pick<TransferWindow, 'sentAfter' | 'sentBefore' | 'endsBefore'> {
  return { sentAfter: from + min, sentBefore: from + max, endsBefore: until + max };
}

const SECOND_MS = 1_000;

/**
 * Whether a request can have caused a contact that began at a time of Connect's.
 *
 * For the first request with a token, a contact that is older within the uncertainty of the clocks is attributed to it,
 * because a transfer takes effect within milliseconds of its request. For a retry it is not: another caller may have
 * transferred the contact between the two requests.
 */
export function includes(window: TransferWindow, begunAt: number): boolean {
  const { sentAfter, sentBefore, endsBefore, isFirst } = window;
  if (begunAt > endsBefore) return false;
  return isFirst ? latestOf(begunAt) >= sentAfter : begunAt >= sentBefore;
}

/**
 * Whether a contact that began at a time of Connect's is older than the first request with a token, so that the token
 * cannot have caused it.
 */
export function isOlderThan({ sentAfter, isFirst }: TransferWindow, begunAt: number): boolean {
  return isFirst && latestOf(begunAt) < sentAfter;
}

/** A timestamp without a fraction may have been truncated. */
function latestOf(begunAt: number): number {
  return begunAt % SECOND_MS === 0 ? begunAt + SECOND_MS - 1 : begunAt;
}
