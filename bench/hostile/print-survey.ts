import { quantileSorted } from 'simple-statistics';
import { printLine } from '../table.ts';
import { LIMIT_MS, type Survey } from './survey.ts';

const WIDTHS = { name: 62, cell: 12 };
const SHOWN_BLOCKS = 8;

/** Prints how long the requests of a survey blocked; returns whether none did for too long. */
export function printSurvey({ title, blocks, again }: Survey): boolean {
  const sorted = blocks.map(({ ms }) => ms).sort((one, other) => one - other);
  const cells = [0.5, 0.99, 1].map((part) => quantileSorted(sorted, part).toFixed(1));
  printLine(`${blocks.length} documents: ${title}`, ['p50 ms', 'p99 ms', 'longest ms'], WIDTHS);
  printLine(`measured again: ${again}`, cells, WIDTHS);

  const codes = Map.groupBy(blocks, ({ code }) => code);
  for (const [code, of] of codes) printLine(`  ${code}`, [String(of.length)], WIDTHS);

  process.stdout.write('the longest\n');
  const longest = blocks.toSorted((one, other) => other.ms - one.ms).slice(0, SHOWN_BLOCKS);
  for (const { name, ms, code } of longest) {
    printLine(`  ${name}`.slice(0, WIDTHS.name), [ms.toFixed(1), `  ${code}`], WIDTHS);
  }
  process.stdout.write('\n');
  return blocks.every(({ ms }) => ms <= LIMIT_MS);
}
