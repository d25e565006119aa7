import type { CallConnect, CallOptions } from '../../../connect/call-connect.ts';
import {
  type ConnectFailure,
  type ConnectResult,
  isThrottled,
} from '../../../connect/connect-failure.ts';
import type { Execution, OperationCommand, UncancelledCalls } from './execution.ts';
import { type ExpectedFacts, type Fact, isApplied, isUndecided } from './facts.ts';
import type { Observer } from './observe.ts';
import type { TokenRun, Verdict } from './operation.ts';
import { shownWithinMs } from './read-after-write.ts';
import { readState, type ShownState } from './read-state.ts';

/** The max number of calls of a command: one, and one more after reads have shown that the first was not applied. */
export const MAX_STATE_CALLS = 2;

/** How often the state may be read in rounds: before a retry of an earlier request, and after each call. */
export const MAX_STATE_ROUNDS = 1 + MAX_STATE_CALLS;

/** An operation without a token that Connect honours: its success is a state, by whatever call it was reached. */
export interface StateChange<Output> {
  readonly call: (
    callConnect: CallConnect,
    options: Pick<CallOptions<Output>, 'onAttempt' | 'retriesIndeterminate'>,
  ) => Promise<ConnectResult<Output>>;
  readonly expected: ExpectedFacts;
  readonly observer: Observer;
  /** Whether nothing can undo the state. */
  readonly isFinal?: boolean | undefined;
}

/** Connect answers a read without the state: it does not know the contact or the user. */
const NOT_SHOWN: ConnectFailure = {
  kind: 'indeterminate',
  responded: true,
  cause: 'Connect does not show the state',
  requestId: undefined,
};

/** What the calls of a state change depend on of a token. */
export interface StateToken extends Pick<TokenRun<unknown>, 'isRetry' | 'refresh'> {
  /** Whether Connect may still be processing an earlier request. */
  readonly isAtLarge: boolean;
  /** How long ago the last earlier request ended, in milliseconds. */
  readonly quietForMs: number;
}

/**
 * Sends a command, and reads the state when an answer is ambiguous. The command is sent again only when the state shows
 * that it was not applied. Nothing is read before the first call, unless the outcome of an earlier request with the same
 * token is unknown. One reading is enough where Connect must show all earlier attempts by now. One that shows the state
 * counts only when it cannot be a state from before the request, which another caller had changed: Connect shows changes
 * late.
 *
 * Reads prove only that the state holds. They never prove that a call had no effect: somebody may have undone it. So a
 * rejection that follows an ambiguous attempt is returned as it is, because it is about the current state, and everything
 * else stays unknown. So does a rejection while what Connect shows neither proves nor disproves the state.
 */
export async function executeStateChange<Command extends OperationCommand, Output>(
  execution: Execution<Command>,
  token: StateToken,
  uncancelled: UncancelledCalls,
  { call, expected, observer, isFinal = false }: StateChange<Output>,
): Promise<Verdict<Command>> {
  const { command } = execution;
  const done = (determinedBy: 'answer' | 'read-back'): Verdict<Command> => ({
    state: 'executed',
    result: command,
    determinedBy,
  });
  const windowMs = shownWithinMs(uncancelled.readAfterWrite);
  let currentFrom = isFinal
    ? -Infinity
    : performance.now() + windowMs - (token.isRetry ? token.quietForMs : 0);
  let unread = NOT_SHOWN;
  let shown: readonly Fact[] = [];
  const read = async (): Promise<ShownState> => {
    // Reading on would use up the deadline of each retry, so that none ever sent the command.
    const isShown = areAttemptsShown(execution, token, uncancelled);
    const reads = isShown ? 1 : uncancelled.readAfterWrite.reads;
    const readAfterWrite = { ...uncancelled.readAfterWrite, reads };
    const readOnce = async (callConnect: CallConnect): Promise<boolean | undefined> => {
      const reading = await observer.observe(callConnect, command);
      if (!reading.ok) unread = reading.failure;
      // What Connect does not know shows nothing.
      if (!reading.ok || reading.output === null) return undefined;
      shown = reading.output;
      return isApplied(expected, shown);
    };
    const state = await readState({ ...uncancelled, readAfterWrite }, readOnce, currentFrom);
    // A whole round lasts long enough.
    currentFrom = -Infinity;
    return state;
  };

  if (token.isRetry) {
    const state = await read();
    if (state === 'applied') return done('read-back');
    if (state === 'unknown') {
      return { state: 'unknown', failure: unread, determinedBy: 'read-back' };
    }
  }
  for (let calls = 1; ; calls += 1) {
    const before = execution.indeterminate.length;
    const answer = await call(uncancelled.callConnect, {
      onAttempt: execution.onAttempt,
      retriesIndeterminate: false,
    });
    if (answer.ok) return done('answer');
    const { failure } = answer;
    // Another gateway may have sent the token meanwhile.
    await token.refresh();
    if (execution.indeterminate.length === 0 && !token.isRetry) {
      const determinedBy = execution.isAnswered ? 'answer' : undefined;
      return { state: 'not-executed', failure, determinedBy };
    }
    const state = await read();
    if (state === 'applied') return done('read-back');
    const isRejected = failure.kind === 'rejected' && !isThrottled(failure);
    if (state === 'not-applied' && !isUndecided(shown) && isRejected) {
      const isAtLarge = execution.isAtLarge || token.isAtLarge;
      return { state: 'not-executed', failure, determinedBy: 'read-back', isAtLarge };
    }
    const isAmbiguous = execution.indeterminate.length > before;
    if (state === 'unknown' || !isAmbiguous || calls === MAX_STATE_CALLS) {
      return { state: 'unknown', failure, determinedBy: 'read-back' };
    }
  }
}

/** Whether Connect must show all attempts with a token by now, those of earlier requests included. */
export function areAttemptsShown(
  { indeterminate }: Execution<OperationCommand>,
  { isAtLarge, quietForMs }: Pick<StateToken, 'isAtLarge' | 'quietForMs'>,
  { readAfterWrite }: UncancelledCalls,
): boolean {
  return indeterminate.length === 0 && !isAtLarge && quietForMs >= shownWithinMs(readAfterWrite);
}
