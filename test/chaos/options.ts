import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

/** What a run is told. */
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

/** Reads the options of the command line. Throws for one that is unknown or no whole number. */
export function readOptions(args: readonly string[]): ChaosOptions {
  const { values } = parseArgs({
    args: [...args],
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
    seed: values.seed === undefined ? randomInt(1_000_000) : whole('seed', values.seed),
    schedules: only === undefined ? whole('schedules', values.schedules) : 1,
    first: whole('first', only ?? values.first),
    concurrency: Math.max(1, whole('concurrency', values.concurrency)),
    requestTimeoutMs: whole('request-timeout', values['request-timeout']),
    consistencyDelayMs: whole('consistency-delay', values['consistency-delay']),
  };
}

/** A whole number that an option was given; throws for anything else. */
export function whole(name: string, value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new Error(`--${name} must be a whole number`);
  return Number(value);
}
