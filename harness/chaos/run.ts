import { startRedisServer } from '../../test/redis/support/redis-server.ts';
import { violationsOf } from './invariants.ts';
import { operationViolationsOf } from './operation-invariants.ts';
import type { ChaosOptions } from './options.ts';
import { drawSchedule } from './plan/draw-schedule.ts';
import type { OperationPlan } from './plan/operation-plan.ts';
import { drawSkews, GATEWAYS, type Plan } from './plan/plan.ts';
import { Figures } from './report/figures.ts';
import { OperationFigures } from './report/operation-figures.ts';
import { printFailure, printOperationFailure } from './report/print-failure.ts';
import { printFigures, printOperationFigures } from './report/print-figures.ts';
import { runOperationSchedule } from './schedule/run-operation-schedule.ts';
import { runSchedule } from './schedule/run-schedule.ts';
import { startChaosWorld } from './world/chaos-world.ts';
import type { LogLine } from './world/gateway-process.ts';

/**
 * Runs all schedules, and prints what they came to. It ends early when an invariant is broken or a gateway misbehaves.
 *
 * @returns whether all went well.
 */
export async function run(options: ChaosOptions): Promise<boolean> {
  const { seed, schedules, seconds, first, concurrency, requestTimeoutMs: deadlineMs } = options;
  const { consistencyDelayMs } = options;
  const limit = seconds === Infinity ? '' : ` for ${seconds} s`;
  process.stdout.write(
    `Seed ${seed}, ${schedules} schedules from ${first} on${limit}, ${concurrency} at a time.\n\n`,
  );
  const startedAt = performance.now();
  const figures = new Figures();
  const operationFigures = new OperationFigures();
  const broken: string[] = [];
  let next = first;
  let done = 0;

  await using redis = options.redis ? await startRedisServer() : undefined;
  const redisUrl = redis?.url;
  await using world = await startChaosWorld(
    { ...options, skewMs: drawSkews(seed), redisUrl },
    (what) => broken.push(what),
  );
  const logOf = (text: string): LogLine[] =>
    GATEWAYS.flatMap((name) =>
      world.slots[name].lines((line) => JSON.stringify(line).includes(text)),
    );
  const runTransfers = async (plan: Plan): Promise<boolean> => {
    const history = await runSchedule(world, plan, deadlineMs);
    figures.add(history);
    const violations = violationsOf(history);
    if (violations.length > 0) printFailure(history, violations, logOf(`${plan.token}.`));
    return violations.length === 0;
  };
  const runOperation = async (plan: OperationPlan): Promise<boolean> => {
    const history = await runOperationSchedule(world, plan, { deadlineMs, consistencyDelayMs });
    operationFigures.add(history);
    const violations = operationViolationsOf(history);
    if (violations.length > 0) printOperationFailure(history, violations, logOf(`${plan.name}.`));
    return violations.length === 0;
  };
  const endAt = startedAt + seconds * 1_000;
  const work = async (): Promise<void> => {
    while (broken.length === 0 && next < first + schedules && performance.now() < endAt) {
      const index = next;
      next += 1;
      const { kind, plan } = drawSchedule(seed, index, options.redis, options.operations);
      const isRight = await (kind === 'transfers' ? runTransfers(plan) : runOperation(plan));
      if (!isRight) broken.push(`schedule ${index}`);
      done += 1;
      if (done % 1_000 === 0) process.stdout.write(`${done} of ${schedules} schedules\n`);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  await world.stopGateways();

  const rejections = GATEWAYS.reduce((sum, name) => sum + world.ways[name].rejections.length, 0);
  const elapsedMs = performance.now() - startedAt;
  if (figures.schedules > 0) {
    printFigures(figures, world.slots, { deadlineMs, rejections, elapsedMs });
  }
  if (operationFigures.schedules.total > 0) printOperationFigures(operationFigures);
  for (const what of broken) process.stdout.write(`FAILED: ${what}\n`);
  process.stdout.write(
    `Seed ${seed}: ${done} schedules in ${(elapsedMs / 1_000).toFixed(0)} s, ${broken.length} failed.\n`,
  );
  return broken.length === 0;
}
