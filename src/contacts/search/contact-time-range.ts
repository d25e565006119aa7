import type { SearchContactsTimeRange } from '@aws-sdk/client-connect';
import type { InputIssue } from '../../graphql-kit/input/input-issue.ts';
import type { ContactTimeRangeInput } from './contact-time-range.input.ts';
import { ContactTimestamp } from './contact-timestamp.enum.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const DEFAULT_DAYS = 14;
/** The gateway's own choice. */
const MAX_DAYS = 56;

/** A complete range, and what is wrong with it. */
export interface ResolvedTimeRange {
  readonly timeRange: SearchContactsTimeRange;
  readonly issues: readonly InputIssue[];
}

/** @param asOf what "now" means, in milliseconds. */
export function resolveTimeRange(
  range: ContactTimeRangeInput | null | undefined,
  asOf: number,
): ResolvedTimeRange {
  const to = range?.to ?? new Date(asOf);
  const from = range?.from ?? new Date(to.getTime() - DEFAULT_DAYS * DAY_MS);
  const type = range?.type ?? ContactTimestamp.INITIATION_TIMESTAMP;
  return {
    timeRange: { Type: type, StartTime: from, EndTime: to },
    issues: timeRangeIssues(from, to),
  };
}

function timeRangeIssues(from: Date, to: Date): InputIssue[] {
  const path = ['filter', 'timeRange', 'from'];
  const length = to.getTime() - from.getTime();
  if (length <= 0) return [{ path, message: `must be before ${to.toISOString()}` }];
  if (length <= MAX_DAYS * DAY_MS) return [];
  const earliest = new Date(to.getTime() - MAX_DAYS * DAY_MS).toISOString();
  return [{ path, message: `must not be before ${earliest}: ${MAX_DAYS} days are the most` }];
}
