import type { CallConnect, CallOptions } from '../../../connect/call-connect.ts';
import { type ConnectResult, isThrottled } from '../../../connect/connect-failure.ts';
import type { Execution, OperationCommand, UncancelledCalls } from './execution.ts';
import type { TokenRun, Verdict } from './operation.ts';

/**
 * Sends a command that Connect takes no token for and whose effect no read shows, but whose repetition does no more than the
 * command itself. There is one call, without another attempt after an ambiguous answer: if the first attempt was executed,
 * Connect may reject the next one for that very reason, which would be no answer about the command.
 *
 * An ambiguous answer stays unknown. A rejection of a retry is returned as it is, because it is about the current state; an
 * earlier request with the same token may have been executed all the same, and the verdict says so.
 */
export async function executeIdempotent<Command extends OperationCommand, Output>(
  execution: Execution<Command>,
  token: Pick<TokenRun<unknown>, 'isRetry' | 'refresh'>,
  { callConnect }: Pick<UncancelledCalls, 'callConnect'>,
  call: (
    callConnect: CallConnect,
    options: Pick<CallOptions<Output>, 'onAttempt' | 'retriesIndeterminate'>,
  ) => Promise<ConnectResult<Output>>,
): Promise<Verdict<Command>> {
  const { command, onAttempt } = execution;
  const answer = await call(callConnect, { onAttempt, retriesIndeterminate: false });
  if (answer.ok) return { state: 'executed', result: command, determinedBy: 'answer' };
  const { failure } = answer;
  // Another gateway may have sent the token meanwhile.
  await token.refresh();
  const determinedBy = execution.isAnswered ? 'answer' : undefined;
  const isRejected = failure.kind === 'rejected' && !isThrottled(failure);
  if (execution.indeterminate.length > 0 || (token.isRetry && !isRejected)) {
    return { state: 'unknown', failure, determinedBy };
  }
  return { state: 'not-executed', failure, determinedBy, isEarlierOpen: token.isRetry };
}
