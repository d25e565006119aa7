import DataLoader from 'dataloader';
import {
  type ConnectFailure,
  type ConnectResult,
  isAboutIds,
} from '../../connect/connect-failure.ts';
import { PAGES_BY_IDS } from '../../connect/read-all.ts';
import { readFailure } from '../../graphql-kit/errors/read-failure.ts';
import { resourceNotFound } from '../../graphql-kit/errors/resource-not-found.ts';
import type { Batching } from './batch-scheduler.ts';
import { chunk } from './chunk.ts';
import type { LoadResult } from './directory-cache.ts';
import type { FetchByIds } from './directory-loader.ts';
import { type LoaderUse, maxChunks } from './loader-use.ts';
import { keyOf, type ResourceReference } from './resource-reference.ts';

/** Reads a type of live state for one request. The state is never older than the request. */
export type LiveLoader<Value extends object> = DataLoader<ResourceReference, Value | null, string>;

/** Reads the live state of up to a hundred ids of one instance, keyed by id. */
export type FetchLive<Value extends object> = (
  instanceId: string,
  ids: readonly string[],
) => Promise<ConnectResult<LiveState<Value>>>;

/** The live state of some ids. */
export interface LiveState<Value extends object> {
  readonly byId: ReadonlyMap<string, Value>;
  /** The result for every other id: a value, `null` if there is none, or the reason why it is unknown. */
  readonly otherwise: LoadResult<Value>;
}

/** Reads which ids exist, bypassing the cache, and evicts the others from it. */
type FetchExisting = FetchByIds<object>;

/** The maximum number of queues or agents in one call for live state (documented). */
const IDS_PER_CALL = 100;

/**
 * The maximum number of calls of a live loader: if Connect rejects an id, all ids are checked, and the valid ones are
 * read again.
 */
export function maxLiveCalls(use: LoaderUse): number {
  const callsForOne = PAGES_BY_IDS + 1 + PAGES_BY_IDS;
  const callsForSeveral = 3 * PAGES_BY_IDS;
  return Math.min(use.keys * callsForOne, maxChunks(use, IDS_PER_CALL) * callsForSeveral);
}

/** Creates a loader for one request. */
export function createLiveLoader<Value extends object>(
  batching: Batching,
  fetchExisting: FetchExisting,
  fetchLive: FetchLive<Value>,
): LiveLoader<Value> {
  return new DataLoader<ResourceReference, Value | null, string>(
    async (references) => {
      const byInstance = Map.groupBy(references, ({ instanceId }) => instanceId);
      const found = await Promise.all(
        [...byInstance].flatMap(([instanceId, wanted]) =>
          chunk(
            wanted.map(({ id }) => id),
            IDS_PER_CALL,
          ).map(async (ids) =>
            [...(await findLive(fetchLive, fetchExisting, instanceId, ids))].map(
              ([id, value]) => [keyOf({ instanceId, id }), value] as const,
            ),
          ),
        ),
      );
      const byKey = new Map(found.flat());
      return references.map((reference) => byKey.get(keyOf(reference)) ?? null);
    },
    { cacheKeyFn: keyOf, batchScheduleFn: batching.schedule },
  );
}

/**
 * Finds the live state of each id. Connect rejects a whole call for one id that is unknown or invalid (inferred); then the
 * ids are checked, and the state of those that exist is read again: at most three calls.
 */
async function findLive<Value extends object>(
  fetchLive: FetchLive<Value>,
  fetchExisting: FetchExisting,
  instanceId: string,
  ids: readonly string[],
): Promise<Map<string, LoadResult<Value>>> {
  const result = await fetchLive(instanceId, ids);
  if (result.ok) return stateOf(ids, result.output);
  if (!isAboutIds(result.failure)) return failed(ids, result.failure);

  const checked = await fetchExisting(instanceId, ids);
  const existing = ids.filter((id) => !(checked.get(id) instanceof Error) && checked.get(id));
  const again = existing.length > 0 ? await fetchLive(instanceId, existing) : undefined;
  const found =
    again === undefined
      ? new Map<string, never>()
      : again.ok
        ? stateOf(existing, again.output)
        : withoutLiveState(existing, again.failure);
  return new Map(
    ids.map((id) => {
      const check = checked.get(id);
      if (check instanceof Error) return [id, check];
      return [id, check ? (found.get(id) ?? null) : resourceNotFound(id)];
    }),
  );
}

/** If Connect rejects a single id that exists, it has no live state for it, as for an agent's queue. */
function withoutLiveState(
  ids: readonly string[],
  failure: ConnectFailure,
): Map<string, Error | null> {
  const [only, ...others] = ids;
  if (only === undefined || others.length > 0 || !isAboutIds(failure)) return failed(ids, failure);
  return new Map([[only, null]]);
}

function stateOf<Value extends object>(
  ids: readonly string[],
  { byId, otherwise }: LiveState<Value>,
): Map<string, LoadResult<Value>> {
  return new Map(ids.map((id) => [id, byId.get(id) ?? otherwise]));
}

function failed(ids: readonly string[], failure: ConnectFailure): Map<string, Error> {
  const error = readFailure(failure);
  return new Map(ids.map((id) => [id, error]));
}
