import type { AssociatedContactSummary } from '@aws-sdk/client-connect';

/** How many transfers led to a contact: the steps back to the first contact that was not made by a transfer. */
export function countTransfers(
  associated: readonly AssociatedContactSummary[],
  contactId: string,
): number {
  const byId = new Map(associated.map((contact) => [contact.ContactId, contact]));
  let transfers = 0;
  let contact = byId.get(contactId);
  // The bound keeps a chain that bites its own tail from going round for ever.
  while (contact?.InitiationMethod === 'TRANSFER' && transfers < associated.length) {
    transfers += 1;
    contact = byId.get(contact.PreviousContactId);
  }
  return transfers;
}
