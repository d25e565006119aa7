import { listTooLong } from '../api/list-too-long.ts';
import { readFailure } from '../api/read-failure.ts';
import type { ConnectResult } from '../connect/connect-failure.ts';
import { PAGES_BY_IDS, type ReadList } from '../connect/read-all.ts';
import type { Finding } from '../connect/read-one.ts';
import type { Found } from './directory-cache.ts';
import type { FetchByIds } from './directory-loader.ts';
import { inChunks } from './in-chunks.ts';
import type { ResourceReference } from './resource-reference.ts';

/** The most ids that one search is given. Connect documents no limit for them; more has not been tried. */
export const IDS_PER_SEARCH = 100;

/** How Connect reads one kind of directory entry. */
export interface DirectoryReads<Value extends object> {
  /** Finds as many of the ids as a search can see. */
  search(instanceId: string, ids: readonly string[]): Promise<ConnectResult<ReadList<Value>>>;
  describe(reference: ResourceReference): Promise<Finding<Value>>;
  idOf(value: Value): string;
  /** Whether there are entries that only a Describe finds. */
  readonly describesMore: boolean;
}

/**
 * Reads many entries in few calls: one Describe for one id, one search for up to a hundred. Searches are scarcer (2 a
 * second, against 10), but one does the work of many.
 */
export function fetchByIds<Value extends object>(reads: DirectoryReads<Value>): FetchByIds<Value> {
  const describe = async (instanceId: string, id: string): Promise<[string, Found<Value>]> => {
    const finding = await reads.describe({ instanceId, id });
    return [id, finding.ok ? finding.output : readFailure(finding.failure)];
  };
  const search = async (
    instanceId: string,
    ids: readonly string[],
  ): Promise<[string, Found<Value>][]> => {
    const result = await reads.search(instanceId, ids);
    if (!result.ok) return ids.map((id) => [id, readFailure(result.failure)]);
    const { items, isComplete } = result.output;
    const byId = new Map(items.map((value) => [reads.idOf(value), value]));
    const unseen = ids.filter((id) => !byId.has(id));
    const absent = isComplete ? null : listTooLong('a search by ids', PAGES_BY_IDS);
    return [
      ...byId,
      ...(reads.describesMore
        ? await Promise.all(unseen.map((id) => describe(instanceId, id)))
        : unseen.map((id): [string, Found<Value>] => [id, absent])),
    ];
  };

  return async (instanceId, ids) => {
    const [only, ...others] = ids;
    if (only !== undefined && others.length === 0)
      return new Map([await describe(instanceId, only)]);
    const chunks = inChunks(ids, IDS_PER_SEARCH);
    const found = await Promise.all(chunks.map((chunk) => search(instanceId, chunk)));
    return new Map(found.flat());
  };
}
