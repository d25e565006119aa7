import type { IntentRecord, OutcomeRecord } from '../../../audit/audit-record.ts';
import { readRecords } from '../../../audit/read-records.ts';

/** What a file shows of operations that are running, or were when their process died. */
export interface UnfinishedIntents {
  /** The newest of those without an outcome, in the order in which they were written. */
  readonly intents: readonly IntentRecord[];
  /** The ids of those that are older, in the same order. */
  readonly older: readonly string[];
  /** How many lines were skipped: they hold no record, or the intent of an operation that is not known. */
  readonly skippedLines: number;
}

/**
 * Finds the intents of a file that have no outcome in it. Its memory does not depend on how long the file is.
 *
 * @param isKnown whether an intent is that of a known operation, and complete.
 * @param max how many intents are held at most; of all others only the ids are.
 * @throws AuditLogError when the file is there and cannot be read; the signal's reason once it aborts.
 */
export async function findUnfinishedIntents(
  path: string,
  isKnown: (intent: IntentRecord) => boolean,
  max: number,
  signal: AbortSignal,
): Promise<UnfinishedIntents> {
  const open = new Set<string>();
  const newest = new Map<string, IntentRecord>();
  let skippedLines = 0;
  for await (const record of readRecords(path, signal)) {
    if (record === undefined || (record.record === 'INTENT' && !isKnown(record))) {
      skippedLines += 1;
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
  return { intents: [...newest.values()], older, skippedLines };
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

/** An operation that was reported as done. */
export interface ConfirmedOperation {
  readonly intent: IntentRecord;
  readonly newContactId: string | undefined;
}

/** What a file says of the contacts of some intents, whichever process wrote it. */
export interface ContactEvidence {
  /** Those of the intents that still have no outcome. */
  readonly open: readonly IntentRecord[];
  /** The operations that the file has as done, by the id of their contact. */
  readonly confirmed: ReadonlyMap<string, readonly ConfirmedOperation[]>;
  /** The operations that were executed or may have been, by the id of their contact. */
  readonly possible: ReadonlyMap<string, readonly IntentRecord[]>;
}

/**
 * Collects what a file says of the contacts of intents. It holds no more than that in memory. The file may be another one
 * than the intents were found in, since it was rotated: they need not be in it.
 *
 * @throws AuditLogError when the file is there and cannot be read; the signal's reason once it aborts.
 */
export async function findContactEvidence(
  path: string,
  intents: readonly IntentRecord[],
  signal: AbortSignal,
): Promise<ContactEvidence> {
  const contacts = new Set(intents.map(({ contactId }) => contactId));
  const known = new Map(intents.map((intent) => [intent.id, intent]));
  const outcomes = new Map<string, OutcomeRecord>();
  for await (const record of readRecords(path, signal)) {
    if (record === undefined) continue;
    if (record.record === 'OUTCOME') {
      if (known.has(record.id)) outcomes.set(record.id, record);
    } else if (contacts.has(record.contactId)) {
      known.set(record.id, record);
    }
  }
  const confirmed = [...known.values()].flatMap((intent) => {
    const outcome = outcomes.get(intent.id);
    return outcome?.result.endsWith('Success') === true
      ? [{ intent, newContactId: outcome.newContactId }]
      : [];
  });
  const possible = [...known.values()].filter(({ id }) => isPossible(outcomes.get(id)));
  return {
    open: intents.filter(({ id }) => !outcomes.has(id)),
    confirmed: Map.groupBy(confirmed, ({ intent }) => intent.contactId),
    possible: Map.groupBy(possible, ({ contactId }) => contactId),
  };
}

/** A bug in the gateway shows nothing of what Connect did. */
function isPossible(outcome: OutcomeRecord | undefined): boolean {
  if (outcome === undefined) return true;
  const { result } = outcome;
  return (
    result === 'ContactOutcomeUnknownError' ||
    result === 'InternalError' ||
    result.endsWith('Success')
  );
}
