import type { ClockOffset } from '../../connect/connect-clock.ts';
import type { InputIssue } from '../../graphql-kit/input/input-issue.ts';
import { futureIssues } from '../../graphql-kit/input/value-issues.ts';

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
