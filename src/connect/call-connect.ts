import type { ConnectClient, ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-connect';
import { recordAttempts } from './attempt-log.ts';
import { classifyAttempt } from './classify-attempt.ts';
import type { ConnectCommand } from './connect-command.ts';
import { type ConnectFailure, type ConnectResult, failureOfAttempts } from './connect-failure.ts';

/**
 * Sends a command to Connect and waits for what becomes of it, no longer than the deadline.
 *
 * @returns the output, or the failure as a value.
 * @throws what is no failure of the upstream, but a bug.
 */
export type CallConnect = <Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  command: ConnectCommand<Input, Output>,
) => Promise<ConnectResult<Output>>;

/** One call as it ended, for logs and metrics. */
export interface ConnectCall {
  /** Connect's name of the operation, such as `TransferContact`. */
  readonly operation: string;
  /** `undefined` when it succeeded. */
  readonly failure: ConnectFailure | undefined;
  readonly attempts: number;
  readonly milliseconds: number;
}

/**
 * Binds a client to one deadline. The SDK's own timeouts do not bound a call (a body that trickles escapes them), so
 * each call is also given up when the deadline's signal fires.
 */
export function connectCaller(
  client: ConnectClient,
  deadline: AbortSignal,
  onCall: (call: ConnectCall) => void,
): CallConnect {
  return async (command) => {
    const started = performance.now();
    const log = recordAttempts(command);
    const report = (failure?: ConnectFailure): void => {
      onCall({
        operation: command.constructor.name.replace(/Command$/, ''),
        failure,
        attempts: log.attempts,
        milliseconds: performance.now() - started,
      });
    };

    if (deadline.aborted) {
      const failure: ConnectFailure = { kind: 'not-sent', cause: 'the deadline had passed' };
      report(failure);
      return { ok: false, failure };
    }
    try {
      const output = await client.send(command, { abortSignal: deadline });
      report();
      return { ok: true, output };
    } catch (error) {
      // An error before the first attempt is classified by itself.
      const failure = failureOfAttempts(log.failures) ?? classifyAttempt(error);
      if (failure === undefined || log.failures.length < log.attempts) throw error;
      report(failure);
      return { ok: false, failure };
    }
  };
}
