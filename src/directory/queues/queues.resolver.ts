import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Connection } from '../../api/connection/connection.type.ts';
import { DirectoryListArgs } from '../../api/connection/directory-list.args.ts';
import { type DirectoryList, listDirectory } from '../../api/connection/list-directory.ts';
import type { ListContext } from '../../api/connection/list.context.ts';
import { pageCost } from '../../api/connection/page-cost.ts';
import { SEARCH_LENGTHS, searchFaults } from '../../api/connection/search-text.ts';
import { Costs } from '../../api/costs.ts';
import { forbidden } from '../../api/forbidden.ts';
import { Needs } from '../../api/needs.ts';
import { QueueConnection } from './queue-connection.type.ts';
import type { Queue } from './queue.type.ts';
import { searchQueues } from './search-queues.ts';

@Resolver()
export class QueuesResolver {
  @Costs(pageCost)
  @Needs('READ_DIRECTORY')
  @Query(() => QueueConnection, {
    nullable: true,
    description:
      'The queues of an instance, those of single agents aside: Connect does not find them.',
  })
  async queues(
    @Arg('search', () => String, {
      nullable: true,
      description: `Only queues with this in their name: ${SEARCH_LENGTHS}`,
    })
    search: string | null | undefined,
    @Args(() => DirectoryListArgs) args: DirectoryListArgs,
    @Ctx() context: ListContext,
  ): Promise<Connection<Queue>> {
    const { queueIds } = context.caller;
    if (queueIds?.size === 0) throw forbidden('queues');
    const onlyIds = queueIds && [...queueIds].sort();
    const list: DirectoryList<Queue> = {
      kind: 'queues',
      parameters: { search, onlyIds },
      faults: searchFaults(search),
      pageOf: (instanceId, filter) =>
        searchQueues(context.readDirectory, instanceId, search, filter, onlyIds),
    };
    return listDirectory(list, args, context);
  }
}
