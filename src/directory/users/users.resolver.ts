import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { RequiresPermission } from '../../graphql-kit/access/requires-permission.ts';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { idIssues } from '../../graphql-kit/input/input-issue.ts';
import { DirectoryListArgs } from '../../graphql-kit/relay/args.ts';
import type { Connection } from '../../graphql-kit/relay/connection.type.ts';
import {
  type DirectoryQuery,
  type ListContext,
  listDirectory,
} from '../../graphql-kit/relay/list-directory.ts';
import { pageCost } from '../../graphql-kit/relay/paginate.ts';
import { SEARCH_LENGTHS, searchIssues } from '../../graphql-kit/relay/search-text.ts';
import { searchUsers } from './search-users.ts';
import { type User, UserConnection } from './user.type.ts';

@Resolver()
export class UsersResolver {
  @UpstreamCost(pageCost)
  @RequiresPermission('READ_DIRECTORY')
  @Query(() => UserConnection, {
    nullable: true,
    description: 'The users of an instance, agents among them.',
  })
  async users(
    @Arg('search', () => String, {
      nullable: true,
      description: `Only users whose username, first or last name contains this text: ${SEARCH_LENGTHS}`,
    })
    search: string | null | undefined,
    @Arg('routingProfileId', () => ID, {
      nullable: true,
      description: 'The id of a routing profile: only users that have it.',
    })
    routingProfileId: string | null | undefined,
    @Arg('hierarchyGroupId', () => ID, {
      nullable: true,
      description:
        'The id of a group in the hierarchy of agents: only users in this group, or in a group below it.',
    })
    hierarchyGroupId: string | null | undefined,
    @Args(() => DirectoryListArgs) args: DirectoryListArgs,
    @Ctx() context: ListContext,
  ): Promise<Connection<User>> {
    const parameters = { search, routingProfileId, hierarchyGroupId };
    const ids = [
      ['routingProfileId', routingProfileId, 'routing-profile'],
      ['hierarchyGroupId', hierarchyGroupId, 'agent-group'],
    ] as const;
    const issuesOfIds = ids.flatMap(([name, id, kind]) =>
      typeof id === 'string' ? idIssues([name], id, Infinity, kind) : [],
    );
    const list: DirectoryQuery<User> = {
      kind: 'users',
      parameters,
      issues: [...searchIssues(search), ...issuesOfIds],
      pageOf: (instanceId, filter) =>
        searchUsers(context.readCached, instanceId, parameters, filter),
    };
    return listDirectory(list, args, context);
  }
}
