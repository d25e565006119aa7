import type { IntentRecord, OutcomeRecord } from '../../../audit/audit-record.ts';

/** What a read of the contact shows of an operation that a dead process left without an outcome. */
export type ReadBack =
  | { readonly state: 'executed'; readonly newContactId?: string | undefined }
  | { readonly state: 'not-executed' }
  | { readonly state: 'unknown' };

/** How the operations of one name are recovered after a restart. */
export interface OperationRecovery<Intent extends IntentRecord = IntentRecord> {
  /** Connect's name of the operation. */
  readonly name: string;
  /** Whether a record with this name is complete. */
  isIntent(record: IntentRecord): record is Intent;
  /** Intents with the same identity belong to one execution: each caller that shared it recorded one. */
  identity(intent: Intent): string;
  /** Whether an intent of the same operation and contact requests the same execution, so that its outcome is the same. */
  isRetry(intent: Intent, other: IntentRecord): boolean;
  /** Whether another operation on the same contact may have caused what Connect shows of this one. */
  isRival(intent: Intent, other: IntentRecord): boolean;
  /** Called with each intent without an outcome, before any intent of the same batch is read back. */
  onFound(intent: Intent): void;
  /**
   * Determines the outcome of an operation, only by reads.
   *
   * @param rivals the rivals that were executed or may have been.
   */
  readBack(intent: Intent, rivals: readonly IntentRecord[], signal: AbortSignal): Promise<ReadBack>;
}

/** The outcome that a process records on behalf of one that died. `now` is in milliseconds since 1970. */
export function outcomeAfterRestart(
  intent: IntentRecord,
  readBack: ReadBack,
  now: number,
): OutcomeRecord {
  return {
    record: 'OUTCOME',
    id: intent.id,
    time: new Date(now).toISOString(),
    ...resultOf(intent, readBack),
    attempts: [],
    settledBy: 'restart',
    callerGone: true,
  };
}

function resultOf(
  { operation }: IntentRecord,
  readBack: ReadBack,
): Pick<OutcomeRecord, 'result' | 'newContactId'> {
  switch (readBack.state) {
    case 'executed': {
      const { newContactId } = readBack;
      return { result: `${operation}Success`, ...(newContactId !== undefined && { newContactId }) };
    }
    case 'not-executed':
      return { result: 'ContactServiceError' };
    case 'unknown':
      return { result: 'ContactOutcomeUnknownError' };
  }
}

/**
 * The time of this process's monotonic clock at a time of the system clock. It is off by any adjustment of the system
 * clock since then.
 */
export function localTimeOf(time: string): number {
  return performance.now() - (Date.now() - Date.parse(time));
}
