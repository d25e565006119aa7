import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { ArgumentError, wholeNumber } from '../../tools/arguments.ts';
import { OPERATION_NAMES } from './plan/draw-schedule.ts';

/** How the run is used. */
export const USAGE = `
Usage: npx node harness/chaos/main.ts [options]

  --seed NUMBER                what faults are drawn by (at random)
  --schedules NUMBER           how many schedules are run (10000)
  --seconds NUMBER             begin no schedule later than this
  --first NUMBER               the index of the first one (0)
  --only NUMBER                the index of the only one
  --concurrency NUMBER         how many run at each moment (16)
  --request-timeout NUMBER     in milliseconds (1000)
  --consistency-delay NUMBER   milliseconds until reads of Connect see a write (0)
  --operations NAMES           the operations that schedules are about, such as
                               StopContact,TransferContact (all)
  --redis                      let the gateways share a Redis of the run's own
  --plain                      run the SDK alone, in place of the gateways
`;

/** The options of a run. */
export interface ChaosOptions {
  readonly seed: number;
  readonly schedules: number;
  /** After how many seconds no more schedule begins. */
  readonly seconds: number;
  /** The names of the operations that schedules are about. */
  readonly operations: readonly string[];
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
      seconds: { type: 'string' },
      operations: { type: 'string', default: OPERATION_NAMES.join() },
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
    seconds:
      values.seconds === undefined ? Infinity : wholeNumber('seconds', values.seconds, { min: 1 }),
    operations: knownOperations(values.operations.split(',')),
    first: wholeNumber('first', only ?? values.first),
    concurrency: wholeNumber('concurrency', values.concurrency, { min: 1 }),
    requestTimeoutMs: wholeNumber('request-timeout', values['request-timeout']),
    consistencyDelayMs: wholeNumber('consistency-delay', values['consistency-delay']),
  };
}

function knownOperations(names: readonly string[]): readonly string[] {
  const unknown = names.find((name) => !OPERATION_NAMES.includes(name));
  if (unknown === undefined) return names;
  throw new ArgumentError(`--operations: ${unknown} is none of ${OPERATION_NAMES.join(', ')}`);
}
