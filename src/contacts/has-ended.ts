import type { Contact } from '@aws-sdk/client-connect';

/**
 * Whether a contact has ended. Connect sometimes leaves out one of the two signs, so either is enough. What the SDK reads
 * is not always what its types say: null counts as absent.
 */
export function hasEnded({
  DisconnectTimestamp,
  DisconnectReason,
}: Pick<Contact, 'DisconnectTimestamp' | 'DisconnectReason'>): boolean {
  const signs: readonly unknown[] = [DisconnectTimestamp, DisconnectReason];
  return signs.some((sign) => sign !== undefined && sign !== null && sign !== '');
}
