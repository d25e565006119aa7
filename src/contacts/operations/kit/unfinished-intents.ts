import type { IntentRecord, OutcomeRecord } from '../../../audit/audit-record.ts';
import { readRecords } from '../../../audit/read-records.ts';

/** The operations in a file that are running, or were running when their process died. */
export interface UnfinishedIntents {
  /** The newest intents without an outcome, in the order in which they were written. */
  readonly intents: readonly IntentRecord[];
  /** The ids of the older ones, in the same order. */
  readonly older: readonly string[];
  /** The number of skipped lines: those without a record, or with the intent of an unknown operation that has no outcome. */
  readonly skippedLines: number;
}

/**
 * Finds the intents of a file that have no outcome in it. Its memory use does not depend on the length of the file.
 *
 * @param isKnown whether an intent belongs to a known operation and is complete.
 * @param max the max number of intents in memory; only the ids of all others are kept.
 * @throws AuditLogError when the file exists and cannot be read; the signal's reason once it aborts.
 */
export async function findUnfinishedIntents(
  path: string,
  isKnown: (intent: IntentRecord) => boolean,
  max: number,
  signal: AbortSignal,
): Promise<UnfinishedIntents> {
  const open = new Set<string>();
  const unknown = new Set<string>();
  const newest = new Map<string, IntentRecord>();
  let linesWithoutRecord = 0;
  for await (const record of readRecords(path, signal)) {
    if (record === undefined) {
      linesWithoutRecord += 1;
    } else if (record.record === 'INTENT' && !isKnown(record)) {
      unknown.add(record.id);
    } else if (record.record === 'INTENT') {
      open.add(record.id);
      newest.set(record.id, record);
      const [oldest] = newest.size > max ? newest.keys() : [];
      if (oldest !== undefined) newest.delete(oldest);
    } else {
      open.delete(record.id);
      unknown.delete(record.id);
      newest.delete(record.id);
    }
  }
  const older = [...open].filter((id) => !newest.has(id));
  return {
    intents: [...newest.values()],
    older,
    skippedLines: linesWithoutRecord + unknown.size,
  };
}

/**
 * The intents with these ids that are in the file, in the order in which they were written.
 *
 * @throws AuditLogError when the file exists and cannot be read; the signal's reason once it aborts.
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

/** The records in a file about the contacts of some intents, whichever process wrote them. */
export interface ContactEvidence {
  /** The intents that still have no outcome. */
  readonly open: readonly IntentRecord[];
  /** The operations that the file reports as done, by the id of their contact. */
  readonly confirmed: ReadonlyMap<string, readonly ConfirmedOperation[]>;
  /** The operations that were executed or may have been, by the id of their contact. */
  readonly possible: ReadonlyMap<string, readonly IntentRecord[]>;
}

/**
 * Collects the records of a file about the contacts of intents, and about the tokens of intents that name no contact, and
 * keeps only those in memory. After a rotation, the file may be another one than that of the intents, which need not be in
 * it.
 *
 * @throws AuditLogError when the file exists and cannot be read; the signal's reason once it aborts.
 */
export async function findContactEvidence(
  path: string,
  intents: readonly IntentRecord[],
  signal: AbortSignal,
): Promise<ContactEvidence> {
  const contacts = new Set(intents.map(({ contactId }) => contactId));
  contacts.delete(undefined);
  const withoutContact = intents.filter(({ contactId }) => contactId === undefined);
  const tokens = new Set(withoutContact.map(({ clientToken }) => clientToken));
  tokens.delete(undefined);
  const known = new Map(intents.map((intent) => [intent.id, intent]));
  const outcomes = new Map<string, OutcomeRecord>();
  for await (const record of readRecords(path, signal)) {
    if (record === undefined) continue;
    if (record.record === 'OUTCOME') {
      if (known.has(record.id)) outcomes.set(record.id, record);
    } else if (
      record.contactId === undefined
        ? tokens.has(record.clientToken)
        : contacts.has(record.contactId)
    ) {
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
    confirmed: Map.groupBy(confirmed, ({ intent }) => intent.contactId ?? ''),
    possible: Map.groupBy(possible, ({ contactId }) => contactId ?? ''),
  };
}

/** A bug in the gateway shows nothing about what Connect did. */
function isPossible(outcome: OutcomeRecord | undefined): boolean {
  if (outcome === undefined) return true;
  const { result } = outcome;
  return (
    result === 'ContactOutcomeUnknownError' ||
    result === 'InternalError' ||
    result.endsWith('Success')
  );
}
