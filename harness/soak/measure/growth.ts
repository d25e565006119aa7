import { linearRegression } from 'simple-statistics';
import type { Sample } from './sampler.ts';

/** The kinds of memory that may not grow. */
export const MEMORY = ['residentMb', 'heapUsedMb', 'externalMb'] as const;
export type Memory = (typeof MEMORY)[number];

/** With fewer minutes, the garbage of the moment outweighs any growth. */
const MIN_MINUTES = 5;

/**
 * By how many MB a minute one kind of memory grows after the warm-up: the slope of the line that is closest to the least
 * value of each minute, between whose ends garbage is collected at least once. Undefined when there are too few minutes.
 */
export function growthOf(
  samples: readonly Sample[],
  warmUpMinutes: number,
  memory: Memory,
): number | undefined {
  const judged = samples.filter(({ minutes }) => minutes > warmUpMinutes);
  const byMinute = Map.groupBy(judged, ({ minutes }) => Math.floor(minutes - warmUpMinutes));
  if (byMinute.size < MIN_MINUTES) return undefined;
  const floors = [...byMinute.values()].map((ofMinute) =>
    ofMinute.reduce((one, other) => (one[memory] <= other[memory] ? one : other)),
  );
  return linearRegression(floors.map((sample) => [sample.minutes, sample[memory]])).m;
}
