import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { wholeNumber } from '../../tools/arguments.ts';

/** How the run is used. */
export const USAGE = `
Usage: npx node harness/soak/main.ts [options]

  --seed NUMBER      what the load is drawn by (at random)
  --minutes NUMBER   how long it lasts (30)
  --warm-up NUMBER   minutes of that in which caches and heap may grow (5)
`;

/** The options of a run. */
export interface SoakOptions {
  readonly seed: number;
  /** How long the load lasts. */
  readonly minutes: number;
  /** How much of that caches and heap have to fill up, before growth counts. */
  readonly warmUpMinutes: number;
}

/** Reads the options of the command line. Throws for one that is unknown, or out of range. */
export function readOptions(args: string[]): SoakOptions {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string' },
      minutes: { type: 'string', default: '30' },
      'warm-up': { type: 'string', default: '5' },
    },
  });
  return {
    seed: values.seed === undefined ? randomInt(1_000_000) : wholeNumber('seed', values.seed),
    minutes: wholeNumber('minutes', values.minutes, { min: 1 }),
    warmUpMinutes: wholeNumber('warm-up', values['warm-up']),
  };
}
