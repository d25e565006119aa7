import { type QuickConnectSearchFilter, SearchQuickConnectsCommand } from '@aws-sdk/client-connect';
import type { FetchPage } from '../../graphql-kit/relay/paginate.ts';
import type { ReadCached } from '../../graphql-kit/relay/read-cached.ts';
import { contains } from '../../graphql-kit/relay/search-text.ts';
import { upstreamPageCodec } from '../../graphql-kit/relay/upstream-page.codec.ts';
import { searchPages } from '../search-pages.ts';
import { QUICK_CONNECT_CODEC } from './quick-connect.directory.ts';
import { quickConnectFromConnect } from './quick-connect.loader.ts';
import type { QuickConnect } from './quick-connect.type.ts';

const PAGE_CODEC = upstreamPageCodec(QUICK_CONNECT_CODEC);

/** Searches the quick connects of an instance by a part of their name, page by page; all of them without one. */
export function searchQuickConnects(
  readCached: ReadCached,
  instanceId: string,
  search: string | null | undefined,
  SearchFilter?: QuickConnectSearchFilter,
): FetchPage<QuickConnect> {
  const StringCondition = contains('name', search);
  return searchPages(readCached, {
    command: (page) =>
      new SearchQuickConnectsCommand({
        InstanceId: instanceId,
        SearchCriteria: StringCondition && { StringCondition },
        SearchFilter,
        ...page,
      }),
    items: ({ QuickConnects }) =>
      QuickConnects?.flatMap((found) => quickConnectFromConnect(instanceId, found) ?? []),
    codec: PAGE_CODEC,
  });
}
