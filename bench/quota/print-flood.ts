import type { FloodFigures, LoneFigures } from './flood.ts';
import { printCells, seconds } from './print-figures.ts';

/** A column of figures, and whose they are. */
export interface FloodColumn {
  readonly title: string;
  readonly figures: FloodFigures;
}

/** Prints figures side by side. */
export function printFlood(title: string, columns: readonly FloodColumn[]): void {
  const all = columns.map(({ figures }) => figures);
  process.stdout.write(`${title}\n`);
  printCells(
    '',
    columns.map((column) => column.title),
  );
  process.stdout.write('without the flood\n');
  printLone(all.map(({ quiet }) => quiet));
  process.stdout.write('with the flood\n');
  printLone(all.map(({ flooded }) => flooded));
  printCells(
    '  transfers of the flooding caller',
    all.map(({ floodingSuccesses }) => String(floodingSuccesses)),
  );
  printCells(
    'calls that Connect rejected (429)',
    all.map(({ throttled }) => String(throttled)),
  );
  process.stdout.write('\n');
}

function printLone(figures: readonly LoneFigures[]): void {
  const rows: readonly (readonly [string, (lone: LoneFigures) => string])[] = [
    ['transfers done, of', ({ done, requested }) => `${done}, ${requested}`],
    ['throttled', ({ throttled }) => String(throttled)],
    ['seconds until done, p50', ({ p50 }) => seconds(p50)],
    ['seconds until done, p99', ({ p99 }) => seconds(p99)],
  ];
  for (const [name, cell] of rows) printCells(`  ${name}`, figures.map(cell));
}
