import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-connect';
import type { ZodType } from 'zod';
import type { ConnectCommand } from '../connect/connect-command.ts';
import type { FetchPage, UpstreamPage } from '../graphql-kit/relay/paginate.ts';
import type { ReadCached } from '../graphql-kit/relay/read-cached.ts';

/** Which page of a search is read. */
interface SearchPage {
  readonly MaxResults: number | undefined;
  readonly NextToken: string | undefined;
}

/** The search of one type of directory entry, with its criteria. */
export interface PagedSearch<
  Input extends ServiceInputTypes,
  Output extends ServiceOutputTypes,
  Node,
> {
  readonly command: (page: SearchPage) => ConnectCommand<Input, Output>;
  readonly items: (output: Output) => Node[] | undefined;
  readonly codec: ZodType<UpstreamPage<Node>>;
}

/** Reads a search page by page, through the cache that requests share. */
export function searchPages<
  Input extends ServiceInputTypes,
  Output extends ServiceOutputTypes & {
    readonly NextToken?: string | undefined;
    readonly ApproximateTotalCount?: number | undefined;
  },
  Node,
>(
  readCached: ReadCached,
  { command, items, codec }: PagedSearch<Input, Output, Node>,
): FetchPage<Node> {
  return async ({ pageSize, nextToken }) =>
    readCached({
      command: command({ MaxResults: pageSize, NextToken: nextToken }),
      pick: (output: Output) => ({
        items: items(output) ?? [],
        nextToken: output.NextToken,
        totalCount: output.ApproximateTotalCount,
      }),
      codec,
    });
}

/** Joins criteria, each of which has to match; `undefined` when there are none. */
export function allOf<Criteria extends object>(
  ...criteria: readonly (Criteria | undefined)[]
): Criteria | { AndConditions: Criteria[] } | undefined {
  const all = criteria.filter((each) => each !== undefined);
  return all.length > 1 ? { AndConditions: all } : all[0];
}
