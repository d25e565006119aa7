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
 * Calls Connect and waits for what becomes of it, no longer than a deadline. A call that failed in a way that a
 * repetition might mend is repeated: this is the only place where calls are, and the same command with the same token
 * goes out each time. One that was rejected for its signature is repeated once, with credentials found anew or the clock
 * put right.
 *
 * @returns the output, or the failure as a value.
 * @throws what is no failure of the upstream, but a bug.
 */
export type CallConnect = <Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  command: ConnectCommand<Input, Output>,
  options?: CallOptions<Output>,
) => Promise<ConnectResult<Output>>;

export interface CallOptions<Output> {
  /** Whether an output holds what it must. One that does not proves nothing: it counts as unreadable. */
  readonly isComplete?: (output: Output) => boolean;
  /** Told of each attempt as it ends. */
  readonly onAttempt?: (attempt: ConnectAttempt) => void;
}

/** One attempt of a call as it ended. */
export interface ConnectAttempt {
  readonly startedAt: Date;
  readonly milliseconds: number;
  /** `undefined` when it succeeded. */
  readonly failure: AttemptFailure | undefined;
  /** Connect's own id of the attempt, where the answer had one. */
  readonly requestId: string | undefined;
}

/** One call as it ended, for logs and metrics. */
export interface ConnectCall {
  /** Connect's name of the operation, such as `TransferContact`. */
  readonly operation: string;
  /** `undefined` when it succeeded. */
  readonly failure: ConnectFailure | undefined;
  /** How each of its attempts ended, in order. */
  readonly attempts: readonly AttemptOutcome[];
  /** All of it, waits and pauses included. */
  readonly milliseconds: number;
  /** The part of it that was spent waiting for quota. */
  readonly waitedMs: number;
}

/** What an attempt came to: `undefined` when it succeeded. */
export type AttemptOutcome = AttemptFailure | undefined;

/** What the calls of all requests share. Retries of the client must be off. */
export interface ConnectCallerOptions extends ResiliencePolicies {
  readonly retryThrottles: RetryThrottles;
  /** How often a call is tried in all. */
  readonly maxAttempts: number;
  readonly onCall: (call: ConnectCall) => void;
}

/** Binds calls to one deadline, and to those on whose behalf they are made. */
export function connectCaller(
  options: ConnectCallerOptions,
  deadline: Deadline,
  purpose: CallPurpose,
): CallConnect {
  const { retryThrottles, breakers, onCall } = options;
  const probe: AttemptOptions['probe'] = async (command) =>
    connectCaller({ ...options, maxAttempts: 1 }, deadline, purpose)(command);
  const terms = { deadline, purpose, probe };

  return async (command, { isComplete = () => true, onAttempt } = {}) => {
    const operation = operationOf(command);
    const throttle = retryThrottles.of(operation);
    // A change may be open after one attempt, so it is always worth another.
    const isInVain = isRead(operation) && breakers.of(operation).keepsFailing(command);
    const maxAttempts = isInVain ? 1 : options.maxAttempts;
    const started = performance.now();
    const failures: AttemptFailure[] = [];
    let blockedBy: ConnectFailure = DEADLINE_EXCEEDED;
    let waitedMs = 0;
    let wasMended = false;
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
      // An attempt that was given up because nobody waits any more says nothing of Connect.
      if (deadline.remainingMs() > 0 && made.counts) throttle.onAttempt(failure);
      if (result.ok) {
        report([...failures, undefined]);
        return result;
      }
      failures.push(result.failure);
      if (failures.length >= maxAttempts) break;
      if (made.isMended && !wasMended) {
        wasMended = true;
        continue;
      }
      const pauseMs = retryDelay(result.failure, failures.length);
      const isWorthIt = pauseMs !== undefined && leavesTime(pauseMs, deadline);
      if (!isWorthIt || !throttle.allows) break;
      await pause(pauseMs, undefined, { signal: deadline.signal }).catch(() => undefined);
    }
    const failure = failureOfAttempts(failures) ?? blockedBy;
    report(failures, failure);
    return { ok: false, failure };
  };
}

/**
 * A repetition that is cut off by the deadline makes a clear refusal unclear. So it is to have as much time as was
 * waited for it at least.
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
