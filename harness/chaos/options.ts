import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { wholeNumber } from '../../tools/arguments.ts';

/** How the run is used. */
export const USAGE = `
Usage: npx node harness/chaos/main.ts [options]

  --seed NUMBER                what faults are drawn by (at random)
  --schedules NUMBER           how many schedules are run (10000)
  --first NUMBER               the index of the first one (0)
  --only NUMBER                the index of the only one
  --concurrency NUMBER         how many run at each moment (16)
  --request-timeout NUMBER     in milliseconds (1000)
  --consistency-delay NUMBER   milliseconds until reads of Connect see a write (0)
  --redis                      let the gateways share a Redis of the run's own
  --plain                      run the SDK alone, in place of the gateways
`;

/** The options of a run. */
export interface ChaosOptions {
  readonly seed: number;
  readonly schedules: number;
  /** The index of the first schedule. */
  readonly first: number;
  /** How many schedules run at each moment. */
  readonly concurrency: number;
  readonly requestTimeoutMs: number;
  /** How long it takes until reads of Connect see a write. */
  readonly consistencyDelayMs: number;
  /** Whether the gateways share a Redis, of the run's own. */
  readonly redis: boolean;
  /** Whether to run the SDK alone, in place of the gateways. */
  readonly plain: boolean;
}

/** Reads the options of the command line. Throws for one that is unknown, or out of range. */
export function readOptions(args: string[]): ChaosOptions {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string' },
      schedules: { type: 'string', default: '10000' },
      first: { type: 'string', default: '0' },
      only: { type: 'string' },
      plain: { type: 'boolean', default: false },
      redis: { type: 'boolean', default: false },
      concurrency: { type: 'string', default: '16' },
      'request-timeout': { type: 'string', default: '1000' },
      'consistency-delay': { type: 'string', default: '0' },
    },
  });
  const { only } = values;
  return {
    plain: values.plain,
    redis: values.redis,
    seed: values.seed === undefined ? randomInt(1_000_000) : wholeNumber('seed', values.seed),
    schedules: only === undefined ? wholeNumber('schedules', values.schedules) : 1,
    first: wholeNumber('first', only ?? values.first),
    concurrency: wholeNumber('concurrency', values.concurrency, { min: 1 }),
    requestTimeoutMs: wholeNumber('request-timeout', values['request-timeout']),
    consistencyDelayMs: wholeNumber('consistency-delay', values['consistency-delay']),
  };
}
