import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-connect';
import type { CallConnect } from '../../connect/call-connect.ts';
import type { ConnectCommand } from '../../connect/connect-command.ts';
import {
  type ConnectFailure,
  type ConnectResult,
  isInvalid,
} from '../../connect/connect-failure.ts';
import { isUuid } from '../../connect/is-uuid.ts';
import { PAGES_BY_IDS, readAll, type ReadList } from '../../connect/read-all.ts';
import { readOne } from '../../connect/read-one.ts';
import { listTooLong } from '../../graphql-kit/errors/list-too-long.ts';
import { readFailure } from '../../graphql-kit/errors/read-failure.ts';
import { chunk } from './chunk.ts';
import type { LoadResult } from './directory-cache.ts';
import type { FetchByIds } from './directory-loader.ts';
import { type LoaderUse, maxChunks } from './loader-use.ts';

/** The maximum number of ids in one search. Connect documents no limit; more is untested. */
const IDS_PER_SEARCH = 100;

/** The maximum number of searches of `fetchByIds`. */
export function maxSearches(use: LoaderUse): number {
  return maxChunks(use, IDS_PER_SEARCH);
}

/** The maximum number of calls of `fetchByIds`: it describes a single id, and searches for several. */
export function maxCallsByIds(use: LoaderUse): number {
  return Math.min(use.keys, maxSearches(use) * PAGES_BY_IDS);
}

/** The input of every Search operation, as far as a search by ids needs it. */
interface SearchByIdsInput {
  readonly InstanceId: string;
  readonly MaxResults: number;
  readonly NextToken: string | undefined;
  readonly SearchCriteria: {
    readonly OrConditions: {
      readonly StringCondition: {
        readonly FieldName: string;
        readonly Value: string;
        readonly ComparisonType: 'EXACT';
      };
    }[];
  };
}

/** How to read one type of directory entry: several by a search, a single one by a Describe operation. */
export interface BatchReader<
  SearchInput extends ServiceInputTypes,
  SearchOutput extends ServiceOutputTypes,
  Summary,
  DescribeInput extends ServiceInputTypes,
  DescribeOutput extends ServiceOutputTypes,
  Described,
  Value extends object,
> {
  readonly searchCommand: (input: SearchByIdsInput) => ConnectCommand<SearchInput, SearchOutput>;
  /** The searchable field that holds the id, which Connect spells differently for some types. */
  readonly idField: 'resourceID' | 'resourceId';
  readonly found: (output: SearchOutput) => readonly Summary[] | undefined;
  readonly describeCommand: (
    instanceId: string,
    id: string,
  ) => ConnectCommand<DescribeInput, DescribeOutput>;
  readonly described: (output: DescribeOutput) => Described | undefined;
  /**
   * Converts what Connect returned.
   *
   * @param knownId the id, if the entry was requested by id.
   * @returns `undefined` when Connect omitted the id and it is not known.
   */
  readonly fromConnect: (
    instanceId: string,
    entry: Summary | Described,
    knownId?: string,
  ) => Value | undefined;
  /** Whether Describe rejects the id of another type as invalid, rather than as unknown; false by default. */
  readonly describeRejectsOtherIds?: boolean;
}

/**
 * Reads many entries in few calls: one Describe for one id, which also finds what a search does not show yet, and one
 * search for up to a hundred. Both have the same rate limit, two per second.
 */
export function fetchByIds<
  SearchInput extends ServiceInputTypes,
  SearchOutput extends ServiceOutputTypes & { readonly NextToken?: string | undefined },
  Summary,
  DescribeInput extends ServiceInputTypes,
  DescribeOutput extends ServiceOutputTypes,
  Described,
  Value extends { readonly id: string },
>(
  callConnect: CallConnect,
  reader: BatchReader<
    SearchInput,
    SearchOutput,
    Summary,
    DescribeInput,
    DescribeOutput,
    Described,
    Value
  >,
): FetchByIds<Value> {
  const { fromConnect, describeRejectsOtherIds = false } = reader;

  const describe = async (instanceId: string, id: string): Promise<[string, LoadResult<Value>]> => {
    const result = await readOne(
      callConnect,
      reader.describeCommand(instanceId, id),
      (output: DescribeOutput) => {
        const entry = reader.described(output);
        return entry && fromConnect(instanceId, entry, id);
      },
    );
    if (result.ok) return [id, result.output];
    const isOfOtherType = describeRejectsOtherIds && isInvalid(result.failure);
    return [id, isOfOtherType ? null : readFailure(result.failure)];
  };

  const searchPages = (
    instanceId: string,
    ids: readonly string[],
    maxPages: number,
  ): Promise<ConnectResult<ReadList<Value>>> =>
    readAll(
      callConnect,
      (NextToken) =>
        reader.searchCommand({
          InstanceId: instanceId,
          MaxResults: ids.length,
          NextToken,
          SearchCriteria: {
            OrConditions: ids.map((Value) => ({
              StringCondition: { FieldName: reader.idField, Value, ComparisonType: 'EXACT' },
            })),
          },
        }),
      (output: SearchOutput) =>
        reader.found(output)?.flatMap((entry) => fromConnect(instanceId, entry) ?? []),
      maxPages,
    );

  const search = async (
    instanceId: string,
    ids: readonly string[],
  ): Promise<[string, LoadResult<Value>][]> => {
    const result = await searchPages(instanceId, ids, PAGES_BY_IDS);
    if (result.ok) return foundBy(result.output, ids);
    if (isInvalid(result.failure)) return searchWellFormed(instanceId, ids, result.failure);
    return ids.map((id) => [id, readFailure(result.failure)]);
  };

  const foundBy = (
    { items, isComplete }: ReadList<Value>,
    ids: readonly string[],
  ): [string, LoadResult<Value>][] => {
    const absent = isComplete ? null : listTooLong('a search by ids', PAGES_BY_IDS);
    const byId = new Map(items.map((value) => [value.id, value]));
    return ids.map((id) => [id, byId.get(id) ?? absent]);
  };

  /**
   * Connect rejects a whole search for one malformed id. Malformed ids do not exist, and the others are searched again.
   */
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
    // One page has room for all of them, so that a rejection does not increase the number of calls.
    const result = await searchPages(instanceId, wellFormed, 1);
    if (result.ok) return [...absent, ...foundBy(result.output, wellFormed)];
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
