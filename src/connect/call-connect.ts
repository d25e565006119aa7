import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-connect';
import { type ConnectCommand, isRead, operationOf } from './connect-command.ts';
import {
  type AttemptFailure,
  type AttemptResult,
  type ConnectFailure,
  type ConnectResult,
  failureOfAttempts,
  DEADLINE_EXCEEDED,
} from './connect-failure.ts';
import type { Deadline } from './deadline.ts';
import { type AttemptOptions, executeAttempt, type ResiliencePolicies } from './execute-attempt.ts';
import type { CallPurpose } from './quota/quota.ts';
import { retryDelay } from './retry-delay.ts';
import type { RetryThrottles } from './retry-throttle.ts';

/**
 * Calls Connect and waits for the result until a deadline. This is the only place where calls are retried: if a retry
 * may help, and with the same command and the same token each time. A call whose signature was rejected is retried
 * once, with fresh credentials or the clock corrected.
 *
 * @returns the output, or the failure as a value.
 * @throws errors that are bugs, not upstream failures.
 */
export type CallConnect = <Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  command: ConnectCommand<Input, Output>,
  options?: CallOptions<Output>,
) => Promise<ConnectResult<Output>>;

export interface CallOptions<Output> {
  /** Whether an output has what it must have. An incomplete output counts as unreadable: it proves nothing. */
  readonly isComplete?: (output: Output) => boolean;
  /**
   * Whether an attempt with an indeterminate outcome is retried; true by default. False for a command that Connect would
   * execute twice: the caller has to read first whether it was executed.
   */
  readonly retriesIndeterminate?: boolean;
  /** Called after each attempt. */
  readonly onAttempt?: (attempt: ConnectAttempt) => void;
}

/** A finished attempt of a call. */
export interface ConnectAttempt {
  readonly startedAt: Date;
  readonly milliseconds: number;
  /** `undefined` when it succeeded. */
  readonly failure: AttemptFailure | undefined;
  /** Connect's request id, if the response had one. */
  readonly requestId: string | undefined;
}

/** A finished call, for logs and metrics. */
export interface ConnectCall {
  /** Connect's name of the operation, such as `TransferContact`. */
  readonly operation: string;
  /** `undefined` when it succeeded. */
  readonly failure: ConnectFailure | undefined;
  /** How each of its attempts ended, in order. */
  readonly attempts: readonly AttemptOutcome[];
  /** The total time, waits and pauses included. */
  readonly milliseconds: number;
  /** The time spent waiting for quota. */
  readonly waitedMs: number;
}

/** The outcome of an attempt: `undefined` when it succeeded. */
export type AttemptOutcome = AttemptFailure | undefined;

/** What the calls of all requests share. The client's own retries must be off. */
export interface ConnectCallerOptions extends ResiliencePolicies {
  readonly retryThrottles: RetryThrottles;
  /** The max attempts of a call, retries included. */
  readonly maxAttempts: number;
  readonly onCall: (call: ConnectCall) => void;
}

/** Binds calls to a deadline and a purpose. */
export function connectCaller(
  options: ConnectCallerOptions,
  deadline: Deadline,
  purpose: CallPurpose,
): CallConnect {
  const { retryThrottles, breakers, onCall } = options;
  const probe: AttemptOptions['probe'] = async (command) =>
    connectCaller({ ...options, maxAttempts: 1 }, deadline, purpose)(command);
  const terms = { deadline, purpose, probe };

  return async (
    command,
    { isComplete = () => true, retriesIndeterminate = true, onAttempt } = {},
  ) => {
    const operation = operationOf(command);
    const throttle = retryThrottles.of(operation);
    // The outcome of a change may be indeterminate after one attempt, so a retry is always worthwhile.
    const isPointless = isRead(operation) && breakers.of(operation).keepsFailing(command);
    const maxAttempts = isPointless ? 1 : options.maxAttempts;
    const started = performance.now();
    const failures: AttemptFailure[] = [];
    let blockedBy: ConnectFailure = DEADLINE_EXCEEDED;
    let waitedMs = 0;
    let wasRemedied = false;
    const report = (attempts: readonly AttemptOutcome[], failure?: ConnectFailure): void => {
      const milliseconds = performance.now() - started;
      onCall({ operation, failure, attempts, milliseconds, waitedMs });
    };

    while (!deadline.signal.aborted) {
      const made = await executeAttempt(options, terms, command, (result) =>
        requireComplete(isComplete, result),
      );
      waitedMs += made.waitedMs;
      if (!made.made) {
        blockedBy = made.failure;
        break;
      }
      const { result } = made;
      const failure = result.ok ? undefined : result.failure;
      onAttempt?.({ ...made.times, failure, requestId: requestIdOf(result) });
      // An attempt that was cancelled at the deadline says nothing about Connect.
      if (deadline.remainingMs() > 0 && made.counts) throttle.onAttempt(failure);
      if (result.ok) {
        report([...failures, undefined]);
        return result;
      }
      failures.push(result.failure);
      if (failures.length >= maxAttempts) break;
      if (result.failure.kind === 'indeterminate' && !retriesIndeterminate) break;
      if (made.isRemedied && !wasRemedied) {
        wasRemedied = true;
        continue;
      }
      const pauseMs = retryDelay(result.failure, failures.length);
      const isWorthwhile = pauseMs !== undefined && leavesTime(pauseMs, deadline);
      if (!isWorthwhile || !throttle.allows) break;
      await pause(pauseMs, undefined, { signal: deadline.signal }).catch(() => undefined);
    }
    const failure = failureOfAttempts(failures) ?? blockedBy;
    report(failures, failure);
    return { ok: false, failure };
  };
}

/**
 * A retry that is cut off by the deadline turns a clear rejection into an indeterminate outcome. So it needs at least as
 * much time as the pause before it.
 */
function leavesTime(pauseMs: number, deadline: Deadline): boolean {
  return pauseMs < deadline.remainingMs() / 2;
}

function requireComplete<Output extends ServiceOutputTypes>(
  isComplete: (output: Output) => boolean,
  result: AttemptResult<Output>,
): AttemptResult<Output> {
  if (!result.ok || isComplete(result.output)) return result;
  const { requestId } = result.output.$metadata;
  const cause = 'an incomplete answer';
  return { ok: false, failure: { kind: 'indeterminate', responded: false, cause, requestId } };
}

function requestIdOf(result: AttemptResult<ServiceOutputTypes>): string | undefined {
  if (result.ok) return result.output.$metadata.requestId;
  return 'requestId' in result.failure ? result.failure.requestId : undefined;
}
