import type { CallConnect } from '../../../connect/call-connect.ts';
import type { ConnectFailure, ConnectResult } from '../../../connect/connect-failure.ts';
import type { Execution, OperationCommand, UncancelledCalls } from './execution.ts';
import type { TokenRun, Verdict } from './operation.ts';

/** How an operation is executed whose token Connect honours. */
export interface TokenExecution<Output, Result> {
  /** Sends the command: one call, whose attempts the execution records. */
  readonly call: (callConnect: CallConnect) => Promise<ConnectResult<Output>>;
  readonly resultOf: (output: Output) => Result;
  /** Determines whether a command was executed after a call with an ambiguous outcome. */
  readonly reconcile: (failure: ConnectFailure) => Promise<Verdict<Result>>;
}

/** What the call shows or, if its outcome is ambiguous, what the reads after it show. */
export async function executeWithToken<Output, Result>(
  execution: Execution<OperationCommand>,
  token: Pick<TokenRun<unknown>, 'isRetry' | 'refresh'>,
  { callConnect }: UncancelledCalls,
  { call, resultOf, reconcile }: TokenExecution<Output, Result>,
): Promise<Verdict<Result>> {
  const answer = await call(callConnect);
  if (answer.ok) {
    return { state: 'executed', result: resultOf(answer.output), determinedBy: 'answer' };
  }
  const { failure } = answer;
  // Another gateway may have sent the token meanwhile.
  await token.refresh();
  if (execution.indeterminate.length > 0 || token.isRetry) return reconcile(failure);
  const determinedBy = execution.isAnswered ? 'answer' : undefined;
  return { state: 'not-executed', failure, determinedBy };
}
