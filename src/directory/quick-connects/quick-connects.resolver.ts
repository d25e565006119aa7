import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { RequiresPermission } from '../../graphql-kit/access/requires-permission.ts';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { DirectoryListArgs } from '../../graphql-kit/relay/args.ts';
import type { Connection } from '../../graphql-kit/relay/connection.type.ts';
import {
  type DirectoryQuery,
  type ListContext,
  listDirectory,
} from '../../graphql-kit/relay/list-directory.ts';
import { pageCost } from '../../graphql-kit/relay/paginate.ts';
import { SEARCH_LENGTHS, searchIssues } from '../../graphql-kit/relay/search-text.ts';
import { type QuickConnect, QuickConnectConnection } from './quick-connect.type.ts';
import { searchQuickConnects } from './search-quick-connects.ts';

@Resolver()
export class QuickConnectsResolver {
  @UpstreamCost(pageCost)
  @RequiresPermission('READ_DIRECTORY')
  @Query(() => QuickConnectConnection, {
    nullable: true,
    description:
      'The quick connects of an instance, of all types. Connect cannot search them by type. `transferDestinations` has those that fit a contact.',
  })
  async quickConnects(
    @Arg('search', () => String, {
      nullable: true,
      description: `Only quick connects whose name contains this text: ${SEARCH_LENGTHS}`,
    })
    search: string | null | undefined,
    @Args(() => DirectoryListArgs) args: DirectoryListArgs,
    @Ctx() context: ListContext,
  ): Promise<Connection<QuickConnect>> {
    const list: DirectoryQuery<QuickConnect> = {
      kind: 'quickConnects',
      parameters: { search },
      issues: searchIssues(search),
      pageOf: (instanceId, filter) =>
        searchQuickConnects(context.readCached, instanceId, search, filter),
    };
    return listDirectory(list, args, context);
  }
}
