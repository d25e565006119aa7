import { quotaUse } from './quota-use.ts';
import type { ScreenCost } from './screen-cost.ts';
import { printLine } from './table.ts';
import { totalOf } from './upstream-calls.ts';

const WIDTHS = { name: 28, cell: 28 };

/** Prints what the costs mean, and the head of the table. */
export function printScreenTitles(rounds: number): void {
  process.stdout.write(
    [
      'What a screen costs upstream. Single reads: a plain SDK, one call for each thing wherever the screen names it.',
      'Cold: the caches of the gateway are empty. Warm: the same again at once.',
      'Seconds of quota: the calls of an operation by its default rate for a whole AWS account; the slowest operation decides.',
      `ms: the middle of ${rounds}, with an embedded Connect that neither delays nor throttles.`,
      '',
      '',
    ].join('\n'),
  );
  printLine('', ['single reads', 'gateway, cold', 'gateway, warm'], WIDTHS);
}

/** Prints the costs of a screen, one column for each. */
export function printScreenCost(name: string, costs: readonly ScreenCost[]): void {
  const uses = costs.map(({ calls }) => quotaUse(calls));
  const lines: readonly (readonly [string, readonly string[]])[] = [
    ['upstream calls', costs.map(({ calls }) => String(totalOf(calls)))],
    ['seconds of quota', uses.map(({ seconds }) => seconds.toFixed(1))],
    ['slowest operation', uses.map(({ operations }) => listed(operations))],
    ['most a minute, all users', uses.map(({ seconds }) => (60 / seconds).toFixed(0))],
    ['ms', costs.map(({ milliseconds }) => milliseconds.toFixed(0))],
  ];
  process.stdout.write(`${name}\n`);
  for (const [title, cells] of lines) printLine(`  ${title}`, cells, WIDTHS);
}

/** The first, and how many more there are. */
function listed([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first}, ${others.length} more`;
}
