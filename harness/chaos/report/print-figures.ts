import { type GatewayName, GATEWAYS } from '../plan/plan.ts';
import type { GatewaySlot } from '../world/gateway-slot.ts';
import type { Figures } from './figures.ts';
import type { OperationFigures } from './operation-figures.ts';
import type { Tally } from './tally.ts';

const count = (value: number): string => value.toLocaleString('en');
const WIDTH = 34;

/** Prints a title, and a line for each pair of a name and a value. */
export function printRows(title: string, rows: readonly (readonly [string, string])[]): void {
  const lines = rows.map(([name, value]) => `  ${name.padEnd(WIDTH)}${value.padStart(12)}`);
  process.stdout.write(`${[title, ...lines].join('\n')}\n\n`);
}

/** The rows of a tally. */
export function rowsOf(tally: Tally): (readonly [string, string])[] {
  return tally.sorted().map(([name, value]) => [name, count(value)]);
}

/** Prints what a run came to. */
export function printFigures(
  figures: Figures,
  slots: Readonly<Record<GatewayName, GatewaySlot>>,
  {
    deadlineMs,
    rejections,
    elapsedMs,
  }: { deadlineMs: number; rejections: number; elapsedMs: number },
): void {
  const kills = GATEWAYS.map((name) => slots[name].outages.length).reduce((a, b) => a + b);
  const slowest = GATEWAYS.map((name) => slots[name].slowestAnswer).reduce((one, other) =>
    one.ms > other.ms ? one : other,
  );
  printRows('Transfers', [
    ['schedules', count(figures.schedules)],
    ['callers', count(figures.callers)],
    ['requests', count(figures.requests)],
    ['  of them retries', count(figures.retries)],
    ['transfers in the books', count(figures.transfers)],
    ['gateways killed', count(kills)],
    ['times without a way to Connect', count(rejections)],
    ['seconds', (elapsedMs / 1000).toFixed(0)],
  ]);
  printRows('Callers, when they stopped asking, were', figures.verdicts.rows());
  printRows('Answers', rowsOf(figures.answers));
  printRows('The outcome was determined by', rowsOf(figures.resolved));
  printRows('Calls that reached a proxy', [
    ...rowsOf(figures.upstreamCalls),
    ['tries of TransferContact a run', figures.attemptsPerRun.toFixed(2)],
  ]);
  printRows(`Faults (${count(figures.faults.total)})`, rowsOf(figures.faults));
  printRows(`Slowest answer, over a deadline of ${count(deadlineMs)} ms`, [
    ['answers after 100 ms of it', count(figures.late)],
    ['by the clock of the callers', `${(figures.slowestAnswerMs - deadlineMs).toFixed(0)} ms`],
    [`by the gateway's, of ${slowest.requestId}`, `${(slowest.ms - deadlineMs).toFixed(0)} ms`],
  ]);
}

/** Prints what the schedules about operations other than TransferContact came to. A broken invariant ends a run. */
export function printOperationFigures(figures: OperationFigures): void {
  printRows('Operations', [
    ['schedules', count(figures.schedules.total)],
    ...rowsOf(figures.schedules).map(([name, value]) => [`  ${name}`, value] as const),
    ['callers', count(figures.callers)],
    ['requests', count(figures.requests)],
    ['  of them retries', count(figures.retries)],
    ['callers without a definite answer', count(figures.open)],
    ['changes that Connect executed', count(figures.executed)],
    ['changes by other clients', count(figures.others)],
  ]);
  printRows('Answers', rowsOf(figures.answers));
  printRows('The outcome was determined by', rowsOf(figures.resolved));
  printRows('Calls that reached a proxy', rowsOf(figures.calls));
  printRows(`Faults (${count(figures.faults.total)})`, rowsOf(figures.faults));
}
