import { CONTACT_LOADERS } from '../../../contacts/contact-loaders.ts';
import type { LoaderUse } from '../../../directory/cache/loader-use.ts';
import { DIRECTORY_TYPES, LIVE_TYPES } from '../../../directory/index.ts';
import type { Loader } from '../../../graphql-kit/cost/upstream-cost.ts';
import { type SelectionCost, type LoaderCost, MAX_COUNT, type Source } from './selection-cost.ts';

/**
 * The maximum number of calls that each loader makes for its keys. Fewer batches lower it; cached or equal keys do not.
 */
const LOADERS: Readonly<Record<Loader, { readonly maxCalls: (use: LoaderUse) => number }>> = {
  ...CONTACT_LOADERS,
  ...DIRECTORY_TYPES,
  ...LIVE_TYPES,
};

/** The maximum number of calls that an operation as a whole makes. */
export function countUpstreamCalls({ calls, loaders }: SelectionCost): number {
  const all = [...loaders].map(([loader, cost]) =>
    LOADERS[loader].maxCalls({ keys: cost.keys, batches: countBatches(cost, loaders) }),
  );
  return Math.min(
    all.reduce((sum, each) => sum + each, calls),
    MAX_COUNT,
  );
}

function countBatches(cost: LoaderCost, loaders: SelectionCost['loaders']): number {
  const batches = [...cost.batchesAfter].reduce(
    (sum, source) => sum + countAnswers(source, loaders),
    cost.batchesPerTick + cost.batchesPerObject,
  );
  return Math.min(batches, cost.keys);
}

/**
 * The number of ticks in which a loader returns objects: when a batch returns, and whenever a loaded key is already in
 * its cache.
 */
function countAnswers(source: Source, loaders: SelectionCost['loaders']): number {
  const cost = loaders.get(source);
  return cost === undefined ? 0 : Math.max(0, 2 * countBatches(cost, loaders) - 1);
}
