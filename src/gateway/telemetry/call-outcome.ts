import { type ConnectFailure, isThrottled } from '../../connect/connect-failure.ts';

/** What a call or an attempt came to, in a word: a refusal for its rate is told apart from one for what was asked. */
export type CallOutcome = 'ok' | 'throttled' | ConnectFailure['kind'];

/** The outcome for metrics and traces. */
export function callOutcome(failure: ConnectFailure | undefined): CallOutcome {
  if (failure === undefined) return 'ok';
  return isThrottled(failure) ? 'throttled' : failure.kind;
}
