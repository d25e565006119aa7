import { type QuickConnectSearchFilter, SearchQuickConnectsCommand } from '@aws-sdk/client-connect';
import type { FetchPage } from '../../api/connection/paginate.ts';
import { contains } from '../../api/connection/search-text.ts';
import { upstreamPageCodec } from '../../api/connection/upstream-page.codec.ts';
import type { ReadDirectory } from '../../api/read-directory.ts';
import { QUICK_CONNECT_CODEC } from './quick-connect.codec.ts';
import { quickConnectFromConnect } from './quick-connect.loader.ts';
import type { QuickConnect } from './quick-connect.type.ts';

const PAGE_CODEC = upstreamPageCodec(QUICK_CONNECT_CODEC);

/** Searches the quick connects of an instance by a part of their name, page by page; all of them without one. */
export function searchQuickConnects(
  readDirectory: ReadDirectory,
  instanceId: string,
  search: string | null | undefined,
  SearchFilter?: QuickConnectSearchFilter,
): FetchPage<QuickConnect> {
  const StringCondition = contains('name', search);
  return async ({ pageSize, nextToken }) =>
    readDirectory({
      command: new SearchQuickConnectsCommand({
        InstanceId: instanceId,
        SearchFilter,
        MaxResults: pageSize,
        NextToken: nextToken,
        SearchCriteria: StringCondition && { StringCondition },
      }),
      pick: (output) => ({
        items: (output.QuickConnects ?? []).flatMap(
          (found) => quickConnectFromConnect(instanceId, found) ?? [],
        ),
        nextToken: output.NextToken,
        totalCount: output.ApproximateTotalCount,
      }),
      codec: PAGE_CODEC,
    });
}
