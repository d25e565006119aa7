import { setTimeout as sleep } from 'node:timers/promises';
import type { History } from '../history.ts';
import { GATEWAYS } from '../plan/plan.ts';
import type { ChaosWorld } from '../world/chaos-world.ts';

/** More than a successor takes to start and to report what was left to it, on a busy machine. */
const PATIENCE_MS = 30_000;
const POLL_MS = 50;

/** What both audit logs have about some tokens, once each intent has its outcome or there is no hope for one. */
export async function outcomesOf(
  world: ChaosWorld,
  tokens: readonly string[],
): Promise<History['audit']> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    await Promise.all(GATEWAYS.map((gateway) => world.audits[gateway].refresh()));
    const entries = GATEWAYS.flatMap((gateway) =>
      tokens
        .flatMap((token) => world.audits[gateway].entriesOf(token))
        .map((entry) => ({ ...entry, gateway })),
    );
    const isComplete = entries.every(({ outcomes }) => outcomes.length > 0);
    if (isComplete || performance.now() > giveUpAt) return entries;
    await sleep(POLL_MS);
  }
}
