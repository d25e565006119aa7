import type { AssociatedContactSummary } from '@aws-sdk/client-connect';

/** The contacts that continue a contact because it was transferred: one, as far as is known. */
export function successorsOf(
  associated: readonly AssociatedContactSummary[],
  contactId: string | undefined,
): AssociatedContactSummary[] {
  return associated.filter(
    ({ PreviousContactId, InitiationMethod }) =>
      PreviousContactId !== undefined &&
      PreviousContactId === contactId &&
      InitiationMethod === 'TRANSFER',
  );
}

/** Whether a contact was transferred, and so has ended. */
export function isTransferred(
  associated: readonly AssociatedContactSummary[],
  contactId: string | undefined,
): boolean {
  return successorsOf(associated, contactId).length > 0;
}
