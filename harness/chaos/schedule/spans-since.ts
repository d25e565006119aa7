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
  const spansOf = (kind: 'outages' | 'unshared'): Span[] =>
    GATEWAYS.flatMap((gateway) =>
      world.slots[gateway][kind].map(({ from, until = Infinity }) => ({ gateway, from, until })),
    ).filter(overlap);
  return {
    outages: spansOf('outages'),
    unshared: spansOf('unshared'),
    rejections: GATEWAYS.flatMap((gateway) => world.ways[gateway].rejections).filter(overlap),
  };
}
