import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { whole } from '../chaos/options.ts';

/** What a run is told. */
export interface SoakOptions {
  readonly seed: number;
  /** How long the load lasts. */
  readonly minutes: number;
  /** How much of that caches and heap have to fill up, before growth counts. */
  readonly warmUpMinutes: number;
}

/** Reads the options of the command line. Throws for one that is unknown or no whole number. */
export function readOptions(args: readonly string[]): SoakOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string' },
      minutes: { type: 'string', default: '30' },
      'warm-up': { type: 'string', default: '5' },
    },
  });
  return {
    seed: values.seed === undefined ? randomInt(1_000_000) : whole('seed', values.seed),
    minutes: Math.max(1, whole('minutes', values.minutes)),
    warmUpMinutes: whole('warm-up', values['warm-up']),
  };
}
