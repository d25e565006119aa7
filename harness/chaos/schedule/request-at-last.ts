import { setTimeout as sleep } from 'node:timers/promises';
import type { GatewayName } from '../plan/plan.ts';
import type { ChaosWorld } from '../world/chaos-world.ts';

/** The caller of the last requests, when the faults are over. */
export const EPILOGUE_CALLER = -1;

/**
 * What is not answered for sure by then, on a machine that is merely busy, never will be. A gateway believes a rejection
 * only some seconds after the last request that may have been executed, and after a kill that is the deadline of it.
 */
const EPILOGUE_TRIES = 40;
const EPILOGUE_PAUSE_MS = 500;

/**
 * Sends once more when nothing stands in the way; again when a busy machine, or another schedule, did.
 *
 * @param request returns whether the answer is definite.
 */
export async function requestAtLast(
  world: ChaosWorld,
  gateway: GatewayName,
  request: () => Promise<boolean>,
): Promise<void> {
  for (let tries = 0; tries < EPILOGUE_TRIES; tries += 1) {
    await world.slots[gateway].ready();
    await world.ways[gateway].rejecting;
    if (await request()) return;
    // The faults of other schedules may have opened a circuit, which is not tried again before it has cooled down.
    await sleep(EPILOGUE_PAUSE_MS);
  }
}
