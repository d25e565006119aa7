import { startRedisServer } from '../../test/redis/support/redis-server.ts';
import { violationsOf } from './invariants.ts';
import type { ChaosOptions } from './options.ts';
import { drawPlan, drawSkews, GATEWAYS } from './plan/plan.ts';
import { Figures } from './report/figures.ts';
import { printFailure } from './report/print-failure.ts';
import { printFigures } from './report/print-figures.ts';
import { runSchedule } from './schedule/run-schedule.ts';
import { startChaosWorld } from './world/chaos-world.ts';

/**
 * Runs all schedules, and prints what they came to. It ends early when an invariant is broken or a gateway misbehaves.
 *
 * @returns whether all went well.
 */
export async function run(options: ChaosOptions): Promise<boolean> {
  const { seed, schedules, first, concurrency, requestTimeoutMs: deadlineMs } = options;
  process.stdout.write(
    `Seed ${seed}, ${schedules} schedules from ${first} on, ${concurrency} at a time.\n\n`,
  );
  const startedAt = performance.now();
  const figures = new Figures();
  const broken: string[] = [];
  let next = first;

  await using redis = options.redis ? await startRedisServer() : undefined;
  const redisUrl = redis?.url;
  await using world = await startChaosWorld(
    { ...options, skewMs: drawSkews(seed), redisUrl },
    (what) => broken.push(what),
  );
  const work = async (): Promise<void> => {
    while (broken.length === 0 && next < first + schedules) {
      const plan = drawPlan(seed, next, options.redis);
      next += 1;
      const history = await runSchedule(world, plan, deadlineMs);
      figures.add(history);
      if (figures.schedules % 1_000 === 0) {
        process.stdout.write(`${figures.schedules} of ${schedules} schedules\n`);
      }
      const violations = violationsOf(history);
      if (violations.length === 0) continue;
      broken.push(`schedule ${plan.index}`);
      const log = GATEWAYS.flatMap((name) =>
        world.slots[name].lines((line) => JSON.stringify(line).includes(`${plan.token}.`)),
      );
      printFailure(history, violations, log);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  await world.stopGateways();

  const rejections = GATEWAYS.reduce((sum, name) => sum + world.ways[name].rejections.length, 0);
  const elapsedMs = performance.now() - startedAt;
  printFigures(figures, world.slots, { deadlineMs, rejections, elapsedMs });
  for (const what of broken) process.stdout.write(`FAILED: ${what}\n`);
  return broken.length === 0;
}
