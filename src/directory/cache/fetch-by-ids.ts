import {
  type ConnectFailure,
  type ConnectResult,
  isInvalid,
} from '../../connect/connect-failure.ts';
import { isUuid } from '../../connect/is-uuid.ts';
import { PAGES_BY_IDS, type ReadList } from '../../connect/read-all.ts';
import type { ReadResult } from '../../connect/read-one.ts';
import { listTooLong } from '../../graphql-kit/errors/list-too-long.ts';
import { readFailure } from '../../graphql-kit/errors/read-failure.ts';
import { chunk } from './chunk.ts';
import type { LoadResult } from './directory-cache.ts';
import type { FetchByIds } from './directory-loader.ts';
import type { ResourceReference } from './resource-reference.ts';

/** The most ids that one search is given. Connect documents no limit for them; more has not been tried. */
export const IDS_PER_SEARCH = 100;

/** How Connect reads one kind of directory entry. */
export interface BatchReader<Value extends object> {
  /** Finds as many of the ids as a search can see. */
  search(
    instanceId: string,
    ids: readonly string[],
    maxPages: number,
  ): Promise<ConnectResult<ReadList<Value>>>;
  describe(reference: ResourceReference): Promise<ReadResult<Value>>;
  idOf(value: Value): string;
  /** Whether there are entries that only a Describe finds. */
  readonly describesMore: boolean;
}

/**
 * Reads many entries in few calls: one Describe for one id, one search for up to a hundred. Searches are scarcer (2 a
 * second, against 10), but one does the work of many.
 */
export function fetchByIds<Value extends object>(reads: BatchReader<Value>): FetchByIds<Value> {
  const describe = async (instanceId: string, id: string): Promise<[string, LoadResult<Value>]> => {
    const finding = await reads.describe({ instanceId, id });
    return [id, finding.ok ? finding.output : readFailure(finding.failure)];
  };
  const search = async (
    instanceId: string,
    ids: readonly string[],
  ): Promise<[string, LoadResult<Value>][]> => {
    const result = await reads.search(instanceId, ids, PAGES_BY_IDS);
    if (result.ok) return foundBy(result.output, instanceId, ids);
    if (isInvalid(result.failure)) return searchWellFormed(instanceId, ids, result.failure);
    return ids.map((id) => [id, readFailure(result.failure)]);
  };
  const foundBy = async (
    found: ReadList<Value>,
    instanceId: string,
    ids: readonly string[],
  ): Promise<[string, LoadResult<Value>][]> => {
    const { items, isComplete } = found;
    const byId = new Map(items.map((value) => [reads.idOf(value), value]));
    const unseen = ids.filter((id) => !byId.has(id));
    const absent = isComplete ? null : listTooLong('a search by ids', PAGES_BY_IDS);
    return [
      ...byId,
      ...(reads.describesMore
        ? await Promise.all(unseen.map((id) => describe(instanceId, id)))
        : unseen.map((id): [string, LoadResult<Value>] => [id, absent])),
    ];
  };

  /** Connect rejects a whole search for one id that is none of its own: those do not exist, the others are read again. */
  const searchWellFormed = async (
    instanceId: string,
    ids: readonly string[],
    failure: ConnectFailure,
  ): Promise<[string, LoadResult<Value>][]> => {
    const wellFormed = ids.filter(isUuid);
    const absent = ids.filter((id) => !isUuid(id)).map((id): [string, null] => [id, null]);
    const [only, ...more] = wellFormed;
    if (only === undefined) return absent;
    if (absent.length === 0) return ids.map((id) => [id, readFailure(failure)]);
    if (more.length === 0) return [...absent, await describe(instanceId, only)];
    // One page has room for all of them, so that a rejection makes the reading cost no more calls.
    const result = await reads.search(instanceId, wellFormed, 1);
    if (result.ok) return [...absent, ...(await foundBy(result.output, instanceId, wellFormed))];
    const error = readFailure(result.failure);
    return [...absent, ...wellFormed.map((id): [string, Error] => [id, error])];
  };

  return async (instanceId, ids) => {
    const [only, ...others] = ids;
    if (only !== undefined && others.length === 0)
      return new Map([await describe(instanceId, only)]);
    const found = await Promise.all(
      chunk(ids, IDS_PER_SEARCH).map((some) => search(instanceId, some)),
    );
    return new Map(found.flat());
  };
}
