import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AuditLogError } from '../../../audit/audit-log.ts';
import type { AttemptRecord, OutcomeRecord } from '../../../audit/audit-record.ts';
import type { ConnectAttempt } from '../../../connect/call-connect.ts';
import { isAnswered } from './execution.ts';
import type { InFlightOperation } from './in-flight-operations.ts';
import { errorNameOf } from './operation-errors.ts';
import type { DeterminedBy, Operation, OperationTypes, OutcomeOf } from './operation.ts';

/** How long a response may wait for its outcome to be recorded after its deadline. */
const GRACE_TO_RECORD_MS = 50;

/** Grace period after the deadline before an intent without an outcome counts as unfinished. */
export const MAX_OUTCOME_DELAY_MS = 2_000;

/**
 * The two records of one request that changes a contact: an INTENT before anything is sent, and an OUTCOME. A command
 * whose intent cannot be recorded is not sent; one that was sent is answered with its outcome, even if that cannot be
 * recorded.
 */
export class AuditEntry<Types extends OperationTypes> {
  readonly #id = randomUUID();
  readonly #context: Types['context'];
  readonly #operation: Operation<Types>;
  readonly #flight: InFlightOperation<Types['command'], OutcomeOf<Types>>;
  #isIntentRecorded = false;

  constructor(
    context: Types['context'],
    operation: Operation<Types>,
    flight: InFlightOperation<Types['command'], OutcomeOf<Types>>,
  ) {
    this.#context = context;
    this.#operation = operation;
    this.#flight = flight;
  }

  /** @returns whether the record is kept. */
  async recordIntent(): Promise<boolean> {
    const { log, requestId, caller, deadline, onFailure } = this.#context.audit;
    const id = this.#id;
    try {
      const intent = log.append({
        record: 'INTENT',
        id,
        time: new Date().toISOString(),
        operation: this.#operation.name,
        requestId,
        caller,
        ...this.#operation.recordOf(this.#flight.command, this.#context),
        deadline: new Date(
          Date.now() + deadline.remainingMs() + MAX_OUTCOME_DELAY_MS,
        ).toISOString(),
      });
      await within(deadline.remainingMs(), intent);
      this.#isIntentRecorded = true;
    } catch (error) {
      onFailure(error, { auditId: id, record: 'INTENT' });
    }
    return this.#isIntentRecorded;
  }

  async recordOutcome(outcome: OutcomeOf<Types>): Promise<void> {
    const operation = this.#operation;
    if (!outcome.ok) {
      await this.#record({
        result: errorNameOf(outcome.failure),
        ...settledBy(outcome.determinedBy),
      });
      return;
    }
    const newContactId = operation.newContactOf(outcome.result);
    await this.#record({
      result: `${operation.name}Success`,
      ...(newContactId !== undefined && { newContactId }),
      ...settledBy(outcome.determinedBy),
    });
  }

  /** Records that a bug ended the request, so that it is unknown what Connect did. */
  async recordInternalError(): Promise<void> {
    const isConnectsAnswer = this.#flight.attempts.some(isAnswered);
    await this.#record({
      result: 'InternalError',
      ...settledBy(isConnectsAnswer ? 'answer' : undefined),
    });
  }

  async #record(
    outcome: Pick<OutcomeRecord, 'result' | 'newContactId' | 'settledBy'>,
  ): Promise<void> {
    const { log, deadline, clientDisconnected, onFailure } = this.#context.audit;
    const id = this.#id;
    const written = log.append({
      record: 'OUTCOME',
      id,
      time: new Date().toISOString(),
      ...outcome,
      attempts: this.#isIntentRecorded ? this.#flight.attempts.map(attemptRecord) : [],
      callerGone: clientDisconnected.aborted,
    });
    if (!this.#isIntentRecorded) {
      // The intent may still reach the log, so an outcome follows it. The caller does not wait for that.
      written.catch(() => undefined);
      return;
    }
    await within(deadline.remainingMs() + GRACE_TO_RECORD_MS, written).catch((error: unknown) => {
      onFailure(error, { auditId: id, record: 'OUTCOME', ...outcome });
    });
  }
}

/** Absent when the outcome is known only because nothing was sent. */
function settledBy(determinedBy: DeterminedBy | undefined): { settledBy?: DeterminedBy } {
  return determinedBy === undefined ? {} : { settledBy: determinedBy };
}

async function within(milliseconds: number, written: Promise<void>): Promise<void> {
  const timer = new AbortController();
  const late = sleep(milliseconds, undefined, { signal: timer.signal }).then((): never => {
    throw new AuditLogError('The audit log timed out');
  });
  try {
    await Promise.race([written, late]);
  } finally {
    timer.abort();
  }
}

function attemptRecord({
  startedAt,
  milliseconds,
  failure,
  requestId,
}: ConnectAttempt): AttemptRecord {
  return {
    time: startedAt.toISOString(),
    milliseconds: Math.round(milliseconds),
    result:
      failure === undefined
        ? 'ok'
        : failure.kind === 'rejected'
          ? failure.exception
          : failure.cause,
    ...(requestId !== undefined && { connectRequestId: requestId }),
  };
}
