import { type QuickConnectSearchFilter, SearchQuickConnectsCommand } from '@aws-sdk/client-connect';
import type { FetchPage } from '../api/connection/paginate.ts';
import { contains } from '../api/connection/search-text.ts';
import type { CallConnect } from '../connect/call-connect.ts';
import { mapResult } from '../connect/connect-failure.ts';
import { quickConnectFromConnect } from './quick-connect.loader.ts';
import type { QuickConnect } from './quick-connect.type.ts';

/** Searches the quick connects of an instance by a part of their name, page by page; all of them without one. */
export function searchQuickConnects(
  callConnect: CallConnect,
  instanceId: string,
  search: string | null | undefined,
  SearchFilter?: QuickConnectSearchFilter,
): FetchPage<QuickConnect> {
  const StringCondition = contains('name', search);
  return async ({ pageSize, nextToken }) => {
    const command = new SearchQuickConnectsCommand({
      InstanceId: instanceId,
      SearchFilter,
      MaxResults: pageSize,
      NextToken: nextToken,
      SearchCriteria: StringCondition && { StringCondition },
    });
    return mapResult(await callConnect(command), (output) => ({
      items: (output.QuickConnects ?? []).map((found) =>
        quickConnectFromConnect(instanceId, found),
      ),
      nextToken: output.NextToken,
      totalCount: output.ApproximateTotalCount,
    }));
  };
}
