import { isDeepStrictEqual } from 'node:util';
import type { ContactRecord } from '../store/contact-record.ts';
import type { OperationContext } from './operation.ts';

/** Gives attributes to all contacts of a chain, which share them (documented for linked tasks). */
export function shareAttributes(
  { id, initialContactId }: ContactRecord,
  attributes: Readonly<Record<string, string>>,
  { contacts, now }: OperationContext,
): void {
  for (const contact of contacts.chainOf(initialContactId ?? id)) {
    if (isDeepStrictEqual(contact.attributes, attributes)) continue;
    contacts.write({ ...contact, attributes, lastUpdateTimestamp: now }, now);
  }
}
