import type { Measurement } from './measure.ts';

/** A measurement, and of what. */
export interface Row extends Measurement {
  readonly name: string;
  readonly concurrency: number;
  /** Of each call, where it was counted. */
  readonly upstreamCalls?: number;
}

/** How many characters the columns of a table have: the first, and each of the others. */
export interface Widths {
  readonly name: number;
  readonly cell: number;
}

const WIDTHS: Widths = { name: 28, cell: 12 };

/** Prints a line of a table. */
export function printLine(name: string, cells: readonly string[], widths: Widths): void {
  const line = name.padEnd(widths.name) + cells.map((cell) => cell.padStart(widths.cell)).join('');
  process.stdout.write(`${line}\n`);
}

/** Prints the head of the table. */
export function printTitles(): void {
  const titles = ['concurrency', 'p50 ms', 'p95 ms', 'p99 ms', 'per second', 'upstream'];
  printLine('', titles, WIDTHS);
}

/** Prints a row as soon as it is known. */
export function printRow(row: Row): void {
  const { p50Ms, p95Ms, p99Ms, perSecond, upstreamCalls } = row;
  const milliseconds = [p50Ms, p95Ms, p99Ms].map((value) => value.toFixed(2));
  const calls = upstreamCalls?.toFixed(2) ?? '';
  const cells = [String(row.concurrency), ...milliseconds, perSecond.toFixed(0), calls];
  printLine(row.name, cells, WIDTHS);
}
