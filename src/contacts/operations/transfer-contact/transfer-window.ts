import type { ClockHistory, ClockSetting, ShownSpan } from '../../../connect/connect-clock.ts';
import type { LocalSpan } from '../kit/execution.ts';

/** The time in which Connect may have executed a request whose answers were lost. */
export interface TransferWindow {
  /** The same in Connect's time, by each setting of Connect's clock that may have been in force since. */
  readonly times: readonly ConnectSpan[];
  /** What Connect's clock may have shown before, by other settings. */
  readonly shownBefore: readonly ShownSpan[];
  /** Whether these are all settings. */
  readonly isComplete: boolean;
  /** Whether no earlier request had the same token. */
  readonly isFirst: boolean;
  /** Whether another transfer may have brought the contact to the same place meanwhile. */
  readonly hasCompetitor: boolean;
}

/**
 * A span in Connect's time: milliseconds since 1970. Connect's clock is known only to about a second, so each end is
 * itself a span.
 */
export interface ConnectSpan {
  /** The earliest that the request can have been sent. */
  readonly sentAfter: number;
  /** The latest that it can have been sent. */
  readonly sentBefore: number;
  readonly endsBefore: number;
  /** The earliest and the latest time that this setting of the clock can have shown. */
  readonly shownFrom: number;
  readonly shownUntil: number;
}

/** Converts a span of this process to Connect's time. */
export function inConnectTime(
  span: LocalSpan,
  { settings, shownBefore, isComplete }: ClockHistory,
): Pick<TransferWindow, 'times' | 'shownBefore' | 'isComplete'> {
  return { times: settings.map((setting) => bySetting(span, setting)), shownBefore, isComplete };
}

function bySetting(
  { from, until }: LocalSpan,
  { min, max, from: setFrom, until: setUntil }: ClockSetting,
): ConnectSpan {
  return {
    sentAfter: from + min,
    sentBefore: from + max,
    endsBefore: until + max,
    shownFrom: setFrom + min,
    shownUntil: setUntil + max,
  };
}

const SECOND_MS = 1_000;

/**
 * Whether a request can have caused a contact that began at a time of Connect's. If Connect's clock was set, it must be so
 * by each setting that can have shown this time: a clock that was set back shows times again.
 *
 * For the first request with a token, a contact that is older within the uncertainty of the clocks is attributed to it,
 * because a transfer takes effect within milliseconds of its request. For a retry it is not: another caller may have
 * transferred the contact between the two requests.
 */
export function includes(window: TransferWindow, begunAt: number): boolean {
  const possible = settingsOf(window, begunAt);
  return (
    possible.length > 0 &&
    !window.shownBefore.some(({ from, until }) => latestOf(begunAt) >= from && begunAt <= until) &&
    possible.every(({ sentAfter, sentBefore, endsBefore }) => {
      if (begunAt > endsBefore) return false;
      return window.isFirst ? latestOf(begunAt) >= sentAfter : begunAt >= sentBefore;
    })
  );
}

/**
 * Whether a contact that began at a time of Connect's is older than the first request with a token, so that the token
 * cannot have caused it. That is unknown unless Connect had shown its clock before the request: it may have been set
 * since.
 */
export function isOlderThan(window: TransferWindow, begunAt: number): boolean {
  if (!window.isFirst || !window.isComplete) return false;
  const possible = settingsOf(window, begunAt);
  return possible.length > 0 && possible.every(({ sentAfter }) => latestOf(begunAt) < sentAfter);
}

/** The settings of the clock that can have shown a time. */
function settingsOf({ times }: TransferWindow, begunAt: number): ConnectSpan[] {
  return times.filter(
    ({ shownFrom, shownUntil }) => latestOf(begunAt) >= shownFrom && begunAt <= shownUntil,
  );
}

/** A timestamp without a fraction may have been truncated. */
function latestOf(begunAt: number): number {
  return begunAt % SECOND_MS === 0 ? begunAt + SECOND_MS - 1 : begunAt;
}
