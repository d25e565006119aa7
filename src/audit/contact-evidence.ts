import type { IntentRecord, OutcomeRecord } from './audit-record.ts';
import { readRecords } from './read-records.ts';

/** A transfer that a caller was confirmed of as done. */
export interface ConfirmedTransfer {
  readonly contactId: string;
  readonly clientToken: string;
  readonly newContactId: string;
}

/** What a file says of the contacts of some intents, whichever process wrote it. */
export interface ContactEvidence {
  /** Those of the intents that still have no outcome. */
  readonly open: readonly IntentRecord[];
  /** The transfers that the file has as done, by the contact that was transferred. */
  readonly confirmed: ReadonlyMap<string, readonly ConfirmedTransfer[]>;
  /** The transfers that have taken place or may have, by the contact that was to be transferred. */
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
  const confirmed = [...known.values()].flatMap(({ id, contactId, clientToken }) => {
    const newContactId = outcomes.get(id)?.newContactId;
    return newContactId === undefined ? [] : [{ contactId, clientToken, newContactId }];
  });
  const possible = [...known.values()].filter(({ id }) => isPossible(outcomes.get(id)));
  return {
    open: intents.filter(({ id }) => !outcomes.has(id)),
    confirmed: Map.groupBy(confirmed, contactOf),
    possible: Map.groupBy(possible, contactOf),
  };
}

function contactOf({ contactId }: { readonly contactId: string }): string {
  return contactId;
}

/** A bug in the gateway says nothing of what Connect did. */
function isPossible(outcome: OutcomeRecord | undefined): boolean {
  switch (outcome?.result) {
    case undefined:
    case 'TransferContactSuccess':
    case 'ContactOutcomeUnknownError':
    case 'GatewayFault':
      return true;
    default:
      return false;
  }
}
