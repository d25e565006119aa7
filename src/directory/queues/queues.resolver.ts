import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { forbidden } from '../../graphql-kit/access/forbidden.ts';
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
import { type Queue, QueueConnection } from './queue.type.ts';
import { searchQueues } from './search-queues.ts';

@Resolver()
export class QueuesResolver {
  @UpstreamCost(pageCost)
  @RequiresPermission('READ_DIRECTORY')
  @Query(() => QueueConnection, {
    nullable: true,
    description:
      'The standard queues of an instance. Agent queues are not included, because Connect cannot search them.',
  })
  async queues(
    @Arg('search', () => String, {
      nullable: true,
      description: `Only queues whose name contains this text: ${SEARCH_LENGTHS}`,
    })
    search: string | null | undefined,
    @Args(() => DirectoryListArgs) args: DirectoryListArgs,
    @Ctx() context: ListContext,
  ): Promise<Connection<Queue>> {
    const { queueIds } = context.caller;
    if (queueIds?.size === 0) throw forbidden('queues');
    const onlyIds = queueIds && [...queueIds].sort();
    const list: DirectoryQuery<Queue> = {
      kind: 'queues',
      parameters: { search, onlyIds },
      issues: searchIssues(search),
      pageOf: (instanceId, filter) =>
        searchQueues(context.readCached, instanceId, search, filter, onlyIds),
    };
    return listDirectory(list, args, context);
  }
}
