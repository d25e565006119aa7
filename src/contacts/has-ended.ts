import type { Contact } from '@aws-sdk/client-connect';

/** What shows that a contact has ended; lists have no reason. */
export interface EndOfContact {
  readonly DisconnectTimestamp?: Contact['DisconnectTimestamp'];
  readonly DisconnectReason?: Contact['DisconnectReason'];
}

/** Whether a contact has ended. Connect sometimes leaves out one of the two signs, so either is enough. */
export function hasEnded({ DisconnectTimestamp, DisconnectReason }: EndOfContact): boolean {
  return DisconnectTimestamp !== undefined || DisconnectReason !== undefined;
}
