import { PAGES_BY_IDS, PAGES_OF_WHOLE_LIST } from '../../../connect/read-all.ts';
import { IDS_PER_SEARCH } from '../../../directory/cache/fetch-by-ids.ts';
import { IDS_PER_CALL } from '../../../directory/cache/live-loader.ts';
import type { Loader } from '../../../graphql-kit/cost/upstream-cost.ts';
import { type Demand, type LoaderDemand, MOST_COUNTED, type Source } from './demand.ts';

/** What a loader is asked for in all. */
interface Asked {
  readonly keys: number;
  /** In how many batches at most. */
  readonly batches: number;
}

/**
 * The most calls that loaders make, by what they are asked for. That they are asked at the same moment makes it fewer;
 * what the caches know, or which keys are the same, does not.
 */
const MOST_CALLS: Readonly<Record<Loader, (asked: Asked) => number>> = {
  contacts: ({ keys }) => keys,
  contactAttributes: ({ keys }) => keys,
  associatedContacts: ({ keys }) => keys * PAGES_OF_WHOLE_LIST,
  // Each batch reads the whole list of its instance.
  contactFlows: ({ batches }) => batches * PAGES_OF_WHOLE_LIST,
  quickConnects: searched,
  users: searched,
  routingProfiles: searched,
  // One id is described; of several, those that the search does not see: they may be the queues of agents.
  // What is none of these may be a user's own.
  queues: (asked) =>
    asked.keys +
    Math.min(parts(asked, IDS_PER_SEARCH), Math.floor(asked.keys / 2)) * PAGES_BY_IDS +
    searched(asked),
  queueMetrics: live,
  userAvailability: live,
};

/** One id is described, several are searched for. */
function searched(asked: Asked): number {
  return Math.min(asked.keys, parts(asked, IDS_PER_SEARCH) * PAGES_BY_IDS);
}

/** When Connect does not know one of the ids, they are looked up, and those that exist are asked for again. */
function live(asked: Asked): number {
  const ofOne = PAGES_BY_IDS + 1 + PAGES_BY_IDS;
  const ofSeveral = 3 * PAGES_BY_IDS;
  return Math.min(asked.keys * ofOne, parts(asked, IDS_PER_CALL) * ofSeveral);
}

/** Into how many parts the batches are split at most. */
function parts({ keys, batches }: Asked, mostOfOne: number): number {
  return Math.floor((keys + batches * (mostOfOne - 1)) / mostOfOne);
}

/** The most calls that an operation as a whole makes. */
export function callsOfDemand({ calls, loaders }: Demand): number {
  const all = [...loaders].map(([loader, demand]) =>
    MOST_CALLS[loader]({ keys: demand.keys, batches: batchesOf(demand, loaders) }),
  );
  return Math.min(
    all.reduce((sum, each) => sum + each, calls),
    MOST_COUNTED,
  );
}

function batchesOf(demand: LoaderDemand, loaders: Demand['loaders']): number {
  const moments = [...demand.after].reduce(
    (sum, source) => sum + answersOf(source, loaders),
    demand.perMoment + demand.perObject,
  );
  return Math.min(moments, demand.keys);
}

/**
 * At how many moments objects come out of a loader: when a batch is answered, and whenever it is asked for something
 * that it knows already.
 */
function answersOf(source: Source, loaders: Demand['loaders']): number {
  const demand = loaders.get(source);
  return demand === undefined ? 0 : Math.max(0, 2 * batchesOf(demand, loaders) - 1);
}
