import { quotaOf } from '../../src/emulator/protocol/throttling.ts';
import { type Operation, OPERATIONS } from './caller.ts';
import type { Answer } from './load.ts';
import { bestJain, jain, percentile } from './statistics.ts';
import type { CountedCall } from './upstream-judge.ts';

/** What was seen of a load. */
export interface Evidence {
  readonly callers: number;
  readonly answers: readonly Answer[];
  readonly calls: readonly CountedCall[];
}

/** A part of a load. Times are in milliseconds since 1970. */
export interface Window {
  readonly from: number;
  readonly to: number;
  /** From when on nothing that was saved up before is left. */
  readonly steadyFrom: number;
  /** Whether Connect's buckets were full at its beginning; empty otherwise. */
  readonly startsFull: boolean;
}

/** The results of one operation. */
export interface OperationFigures extends Fairness, Latency {
  readonly operation: Operation;
  readonly upstreamCalls: number;
  /** Those that Connect rejected for their rate. */
  readonly throttled: number;
  readonly throttledWhenSteady: number;
  /** Calls that Connect accepted, divided by the max that it would have accepted. */
  readonly used: number;
  readonly rejections: Rejections;
  /** Results that are neither a success nor throttled. */
  readonly failures: readonly string[];
}

/** Results with a `Retry-After`. */
export interface Rejections {
  readonly count: number;
  /** Those that came after more than a second: a turn that looked likely did not come. */
  readonly late: number;
  /** How long callers had waited for them, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Their `Retry-After`, in seconds. */
  readonly retryAfterP50: number;
  readonly retryAfterMax: number;
}

/** How what went well is shared between callers. */
export interface Fairness {
  readonly successes: number;
  readonly least: number;
  readonly most: number;
  /** Jain's index over the successes of each caller. */
  readonly jain: number;
  /** The same if so many successes were shared as evenly as whole ones can be. */
  readonly bestJain: number;
}

/** In milliseconds. */
export interface Latency {
  /** Of the requests that went well. */
  readonly p50: number;
  readonly p99: number;
  /** From the first request to the success. */
  readonly doneP50: number;
  readonly doneP99: number;
  /** Of all answers. */
  readonly slowest: number;
}

/** The results of a load, or of a part of it. */
export interface Figures {
  readonly operations: readonly OperationFigures[];
  readonly fairness: Fairness;
}

export function figuresOf({ callers, answers, calls }: Evidence, window: Window): Figures {
  const answersHere = answers.filter(({ answeredAt }) => isWithin(window, answeredAt));
  const callsHere = calls.filter(({ at }) => isWithin(window, at));
  return {
    operations: OPERATIONS.map((operation) => {
      const ofOperation = answersHere.filter((answer) => answer.operation === operation);
      const sent = callsHere.filter((call) => call.operation === operation);
      const rejected = sent.filter(({ status }) => status === 429);
      return {
        operation,
        upstreamCalls: sent.length,
        throttled: rejected.length,
        throttledWhenSteady: rejected.filter(({ at }) => at >= window.steadyFrom).length,
        used: (sent.length - rejected.length) / allowed(operation, window),
        rejections: rejectionsOf(ofOperation),
        failures: ofOperation.flatMap(({ result }) =>
          result.kind === 'failed' ? [result.reason] : [],
        ),
        ...fairnessOf(ofOperation, callers),
        ...latencyOf(ofOperation),
      };
    }),
    fairness: fairnessOf(answersHere, callers),
  };
}

function rejectionsOf(answers: readonly Answer[]): Rejections {
  const rejections = answers.flatMap(({ result, requestedAt, answeredAt }) =>
    result.kind === 'throttled'
      ? [{ ms: answeredAt - requestedAt, after: result.retryAfterSeconds }]
      : [],
  );
  const waits = rejections.map(({ ms }) => ms);
  const afters = rejections.map(({ after }) => after);
  return {
    count: rejections.length,
    late: waits.filter((ms) => ms > 1_000).length,
    p50: percentile(waits, 0.5),
    p99: percentile(waits, 0.99),
    retryAfterP50: percentile(afters, 0.5),
    retryAfterMax: percentile(afters, 1),
  };
}

function latencyOf(answers: readonly Answer[]): Latency {
  const done = answers.filter(isDone);
  const answered = done.map(({ requestedAt, answeredAt }) => answeredAt - requestedAt);
  const achieved = done.map(({ firstRequestedAt, answeredAt }) => answeredAt - firstRequestedAt);
  return {
    p50: percentile(answered, 0.5),
    p99: percentile(answered, 0.99),
    doneP50: percentile(achieved, 0.5),
    doneP99: percentile(achieved, 0.99),
    slowest: Math.max(...answers.map(({ requestedAt, answeredAt }) => answeredAt - requestedAt)),
  };
}

/** The most calls that Connect takes in a window. */
function allowed(operation: Operation, { from, to, startsFull }: Window): number {
  const { rate, burst } = quotaOf(operation);
  return (startsFull ? burst : 0) + (rate * (to - from)) / 1_000;
}

/** How often it went well in a window for the callers of each gateway, if a number identifies caller and gateway. */
export function successesByGateway(
  { answers }: Evidence,
  window: Window,
  gateways: number,
): readonly number[] {
  const done = answers.filter((answer) => isDone(answer) && isWithin(window, answer.answeredAt));
  return countBy(done, gateways, ({ caller }) => caller % gateways);
}

function fairnessOf(answers: readonly Answer[], callers: number): Fairness {
  const shares = countBy(answers.filter(isDone), callers, ({ caller }) => caller);
  const successes = shares.reduce((sum, share) => sum + share, 0);
  return {
    successes,
    least: Math.min(...shares),
    most: Math.max(...shares),
    jain: jain(shares),
    bestJain: bestJain(successes, callers),
  };
}

function countBy(
  answers: readonly Answer[],
  numbers: number,
  numberOf: (answer: Answer) => number,
): readonly number[] {
  const counts = new Array<number>(numbers).fill(0);
  for (const answer of answers) {
    const number = numberOf(answer);
    counts[number] = (counts[number] ?? 0) + 1;
  }
  return counts;
}

function isWithin({ from, to }: Window, at: number): boolean {
  return at >= from && at < to;
}

function isDone({ result }: Answer): boolean {
  return result.kind === 'done';
}
