import type { IntentRecord } from './audit-record.ts';
import { readRecords } from './read-records.ts';

/** What a file shows of transfers that are under way, or were when their process died. */
export interface UnfinishedIntents {
  /** Those without an outcome, in the order in which they were written. */
  readonly intents: readonly IntentRecord[];
  /** How many lines hold no record. */
  readonly unreadableLines: number;
}

/**
 * Looks for the intents of a file that have no outcome in it. It holds no more than these in memory, however long the
 * file is.
 *
 * @throws AuditLogError when the file is there and cannot be read; the signal's reason once it aborts.
 */
export async function findUnfinishedIntents(
  path: string,
  signal: AbortSignal,
): Promise<UnfinishedIntents> {
  const open = new Map<string, IntentRecord>();
  let unreadableLines = 0;
  for await (const record of readRecords(path, signal)) {
    if (record === undefined) unreadableLines += 1;
    else if (record.record === 'INTENT') open.set(record.id, record);
    else open.delete(record.id);
  }
  return { intents: [...open.values()], unreadableLines };
}

/**
 * Those of the intents that still have no outcome in the file. The file may be another one than they were found in,
 * since it was rotated: an intent need not be in it.
 *
 * @throws AuditLogError when the file is there and cannot be read; the signal's reason once it aborts.
 */
export async function withoutOutcome(
  path: string,
  intents: readonly IntentRecord[],
  signal: AbortSignal,
): Promise<IntentRecord[]> {
  const open = new Map(intents.map((intent) => [intent.id, intent]));
  for await (const record of readRecords(path, signal)) {
    if (record?.record === 'OUTCOME') open.delete(record.id);
  }
  return [...open.values()];
}
