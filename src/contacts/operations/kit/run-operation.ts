import type { ConnectResult } from '../../../connect/connect-failure.ts';
import { type Deadline, raceDeadline } from '../../../connect/deadline.ts';
import type { RetrySafety } from '../../errors/contact-outcome-unknown.error.ts';
import { Execution, type OperationCommand } from './execution.ts';
import type { InFlightOperation } from './in-flight-operations.ts';
import { AuditEntry } from './operation-audit.ts';
import { retryAfterOf } from './operation-failure.ts';
import type {
  FailureOf,
  Operation,
  OperationTypes,
  OutcomeOf,
  TokenResult,
  Verdict,
} from './operation.ts';

/**
 * Runs an operation on a contact: in the normal case, one call to Connect. The gateway waits for it before it shuts
 * down, even when the client disconnects.
 *
 * @throws an error with the code FORBIDDEN when the caller is not authorized.
 */
export async function runOperation<Types extends OperationTypes>(
  operation: Operation<Types>,
  context: Types['context'],
  input: Types['input'],
): Promise<OutcomeOf<Types>> {
  return context.audit.trackUntilDone(runSteps(operation, context, input));
}

/** The pipeline: each step appears once, in order. */
async function runSteps<Types extends OperationTypes>(
  operation: Operation<Types>,
  context: Types['context'],
  input: Types['input'],
): Promise<OutcomeOf<Types>> {
  const { audit, inFlightOperations, uncancelled } = context;
  const { callConnect, deadline } = uncancelled;
  const ledger = operation.ledgerOf(context);

  // Validate.
  const validation = operation.validate(input, context);
  if (!validation.ok) return notCalled(validation.failure);
  const { requested } = validation;

  // Resolve.
  const resolution = await operation.resolve(requested, context);
  if (!resolution.ok) {
    const outcome = ledger.consistentOutcome(requested, notCalled(resolution.failure));
    return redactForUnauthorized(operation, context, requested, outcome);
  }
  const { command } = resolution;

  // Authorize.
  const denial = await operation.authorize(command, requested, context);
  if (denial !== undefined) {
    const outcome = ledger.consistentOutcome(requested, notCalled(denial));
    return redactForUnauthorized(operation, context, requested, outcome);
  }
  if (audit.clientDisconnected.aborted || deadline.signal.aborted) {
    return ledger.consistentOutcome(requested, notCalled(notSent(command)));
  }

  // Deduplicate: the first of equal requests executes the command, and the others share its outcome.
  const identity = operation.identity(command, input.clientToken ?? undefined);
  // It is disposed of whatever happens: no later request may join one that has ended.
  using flight = inFlightOperations.join<Types['command'], OutcomeOf<Types>>(
    operation.name,
    identity,
    command,
  );
  const token = flight.isFirst
    ? ledger.begin(requested, command, deadline.remainingMs())
    : undefined;
  const entry = new AuditEntry(audit, operation, flight);
  let execution: Execution<Types['command']> | undefined;
  try {
    let outcome: OutcomeOf<Types>;

    // Record the INTENT.
    if (!(await entry.recordIntent())) {
      outcome = notCalled(notRecorded(flight.command));
    } else if (token === undefined) {
      outcome = await sharedOutcome(operation, flight, deadline);
    } else {
      // Call.
      await token.announced;
      execution = new Execution(command, flight.attempts, uncancelled);
      const call = await operation.call(execution, callConnect);

      // Reconcile.
      const verdict = await reconcile(operation, execution, call, token, context);

      // Classify.
      outcome = await classify(operation, execution, verdict, context);
      token.end(tokenResultOf(verdict, execution));
    }
    outcome = ledger.consistentOutcome(requested, outcome);

    // Record the OUTCOME.
    await entry.recordOutcome(outcome);
    flight.resolve(outcome);
    return outcome;
  } catch (bug) {
    flight.reject(bug);
    if (execution) token?.end({ state: 'open', span: execution.wholeSpan, isAtLarge: true });
    await entry.recordInternalError();
    throw bug;
  } finally {
    token?.end({ state: 'unchanged' });
    await token?.published;
  }
}

