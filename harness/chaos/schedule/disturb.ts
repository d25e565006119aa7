import { setTimeout as sleep } from 'node:timers/promises';
import type { Plan } from '../plan/plan.ts';
import type { ChaosWorld } from '../world/chaos-world.ts';

/** What is planned for a moment, and not for a call. */
export async function disturb(
  world: ChaosWorld,
  { kill, rejection, advance }: Pick<Plan, 'kill' | 'rejection' | 'advance'>,
): Promise<void> {
  await Promise.all([
    advance &&
      sleep(advance.atMs).then(() => {
        world.emulator.advance(advance.byMs);
      }),
    kill && sleep(kill.atMs).then(() => world.slots[kill.gateway].kill()),
    rejection &&
      sleep(rejection.atMs).then(() => {
        world.reject(rejection.gateway, rejection.forMs);
      }),
  ]);
}
