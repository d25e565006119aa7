import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { RequiresPermission } from '../../graphql-kit/access/requires-permission.ts';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { unknownIssues } from '../../graphql-kit/input/input-issue.ts';
import { ListArgs } from '../../graphql-kit/relay/args.ts';
import type { Connection } from '../../graphql-kit/relay/connection.type.ts';
import {
  type DirectoryQuery,
  type ListContext,
  listDirectory,
} from '../../graphql-kit/relay/list-directory.ts';
import { pageCost } from '../../graphql-kit/relay/paginate.ts';
import { AgentStatusType } from './agent-status-type.enum.ts';
import { type AgentStatus, AgentStatusConnection } from './agent-status.type.ts';
import { listAgentStatuses } from './list-agent-statuses.ts';

@Resolver()
export class AgentStatusesResolver {
  @UpstreamCost(pageCost)
  @RequiresPermission('READ_DIRECTORY')
  @Query(() => AgentStatusConnection, {
    nullable: true,
    description:
      "The statuses that agents of an instance can be in, in Connect's order. It does not show whether one is disabled.",
  })
  async agentStatuses(
    @Arg('types', () => [AgentStatusType], {
      nullable: true,
      description:
        'Only agent statuses of these types. An empty list restricts nothing; `UNKNOWN` is rejected.',
    })
    types: readonly AgentStatusType[] | null | undefined,
    @Args(() => ListArgs) args: ListArgs,
    @Ctx() context: ListContext,
  ): Promise<Connection<AgentStatus>> {
    const list: DirectoryQuery<AgentStatus> = {
      kind: 'agentStatuses',
      parameters: { types },
      issues: unknownIssues(['types'], types),
      pageOf: (instanceId) => listAgentStatuses(context.readCached, instanceId, types),
    };
    return listDirectory(list, args, context);
  }
}
