import { quotaOf } from '../../src/emulator/protocol/throttling.ts';
import { printLine } from '../table.ts';
import type { Fairness, Figures, OperationFigures, Rejections } from './figures.ts';

const WIDTHS = { name: 50, cell: 22 };

/** A column of figures, and whose they are. */
export interface Column {
  readonly title: string;
  readonly figures: Figures;
}

/** Prints figures side by side. */
export function printColumns(title: string, columns: readonly Column[]): void {
  process.stdout.write(`${title}\n`);
  printCells(
    '',
    columns.map((column) => column.title),
  );
  const [first] = columns;
  for (const [index, { operation }] of first?.figures.operations.entries() ?? []) {
    const { rate, burst } = quotaOf(operation);
    process.stdout.write(`${operation}: ${rate} a second, bursts of ${burst}\n`);
    const figures = columns.flatMap((column) => column.figures.operations[index] ?? []);
    for (const [name, cell] of ROWS) printCells(`  ${name}`, figures.map(cell));
  }
  process.stdout.write('all\n');
  const fairness = columns.map((column) => column.figures.fairness);
  for (const [name, cell] of FAIRNESS_ROWS) printCells(`  ${name}`, fairness.map(cell));
  process.stdout.write('\n');
  for (const { title: whose, figures } of columns) printFailures(whose, figures);
}

/** Prints a line of such a table. */
export function printCells(name: string, cells: readonly string[]): void {
  printLine(name, cells, WIDTHS);
}

/** Milliseconds, as seconds; infinitely many mean that it did not happen. */
export function seconds(milliseconds: number): string {
  if (milliseconds === Infinity) return 'never';
  return Number.isFinite(milliseconds) ? (milliseconds / 1_000).toFixed(2) : '-';
}

const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;

const FAIRNESS_ROWS: readonly (readonly [string, (figures: Fairness) => string])[] = [
  ['successes', ({ successes }) => String(successes)],
  ["  a caller's min and max", ({ least, most }) => `${least}, ${most}`],
  ["  Jain's index (the best possible)", jainCell],
];

const ROWS: readonly (readonly [string, (figures: OperationFigures) => string])[] = [
  ['calls that reached Connect', ({ upstreamCalls }) => String(upstreamCalls)],
  ['  wasted: rejected by Connect (429)', ({ throttled }) => String(throttled)],
  ['  of them in the steady state', ({ throttledWhenSteady }) => String(throttledWhenSteady)],
  ['used of what Connect allows', ({ used }) => percent(used)],
  ...FAIRNESS_ROWS,
  ['callers throttled', ({ rejections }) => String(rejections.count)],
  ['  of them after more than a second', ({ rejections }) => String(rejections.late)],
  ['  seconds until that answer, p50, p99', ({ rejections: { p50, p99 } }) => pair(p50, p99)],
  ['  Retry-After in seconds, p50, max', ({ rejections }) => waitCell(rejections)],
  ['other failures', ({ failures }) => String(failures.length)],
  ['seconds of a request that went well, p50, p99', ({ p50, p99 }) => pair(p50, p99)],
  ['seconds since first requested, p50, p99', ({ doneP50, doneP99 }) => pair(doneP50, doneP99)],
  ['seconds of the slowest answer', ({ slowest }) => seconds(slowest)],
];

/** Prints an example of what went wrong unexpectedly. */
function printFailures(whose: string, { operations }: Figures): void {
  for (const { operation, failures } of operations) {
    const [first] = failures;
    if (first === undefined) continue;
    process.stdout.write(`${whose}, other failure of ${operation}: ${first}\n`);
  }
}

function jainCell({ jain, bestJain }: Fairness): string {
  return `${jain.toFixed(3)} (${bestJain.toFixed(3)})`;
}

function waitCell({ retryAfterP50, retryAfterMax }: Rejections): string {
  return `${retryAfterP50}, ${retryAfterMax}`;
}

function pair(one: number, other: number): string {
  return `${seconds(one)}, ${seconds(other)}`;
}
