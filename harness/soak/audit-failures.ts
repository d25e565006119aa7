import type { AuditEntry } from '../chaos/world/audit-reader.ts';
import type { Done } from './kinds/transfers.ts';

/** Intents without exactly one outcome, and transfers that a caller knows to be done and the audit log does not. */
export function auditFailuresOf(entries: readonly AuditEntry[], done: readonly Done[]): string[] {
  const openIntents = entries.filter(({ outcomes }) => outcomes.length !== 1);
  const recorded = new Set(
    entries.flatMap(({ intent, outcomes }) =>
      outcomes.map(({ newContactId }) => `${intent.clientToken} ${String(newContactId)}`),
    ),
  );
  const unrecorded = done.filter(
    ({ clientToken, newContactId }) => !recorded.has(`${clientToken} ${newContactId}`),
  );
  return [
    ...openIntents.map(({ intent }) => `the intent ${intent.id} has not exactly one outcome`),
    ...unrecorded.map((transfer) => `a transfer is not recorded: ${JSON.stringify(transfer)}`),
  ];
}