/** What the call shows or, if its outcome is ambiguous, what the reads after it show. */
async function reconcile<Types extends OperationTypes>(
  operation: Operation<Types>,
  execution: Execution<Types['command']>,
  call: ConnectResult<Types['output']>,
  token: Types['token'],
  { uncancelled }: Types['context'],
): Promise<Verdict<Types['result']>> {
  if (call.ok) {
    const result = operation.resultOf(execution.command, call.output);
    return { state: 'executed', result, determinedBy: 'answer' };
  }
  const { failure } = call;
  // Another gateway may have sent the token meanwhile.
  await token.refresh();
  if (execution.indeterminate.length === 0 && !token.isRetry) {
    const determinedBy = execution.isAnswered ? 'answer' : undefined;
    return { state: 'not-executed', failure, determinedBy };
  }
  return operation.reconcile(execution, failure, token, uncancelled);
}

async function classify<Types extends OperationTypes>(
  operation: Operation<Types>,
  execution: Execution<Types['command']>,
  verdict: Verdict<Types['result']>,
  { uncancelled: { callConnect } }: Types['context'],
): Promise<OutcomeOf<Types>> {
  switch (verdict.state) {
    case 'executed':
      return { ok: true, result: verdict.result, determinedBy: verdict.determinedBy };
    case 'not-executed': {
      const failure = await operation.explain(execution.command, verdict.failure, callConnect);
      return { ok: false, failure, determinedBy: verdict.determinedBy };
    }
    case 'unknown':
      return {
        ok: false,
        failure: unknown(operation, execution, verdict),
        determinedBy: 'read-back',
      };
  }
}

/** The outcome stays unknown. If Connect throttles calls, it says when to retry. */
function unknown(
  { retry }: { readonly retry: RetrySafety },
  { command: { clientToken }, indeterminate }: Execution<OperationCommand>,
  { failure }: Extract<Verdict<object>, { state: 'unknown' }>,
): FailureOf<OperationTypes> {
  const retryAfter = indeterminate.length === 0 ? retryAfterOf(failure) : undefined;
  if (retryAfter !== undefined) return { reason: 'throttled', clientToken, retryAfter };
  const connectRequestId = indeterminate.at(-1)?.requestId ?? null;
  return { reason: 'outcome-unknown', retry, clientToken, connectRequestId };
}

function tokenResultOf<Result>(
  verdict: Verdict<Result>,
  { indeterminate, span }: Execution<OperationCommand>,
): TokenResult<Result> {
  switch (verdict.state) {
    case 'executed':
      return { state: 'executed', result: verdict.result };
    case 'not-executed':
      // Connect's answer to this request shows nothing about earlier ones; only a read-back does.
      return { state: verdict.determinedBy === 'read-back' ? 'not-executed' : 'unchanged' };
    case 'unknown':
      return span === undefined
        ? { state: 'unchanged' }
        : { state: 'open', span, isAtLarge: !indeterminate.every(({ responded }) => responded) };
  }
}

/** The outcome of the equal request that executes the command, which may run longer than this caller waits. */
async function sharedOutcome<Types extends OperationTypes>(
  { retry }: Operation<Types>,
  { command: { clientToken }, outcome }: InFlightOperation<Types['command'], OutcomeOf<Types>>,
  deadline: Deadline,
): Promise<OutcomeOf<Types>> {
  const open = { reason: 'outcome-unknown', retry, clientToken, connectRequestId: null } as const;
  return (await raceDeadline(outcome, deadline)) ?? notCalled(open);
}

/**
 * Before authorization has succeeded, never reveals that an earlier request with this token succeeded: that would
 * disclose the contact's location.
 */
function redactForUnauthorized<Types extends OperationTypes>(
  { retry }: Operation<Types>,
  { caller }: Types['context'],
  { clientToken }: Types['requested'],
  outcome: OutcomeOf<Types>,
): OutcomeOf<Types> {
  if (!outcome.ok || caller.queueIds === undefined) return outcome;
  return notCalled({ reason: 'outcome-unknown', retry, clientToken, connectRequestId: null });
}

/** An outcome that no answer from Connect has determined. */
function notCalled<Failure>(failure: Failure): {
  readonly ok: false;
  readonly failure: Failure;
  readonly determinedBy: undefined;
} {
  return { ok: false, failure, determinedBy: undefined };
}

function notSent({ clientToken }: OperationCommand): FailureOf<OperationTypes> {
  return { reason: 'service-failure', clientToken, connectRequestId: null };
}

function notRecorded({ clientToken }: OperationCommand): FailureOf<OperationTypes> {
  return { reason: 'not-recorded', clientToken };
}
