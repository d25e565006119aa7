import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type AuditLog, AuditLogError } from '../../../audit/audit-log.ts';
import type {
  AttemptRecord,
  IntentRecord,
  OutcomeRecord,
  OutcomeResult,
} from '../../../audit/audit-record.ts';
import type { ConnectAttempt } from '../../../connect/call-connect.ts';
import type { Deadline } from '../../../connect/deadline.ts';
import { transferFailureToError } from './transfer-failure-to-error.ts';
import type { TransferOutcome } from './transfer-outcome.ts';
import type { TransferCommand } from './transfer-request.ts';

/** How long an answer may wait for its outcome to be recorded once its time is up. */
const GRACE_TO_RECORD_MS = 50;

/** By how much the outcome may come later than the deadline: nobody looks for a missing one before. */
export const MAX_OUTCOME_DELAY_MS = 2_000;

/** For whom a request changes contacts, and where that is put on record. */
export interface AuditContext {
  readonly log: AuditLog;
  /** The gateway's id of the request. */
  readonly requestId: string;
  /** Who sent it, and the network address that it came from. */
  readonly caller: IntentRecord['caller'];
  readonly deadline: Deadline;
  /** Fires when the caller does not wait for the answer any more. */
  readonly clientDisconnected: AbortSignal;
  /** Told of a record that could not be written. */
  readonly onFailure: (error: unknown, about: object) => void;
  /** Makes the gateway wait for a change before it stops, even when the caller does not. */
  readonly trackUntilDone: <Outcome>(change: Promise<Outcome>) => Promise<Outcome>;
}

/** A transfer that is carried out under an audit. */
export interface AuditedTransfer {
  readonly attempts: readonly ConnectAttempt[];
  readonly outcome: Promise<TransferOutcome>;
}

/**
 * Puts on record that a transfer is about to be made, lets it be made, and puts on record what became of it. A transfer
 * that cannot be recorded is not made. One that was made is answered as it went, even if its outcome cannot be recorded.
 *
 * @param tell what the caller is told of an outcome.
 */
export async function auditTransfer(
  trail: AuditContext,
  request: TransferCommand,
  tell: (outcome: TransferOutcome) => TransferOutcome,
  start: () => AuditedTransfer,
): Promise<TransferOutcome> {
  return trail.trackUntilDone(audited(trail, request, tell, start));
}

async function audited(
  trail: AuditContext,
  request: TransferCommand,
  tell: (outcome: TransferOutcome) => TransferOutcome,
  start: () => AuditedTransfer,
): Promise<TransferOutcome> {
  const id = randomUUID();
  const { log, requestId, caller, deadline, onFailure } = trail;
  const recordOutcome = (ending: Ending, attempts: readonly ConnectAttempt[]): Promise<void> =>
    log.append({
      record: 'OUTCOME',
      id,
      time: new Date().toISOString(),
      ...ending,
      attempts: attempts.map(attemptRecord),
      callerGone: trail.clientDisconnected.aborted,
    });
  try {
    const intent = log.append({
      record: 'INTENT',
      id,
      time: new Date().toISOString(),
      operation: 'TransferContact',
      requestId,
      caller,
      ...request,
      deadline: new Date(Date.now() + deadline.remainingMs() + MAX_OUTCOME_DELAY_MS).toISOString(),
    });
    await within(deadline.remainingMs(), intent);
  } catch (error) {
    onFailure(error, { auditId: id, record: 'INTENT' });
    const { clientToken } = request;
    const refused = tell({
      ok: false,
      failure: { reason: 'not-recorded', clientToken },
      determinedBy: 'answer',
    });
    // The intent may reach the log all the same: it must not look as if nobody knew what came of it.
    recordOutcome(endingOf(refused), []).catch(() => undefined);
    return refused;
  }
  const { attempts, outcome } = start();
  const record = (ending: Ending): Promise<void> =>
    within(deadline.remainingMs() + GRACE_TO_RECORD_MS, recordOutcome(ending, attempts)).catch(
      (error: unknown) => {
        onFailure(error, { auditId: id, record: 'OUTCOME', ...ending });
      },
    );
  try {
    const ended = tell(await outcome);
    await record(endingOf(ended));
    return ended;
  } catch (bug) {
    await record({ result: 'GatewayFault', settledBy: 'answer' });
    throw bug;
  }
}

async function within(milliseconds: number, written: Promise<void>): Promise<void> {
  const timer = new AbortController();
  const late = sleep(milliseconds, undefined, { signal: timer.signal }).then((): never => {
    throw new AuditLogError('The audit log takes too long');
  });
  try {
    await Promise.race([written, late]);
  } finally {
    timer.abort();
  }
}

type Ending = Pick<OutcomeRecord, 'result' | 'newContactId' | 'settledBy'>;

function endingOf(outcome: TransferOutcome): Ending {
  const { determinedBy: settledBy } = outcome;
  if (outcome.ok) {
    const { contactId: newContactId } = outcome.transfer;
    return { result: 'TransferContactSuccess', newContactId, settledBy };
  }
  // The classes of errors are named as their types in the schema are.
  const result = transferFailureToError(outcome.failure).constructor.name as OutcomeResult;
  return { result, settledBy };
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
