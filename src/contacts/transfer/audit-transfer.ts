import { randomUUID } from 'node:crypto';
import type { AuditLog } from '../../audit/audit-log.ts';
import type { AttemptRecord, OutcomeRecord, OutcomeResult } from '../../audit/audit-record.ts';
import type { ConnectAttempt } from '../../connect/call-connect.ts';
import type { Deadline } from '../../connect/deadline.ts';
import { transferFailureToError } from './transfer-failure-to-error.ts';
import type { TransferOutcome } from './transfer-outcome.ts';
import type { TransferRequest } from './transfer-request.ts';

/** For whom a request changes contacts, and where that is put on record. */
export interface AuditTrail {
  readonly log: AuditLog;
  /** The gateway's id of the request. */
  readonly requestId: string;
  /** The network address that it came from. */
  readonly address: string;
  readonly deadline: Deadline;
  /** Fires when the caller does not wait for the answer any more. */
  readonly callerGone: AbortSignal;
  /** Told of a record that could not be written. */
  readonly onFailure: (error: unknown) => void;
}

/** A transfer that is carried out under an audit. */
export interface AuditedTransfer {
  readonly attempts: readonly ConnectAttempt[];
  readonly outcome: Promise<TransferOutcome>;
}

/**
 * Puts on record that a transfer is about to be made, lets it be made, and puts on record what became of it. A transfer
 * that cannot be recorded is not made. One that was made is answered as it went, even if its outcome cannot be recorded.
 */
export async function auditTransfer(
  trail: AuditTrail,
  request: TransferRequest,
  start: () => AuditedTransfer,
): Promise<TransferOutcome> {
  const id = randomUUID();
  const { log, requestId, address, deadline, onFailure } = trail;
  try {
    await log.append({
      record: 'INTENT',
      id,
      time: new Date().toISOString(),
      operation: 'TransferContact',
      requestId,
      caller: { address },
      ...request,
      deadline: new Date(Date.now() + deadline.remainingMs()).toISOString(),
    });
  } catch (error) {
    onFailure(error);
    const { clientToken } = request;
    return { ok: false, failure: { reason: 'not-recorded', clientToken }, settledBy: 'answer' };
  }
  const { attempts, outcome } = start();
  const record = async (ending: Ending): Promise<void> => {
    const time = new Date().toISOString();
    const made = attempts.map(attemptRecord);
    const callerGone = trail.callerGone.aborted;
    await log
      .append({ record: 'OUTCOME', id, time, ...ending, attempts: made, callerGone })
      .catch(onFailure);
  };
  try {
    const ended = await outcome;
    await record(endingOf(ended));
    return ended;
  } catch (bug) {
    await record({ result: 'GatewayFault', settledBy: 'answer' });
    throw bug;
  }
}

type Ending = Pick<OutcomeRecord, 'result' | 'newContactId' | 'settledBy'>;

function endingOf(outcome: TransferOutcome): Ending {
  const { settledBy } = outcome;
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
      failure === undefined ? 'ok' : failure.kind === 'refused' ? failure.exception : failure.cause,
    ...(requestId !== undefined && { connectRequestId: requestId }),
  };
}
