import type { Contact } from '@aws-sdk/client-connect';

/** What shows that a contact has ended; lists have no reason. */
export interface EndOfContact {
  readonly DisconnectTimestamp?: Contact['DisconnectTimestamp'];
  readonly DisconnectReason?: Contact['DisconnectReason'];
}

/**
 * Whether a contact has ended. Connect sometimes leaves out one of the two signs, so either is enough. What the SDK reads
 * is not always what its types say: null counts as absent.
 */
export function hasEnded({ DisconnectTimestamp, DisconnectReason }: EndOfContact): boolean {
  const signs: readonly unknown[] = [DisconnectTimestamp, DisconnectReason];
  return signs.some((sign) => sign !== undefined && sign !== null && sign !== '');
}
