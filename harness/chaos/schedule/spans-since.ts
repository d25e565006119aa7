import type { Span } from '../history.ts';
import type { OperationHistory } from '../operation-history.ts';
import { GATEWAYS } from '../plan/plan.ts';
import type { ChaosWorld } from '../world/chaos-world.ts';

/** The outages and rejections that were not over before a moment. */
export function spansSince(
  world: ChaosWorld,
  since: number,
): Pick<OperationHistory, 'outages' | 'rejections' | 'unshared'> {
  const overlap = ({ until }: Span): boolean => until >= since;
  return {
    outages: GATEWAYS.flatMap((gateway) =>
      world.slots[gateway].outages.map(({ from, until = Infinity }) => ({ gateway, from, until })),
    ).filter(overlap),
    unshared: GATEWAYS.flatMap((gateway) =>
      world.slots[gateway].unshared.map(({ from, until = Infinity }) => ({ gateway, from, until })),
    ).filter(overlap),
    rejections: GATEWAYS.flatMap((gateway) => world.ways[gateway].rejections).filter(overlap),
  };
}
