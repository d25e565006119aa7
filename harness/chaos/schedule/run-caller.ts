import { setTimeout as sleep } from 'node:timers/promises';
import { memberOf } from '../answers.ts';
import type { CallerRequest } from '../history.ts';
import type { CallerPlan } from '../plan/plan.ts';
import type { ChaosWorld } from '../world/chaos-world.ts';
import { ask, type Question } from './ask.ts';

/** Asks, always with the same token, until the answer is for sure or all tries are used up. */
export async function runCaller(
  world: ChaosWorld,
  tries: CallerPlan['tries'],
  question: Omit<Question, 'gateway'>,
  note: (request: CallerRequest) => void,
): Promise<void> {
  for (const { gateway, hangUpMs, pauseMs } of tries) {
    const request = await ask(world, { ...question, gateway, hangUpMs });
    note(request);
    const member = memberOf(request);
    if (member?.__typename === 'TransferContactSuccess') return;
    if (member !== undefined && !member.retryable) return;
    await sleep(pauseMs);
  }
}
