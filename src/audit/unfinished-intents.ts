import type { IntentRecord } from './audit-record.ts';
import { readRecords } from './read-records.ts';

/** What a file shows of transfers that are under way, or were when their process died. */
export interface UnfinishedIntents {
  /** The newest of those without an outcome, in the order in which they were written. */
  readonly intents: readonly IntentRecord[];
  /** The ids of those that are older, in the same order. */
  readonly older: readonly string[];
  /** How many lines hold no record. */
  readonly unreadableLines: number;
}

/**
 * Looks for the intents of a file that have no outcome in it. Its memory does not depend on how long the file is.
 *
 * @param max how many intents are held at most; of all others only the ids are.
 * @throws AuditLogError when the file is there and cannot be read; the signal's reason once it aborts.
 */
export async function findUnfinishedIntents(
  path: string,
  max: number,
  signal: AbortSignal,
): Promise<UnfinishedIntents> {
  const open = new Set<string>();
  const newest = new Map<string, IntentRecord>();
  let unreadableLines = 0;
  for await (const record of readRecords(path, signal)) {
    if (record === undefined) {
      unreadableLines += 1;
    } else if (record.record === 'INTENT') {
      open.add(record.id);
      newest.set(record.id, record);
      const [oldest] = newest.size > max ? newest.keys() : [];
      if (oldest !== undefined) newest.delete(oldest);
    } else {
      open.delete(record.id);
      newest.delete(record.id);
    }
  }
  const older = [...open].filter((id) => !newest.has(id));
  return { intents: [...newest.values()], older, unreadableLines };
}

/**
 * The intents with these ids that are in the file, in the order in which they were written.
 *
 * @throws AuditLogError when the file is there and cannot be read; the signal's reason once it aborts.
 */
export async function readIntents(
  path: string,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<IntentRecord[]> {
  const wanted = new Set(ids);
  const found: IntentRecord[] = [];
  for await (const record of readRecords(path, signal)) {
    if (record?.record === 'INTENT' && wanted.has(record.id)) found.push(record);
  }
  return found;
}
