import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Connection } from '../../api/connection/connection.type.ts';
import { DirectoryListArgs } from '../../api/connection/directory-list.args.ts';
import { type DirectoryList, listDirectory } from '../../api/connection/list-directory.ts';
import type { ListContext } from '../../api/connection/list.context.ts';
import { pageCost } from '../../api/connection/page-cost.ts';
import { SEARCH_LENGTHS, searchFaults } from '../../api/connection/search-text.ts';
import { Costs } from '../../api/costs.ts';
import { Needs } from '../../api/needs.ts';
import { QuickConnectConnection } from './quick-connect-connection.type.ts';
import type { QuickConnect } from './quick-connect.type.ts';
import { searchQuickConnects } from './search-quick-connects.ts';

@Resolver()
export class QuickConnectsResolver {
  @Costs(pageCost)
  @Needs('READ_DIRECTORY')
  @Query(() => QuickConnectConnection, {
    nullable: true,
    description:
      'The quick connects of an instance, those of all kinds: Connect cannot search them by kind.',
  })
  async quickConnects(
    @Arg('search', () => String, {
      nullable: true,
      description: `Only quick connects with this in their name: ${SEARCH_LENGTHS}`,
    })
    search: string | null | undefined,
    @Args(() => DirectoryListArgs) args: DirectoryListArgs,
    @Ctx() context: ListContext,
  ): Promise<Connection<QuickConnect>> {
    const list: DirectoryList<QuickConnect> = {
      kind: 'quickConnects',
      parameters: { search },
      faults: searchFaults(search),
      pageOf: (instanceId, filter) =>
        searchQuickConnects(context.readDirectory, instanceId, search, filter),
    };
    return listDirectory(list, args, context);
  }
}
