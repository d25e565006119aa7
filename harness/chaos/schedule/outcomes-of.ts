import { setTimeout as sleep } from 'node:timers/promises';
import type { IntentRecord } from '../../../src/audit/audit-record.ts';
import type { History } from '../history.ts';
import { type GatewayName, GATEWAYS } from '../plan/plan.ts';
import type { AuditEntry, AuditReader } from '../world/audit-reader.ts';
import type { ChaosWorld } from '../world/chaos-world.ts';

/** More than a successor takes to start and to report what was left to it, on a busy machine. */
const PATIENCE_MS = 30_000;
const POLL_MS = 50;

/** What both audit logs have about the transfers with some tokens, once it is complete. */
export async function outcomesOf(
  world: ChaosWorld,
  tokens: readonly string[],
): Promise<History['audit']> {
  return whenComplete(world, (audit) => tokens.flatMap((token) => audit.transfersOf(token)));
}

/** What both audit logs have, once each intent has its outcome or there is no hope for one. */
export async function whenComplete<Intent extends IntentRecord>(
  world: ChaosWorld,
  entriesOf: (audit: AuditReader) => readonly AuditEntry<Intent>[],
): Promise<(AuditEntry<Intent> & { readonly gateway: GatewayName })[]> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    await Promise.all(GATEWAYS.map((gateway) => world.audits[gateway].refresh()));
    const entries = GATEWAYS.flatMap((gateway) =>
      entriesOf(world.audits[gateway]).map((entry) => ({ ...entry, gateway })),
    );
    const isComplete = entries.every(({ outcomes }) => outcomes.length > 0);
    if (isComplete || performance.now() > giveUpAt) return entries;
    await sleep(POLL_MS);
  }
}
