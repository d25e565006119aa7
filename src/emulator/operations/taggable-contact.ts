import { invalidRequest } from '../protocol/errors.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import type { OperationContext } from './operation.ts';

const taggableMs = 3 * 3_600_000;

/**
 * A contact whose tags can be changed: an active one, or one that ended less than three hours ago
 * (documented in the administrator guide, where it describes granular billing). Throws
 * InvalidRequestException for one that ended earlier (inferred).
 */
export function taggableContact(
  input: { readonly InstanceId: string; readonly ContactId: string },
  { now, directory, contacts }: OperationContext,
): ContactRecord {
  directory.instance(input.InstanceId);
  const contact = contacts.current(input.InstanceId, input.ContactId, now);
  const { disconnectTimestamp: ended = now } = contact;
  if (now.getTime() - ended.getTime() > taggableMs) {
    throw invalidRequest('The tags of a contact can be changed up to 3 hours after it has ended.');
  }
  return contact;
}
