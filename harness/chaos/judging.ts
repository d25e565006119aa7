import type { OutcomeRecord } from '../../src/audit/audit-record.ts';
import { memberOf } from './answers.ts';
import type { CallerRequest, Span } from './history.ts';
import type { AuditEntry } from './world/audit-reader.ts';
import type { UpstreamRecord } from './world/upstream-desk.ts';

/** Whether a request fell into a span of its gateway. */
export function isExcused(
  { gateway, sentAt, endedAt }: CallerRequest,
  spans: readonly Span[],
): boolean {
  return spans.some(
    (span) => span.gateway === gateway && span.from <= endedAt && sentAt <= span.until,
  );
}

/**
 * Whether a gateway was the same process at two points in time. What was sent before a kill may arrive after it: until
 * the next process is there, it is the killed one's.
 */
export function isOneProcess(
  gateway: string,
  earlier: number,
  later: number,
  outages: readonly Span[],
): boolean {
  return !outages.some(
    (span) => span.gateway === gateway && earlier < span.until && span.from <= later,
  );
}

/**
 * Whether a failure contradicts an earlier success. A process that could not reach Connect says of itself that it
 * changed nothing; what another process did before it cannot know.
 */
export function knowsOf(
  first: CallerRequest,
  repeated: CallerRequest,
  outages: readonly Span[],
): boolean {
  if (memberOf(repeated)?.__typename !== 'ContactServiceError') return true;
  return (
    first.gateway === repeated.gateway &&
    isOneProcess(first.gateway, first.endedAt, repeated.endedAt, outages)
  );
}

/** Whether the process that wrote an intent was killed at a time when it might not have written the outcome yet. */
export function isLeftByKill(
  { gateway, intent }: AuditEntry & { readonly gateway: string },
  outages: readonly Span[],
): boolean {
  return outages.some((span) => span.gateway === gateway && Date.parse(intent.time) <= span.from);
}

/** Whether an attempt was one of a gateway, with a token, and Connect executed it. */
export function isExecuted(attempt: UpstreamRecord, gateway: string, token: string): boolean {
  return (
    attempt.gateway === gateway &&
    attempt.token === token &&
    attempt.executed?.newContactId !== undefined
  );
}

/**
 * When the attempts of a run were over. What its gateway sends later with the same token belongs to another run, of
 * which the answer says nothing.
 */
export function endOfAttempts({ intent }: AuditEntry, { attempts }: OutcomeRecord): number {
  const ends = attempts.map(({ time, milliseconds }) => Date.parse(time) + milliseconds + 1);
  return Math.max(Date.parse(intent.time), ...ends);
}
