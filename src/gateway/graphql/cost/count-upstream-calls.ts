import { PAGES_BY_IDS, PAGES_OF_WHOLE_LIST } from '../../../connect/read-all.ts';
import { IDS_PER_SEARCH } from '../../../directory/cache/fetch-by-ids.ts';
import { IDS_PER_CALL } from '../../../directory/cache/live-loader.ts';
import type { Loader } from '../../../graphql-kit/cost/upstream-cost.ts';
import { type SelectionCost, type LoaderCost, MAX_COUNT, type Source } from './selection-cost.ts';

/** What a loader is asked for in all. */
interface LoaderUse {
  readonly keys: number;
  /** In how many batches at most. */
  readonly batches: number;
}

/**
 * The most calls that loaders make, by what they are asked for. That they are asked at the same moment makes it fewer;
 * what the caches know, or which keys are the same, does not.
 */
const MAX_CALLS: Readonly<Record<Loader, (use: LoaderUse) => number>> = {
  contacts: ({ keys }) => keys,
  contactAttributes: ({ keys }) => keys,
  associatedContacts: ({ keys }) => keys * PAGES_OF_WHOLE_LIST,
  // Each batch reads the whole list of its instance.
  contactFlows: ({ batches }) => batches * PAGES_OF_WHOLE_LIST,
  quickConnects: callsToSearch,
  users: callsToSearch,
  routingProfiles: callsToSearch,
  // One id is described; of several, those that the search does not see: they may be the queues of agents.
  // What is none of these may be a user's own.
  queues: (use) =>
    use.keys +
    Math.min(countChunks(use, IDS_PER_SEARCH), Math.floor(use.keys / 2)) * PAGES_BY_IDS +
    callsToSearch(use),
  queueMetrics: callsForLiveData,
  userAvailability: callsForLiveData,
};

/** One id is described, several are searched for. */
function callsToSearch(use: LoaderUse): number {
  return Math.min(use.keys, countChunks(use, IDS_PER_SEARCH) * PAGES_BY_IDS);
}

/** When Connect does not know one of the ids, they are looked up, and those that exist are asked for again. */
function callsForLiveData(use: LoaderUse): number {
  const ofOne = PAGES_BY_IDS + 1 + PAGES_BY_IDS;
  const ofSeveral = 3 * PAGES_BY_IDS;
  return Math.min(use.keys * ofOne, countChunks(use, IDS_PER_CALL) * ofSeveral);
}

/** Into how many parts the batches are split at most. */
function countChunks({ keys, batches }: LoaderUse, mostOfOne: number): number {
  return Math.floor((keys + batches * (mostOfOne - 1)) / mostOfOne);
}

/** The most calls that an operation as a whole makes. */
export function countUpstreamCalls({ calls, loaders }: SelectionCost): number {
  const all = [...loaders].map(([loader, cost]) =>
    MAX_CALLS[loader]({ keys: cost.keys, batches: countBatches(cost, loaders) }),
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
 * At how many moments objects come out of a loader: when a batch is answered, and whenever it is asked for something
 * that it knows already.
 */
function countAnswers(source: Source, loaders: SelectionCost['loaders']): number {
  const cost = loaders.get(source);
  return cost === undefined ? 0 : Math.max(0, 2 * countBatches(cost, loaders) - 1);
}
