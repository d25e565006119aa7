import type { ClockOffset } from '../../connect/connect-clock.ts';
import type { InputIssue } from '../../graphql-kit/input/input-issue.ts';

const DAY_MS = 86_400_000;

/**
 * How far ahead a contact can be scheduled. The texts of Connect's operations say 6 days, AWS's page of quotas 90 (both
 * documented): what is between them is for Connect to decide.
 */
const MAX_SCHEDULED_DAYS = 90;

/**
 * The issues of the time for which a contact is scheduled; none without a time. It cannot be in the past (documented).
 *
 * @param connectNow the time by Connect's clock.
 */
export function futureIssues(
  path: readonly string[],
  time: Date | null | undefined,
  connectNow: Date,
): InputIssue[] {
  if (time === null || time === undefined) return [];
  const ahead = time.getTime() - connectNow.getTime();
  if (ahead > 0 && ahead <= MAX_SCHEDULED_DAYS * DAY_MS) return [];
  const clock = `It is ${connectNow.toISOString()} by the clock of Amazon Connect`;
  const message =
    ahead > 0
      ? `must be at most ${MAX_SCHEDULED_DAYS} days ahead. ${clock}`
      : `must be in the future. ${clock}`;
  return [{ path, message }];
}

/** What is known of Connect's clock. */
interface ConnectTimes {
  readonly range: ClockOffset;
  readonly estimate: number;
}

/**
 * The issues of the time for which a contact is scheduled; none without a time. A time that Connect's clock may accept has
 * none: Connect decides.
 */
export function scheduledTimeIssues(
  path: readonly string[],
  time: Date | null | undefined,
  { range: { min, max }, estimate }: ConnectTimes,
): InputIssue[] {
  const issuesAt = (now: number): InputIssue[] => futureIssues(path, time, new Date(now));
  const mayAccept = [min, max].some((now) => issuesAt(now).length === 0);
  return mayAccept ? [] : issuesAt(estimate);
}
