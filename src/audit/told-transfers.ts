import type { IntentRecord } from './audit-record.ts';
import { readRecords } from './read-records.ts';

/** A transfer that a caller was told of as done. */
export interface ToldTransfer {
  readonly contactId: string;
  readonly clientToken: string;
  readonly newContactId: string;
}

/**
 * The transfers of the intents' contacts that the file has as done, whoever had asked for them. It holds no more than
 * what the file says of these contacts in memory.
 *
 * @throws AuditLogError when the file is there and cannot be read; the signal's reason once it aborts.
 */
export async function findToldTransfers(
  path: string,
  intents: readonly IntentRecord[],
  signal: AbortSignal,
): Promise<ToldTransfer[]> {
  const contacts = new Set(intents.map(({ contactId }) => contactId));
  const ofContacts = new Map<string, IntentRecord>();
  const told: ToldTransfer[] = [];
  for await (const record of readRecords(path, signal)) {
    if (record === undefined) continue;
    if (record.record === 'INTENT') {
      if (contacts.has(record.contactId)) ofContacts.set(record.id, record);
      continue;
    }
    const intent = ofContacts.get(record.id);
    if (intent === undefined || record.newContactId === undefined) continue;
    const { contactId, clientToken } = intent;
    told.push({ contactId, clientToken, newContactId: record.newContactId });
  }
  return told;
}
