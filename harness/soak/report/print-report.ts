import { printRows, rowsOf } from '../../chaos/report/print-figures.ts';
import { growthOf, MEMORY } from '../measure/growth.ts';
import type { Sample } from '../measure/sampler.ts';
import type { Holdings } from '../measure/scrape.ts';
import type { SoakOptions } from '../options.ts';
import type { SoakResults } from '../results.ts';
import type { GatewayLog } from '../world/gateway-log.ts';
import type { Figures } from './figures.ts';

const count = (value: number): string => value.toLocaleString('en');
const NAMES = {
  residentMb: 'resident MB',
  heapUsedMb: 'heap MB',
  externalMb: 'external MB',
  fileDescriptors: 'descriptors',
  sockets: 'sockets',
  handles: 'handles',
  resources: 'resources',
  lagMs: 'lag ms',
} as const satisfies Record<keyof Holdings, string>;
const COLUMNS = Object.keys(NAMES) as (keyof Holdings)[];
const WIDTH = 12;

/** Prints the head of the table of samples, and what the gateway holds before any load. */
export function printHead(start: Holdings): void {
  printLine(
    'minute',
    COLUMNS.map((column) => NAMES[column]),
  );
  printHoldings('start', start);
}

/** Prints a sample as soon as it is known. */
export function printSample(sample: Sample): void {
  printHoldings(sample.minutes.toFixed(2), sample);
}

/** Prints what a run came to. */
export function printReport(
  { warmUpMinutes }: SoakOptions,
  { samples, end }: SoakResults,
  figures: Figures,
  log: GatewayLog,
): void {
  printHoldings('after it', end);
  process.stdout.write('\n');
  printRows(
    `Growth after ${warmUpMinutes} minutes`,
    MEMORY.map((memory) => {
      const growth = growthOf(samples, warmUpMinutes, memory);
      const rate = growth === undefined ? 'too short to judge' : `${growth.toFixed(2)} MB/min`;
      return [NAMES[memory].replace('MB', 'memory'), rate];
    }),
  );
  for (const [kind, outcomes] of figures.outcomes) printRows(kind, rowsOf(outcomes));
  printRows('All', [
    ['requests', count(figures.requests)],
    ['documents that were new', count(figures.newDocuments)],
    ...rowsOf(figures.total),
    ['late answers, by the callers', count(figures.late)],
    ["  by the gateway's clock", count(log.late)],
    ['slowest answer, by the callers', `${figures.slowestMs.toFixed(0)} ms`],
    ["  by the gateway's clock", `${log.slowestMs.toFixed(0)} ms`],
    ['late records of the audit log', count(log.lateRecords)],
  ]);
}

function printHoldings(name: string, holdings: Holdings): void {
  const cells = COLUMNS.map((column) => {
    const digits = MEMORY.some((memory) => memory === column) ? 1 : 0;
    return holdings[column].toFixed(digits);
  });
  printLine(name, cells);
}

function printLine(name: string, cells: readonly string[]): void {
  const line = [name.padEnd(WIDTH), ...cells.map((cell) => cell.padStart(WIDTH))].join('');
  process.stdout.write(`${line}\n`);
}
