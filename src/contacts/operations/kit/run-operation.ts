import { type Deadline, raceDeadline } from '../../../connect/deadline.ts';
import type { RetrySafety } from '../../errors/contact-outcome-unknown.error.ts';
import { Execution, type OperationCommand } from './execution.ts';
import type { InFlightOperation } from './in-flight-operations.ts';
import { AuditEntry } from './operation-audit.ts';
import { type OperationFailure, retryAfterOf } from './operation-failure.ts';
import type {
  FailureOf,
  Operation,
  OperationTypes,
  OutcomeOf,
  TokenResult,
  Verdict,
} from './operation.ts';
import { prepareOperation } from './prepare-operation.ts';

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

/** The pipeline: each step appears once, in order; the first ones are in `prepareOperation`. */
async function runSteps<Types extends OperationTypes>(
  operation: Operation<Types>,
  context: Types['context'],
  input: Types['input'],
): Promise<OutcomeOf<Types>> {
  const { audit, inFlightOperations, uncancelled } = context;
  const { deadline } = uncancelled;
  const ledger = operation.ledgerOf(context);

  // Validate, resolve and authorize.
  const prepared = await prepareOperation(operation, context, input);
  const unsent = async (
    requested: Types['requested'],
    failure: FailureOf<Types>,
  ): Promise<OutcomeOf<Types>> =>
    typeof input.clientToken === 'string'
      ? ledger.outcomeOfUnsent(requested, notCalled(failure), deadline)
      : notCalled(failure);
  if (!prepared.ok) {
    const { requested, failure } = prepared;
    if (requested === undefined) return notCalled(failure);
    const outcome = await unsent(requested, failure);
    return redactForUnauthorized(operation, context, requested, outcome);
  }
  const { requested, command } = prepared;
  if (audit.clientDisconnected.aborted || deadline.signal.aborted) {
    return unsent(requested, notSent(command));
  }

  // Deduplicate: the first of equal requests executes the command, and the others share its outcome.
  const identity = operation.identity(command, input.clientToken ?? undefined, context.caller);
  // It is disposed of whatever happens: no later request may join one that has ended.
  using flight = inFlightOperations.join<Types['command'], OutcomeOf<Types>>(
    operation.name,
    identity,
    command,
  );
  const token = flight.isFirst ? ledger.begin(requested, command, deadline) : undefined;
  const known = await token?.known;
  if (known !== undefined) {
    token?.end({ state: 'unchanged' });
    flight.resolve(known);
    return known;
  }
  const entry = new AuditEntry(context, operation, flight);
  let execution: Execution<Types['command']> | undefined;
  try {
    let outcome: OutcomeOf<Types>;

    // Record the INTENT.
    if (!(await entry.recordIntent())) {
      outcome = notCalled(notRecorded(flight.command));
    } else if (token === undefined) {
      outcome = await sharedOutcome(operation, flight, deadline);
    } else {
      // Call and reconcile.
      await token.announced;
      execution = new Execution(command, flight.attempts, uncancelled);
      const verdict = await operation.execute(execution, token, uncancelled);

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

async function classify<Types extends OperationTypes>(
  operation: Operation<Types>,
  execution: Execution<Types['command']>,
  verdict: Verdict<Types['result']>,
  context: Types['context'],
): Promise<OutcomeOf<Types>> {
  switch (verdict.state) {
    case 'executed':
      return { ok: true, result: verdict.result, determinedBy: verdict.determinedBy };
    case 'not-executed': {
      const { failure: cause, isEarlierOpen = false } = verdict;
      const failure = await operation.explain(execution.command, cause, context, isEarlierOpen);
      return { ok: false, failure, determinedBy: verdict.determinedBy };
    }
    case 'unknown':
      return {
        ok: false,
        failure: unknown(operation, execution, verdict),
        determinedBy: verdict.determinedBy,
      };
  }
}

/** The outcome stays unknown. If Connect throttles calls, it says when to retry. */
function unknown(
  operation: { readonly retry: RetrySafety },
  { command, indeterminate }: Execution<OperationCommand>,
  { failure }: Extract<Verdict<object>, { state: 'unknown' }>,
): OperationFailure {
  const retryAfter = indeterminate.length === 0 ? retryAfterOf(failure) : undefined;
  const { clientToken } = command;
  if (retryAfter !== undefined) return { reason: 'throttled', clientToken, retryAfter };
  return outcomeUnknown(operation, command, indeterminate.at(-1)?.requestId);
}

function outcomeUnknown(
  { retry }: { readonly retry: RetrySafety },
  { clientToken }: OperationCommand,
  connectRequestId: string | null = null,
): OperationFailure {
  return { reason: 'outcome-unknown', retry, clientToken, connectRequestId };
}

function tokenResultOf<Result>(
  verdict: Verdict<Result>,
  { isAtLarge, span }: Execution<OperationCommand>,
): TokenResult<Result> {
  switch (verdict.state) {
    case 'executed':
      return { state: 'executed', result: verdict.result };
    case 'not-executed':
      // Connect's answer to this request shows nothing about earlier ones; only a read-back does.
      if (verdict.determinedBy !== 'read-back') return { state: 'unchanged' };
      if (verdict.isAtLarge !== true) return { state: 'not-executed' };
      return span === undefined ? { state: 'unchanged' } : { state: 'open', span, isAtLarge: true };
    case 'unknown':
      return span === undefined ? { state: 'unchanged' } : { state: 'open', span, isAtLarge };
  }
}

/** The outcome of the equal request that executes the command, which may run longer than this caller waits. */
async function sharedOutcome<Types extends OperationTypes>(
  operation: Operation<Types>,
  { command, outcome }: InFlightOperation<Types['command'], OutcomeOf<Types>>,
  deadline: Deadline,
): Promise<OutcomeOf<Types>> {
  return (await raceDeadline(outcome, deadline)) ?? notCalled(outcomeUnknown(operation, command));
}

/**
 * Before authorization has succeeded, never reveals that an earlier request with this token succeeded: that would
 * disclose the contact's location.
 */
function redactForUnauthorized<Types extends OperationTypes>(
  operation: Operation<Types>,
  { caller }: Types['context'],
  requested: Types['requested'],
  outcome: OutcomeOf<Types>,
): OutcomeOf<Types> {
  if (!outcome.ok || caller.queueIds === undefined) return outcome;
  return notCalled(outcomeUnknown(operation, requested));
}

/** An outcome that no answer from Connect has determined. */
function notCalled<Failure>(failure: Failure): {
  readonly ok: false;
  readonly failure: Failure;
  readonly determinedBy: undefined;
} {
  return { ok: false, failure, determinedBy: undefined };
}

function notSent({ clientToken }: OperationCommand): OperationFailure {
  return { reason: 'service-failure', clientToken, connectRequestId: null };
}

function notRecorded({ clientToken }: OperationCommand): OperationFailure {
  return { reason: 'not-recorded', clientToken };
}
