import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { RequiresPermission } from '../../graphql-kit/access/requires-permission.ts';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { unknownIssues } from '../../graphql-kit/input/input-issue.ts';
import { DirectoryListArgs } from '../../graphql-kit/relay/args.ts';
import type { Connection } from '../../graphql-kit/relay/connection.type.ts';
import {
  type DirectoryQuery,
  type ListContext,
  listDirectory,
} from '../../graphql-kit/relay/list-directory.ts';
import { pageCost } from '../../graphql-kit/relay/paginate.ts';
import { SEARCH_LENGTHS, searchIssues } from '../../graphql-kit/relay/search-text.ts';
import { ContactFlowType } from './contact-flow-type.enum.ts';
import { type ContactFlow, ContactFlowConnection } from './contact-flow.type.ts';
import { searchContactFlows } from './search-contact-flows.ts';

@Resolver()
export class ContactFlowsResolver {
  @UpstreamCost(pageCost)
  @RequiresPermission('READ_DIRECTORY')
  @Query(() => ContactFlowConnection, {
    nullable: true,
    description: 'The flows of an instance, including those that are not in use.',
  })
  async contactFlows(
    @Arg('search', () => String, {
      nullable: true,
      description: `Only flows whose name contains this text: ${SEARCH_LENGTHS}`,
    })
    search: string | null | undefined,
    @Arg('types', () => [ContactFlowType], {
      nullable: true,
      description:
        'Only flows of these types. An empty list restricts nothing; `UNKNOWN` is rejected.',
    })
    types: readonly ContactFlowType[] | null | undefined,
    @Arg('active', () => Boolean, {
      nullable: true,
      description:
        'True for only flows that are in use (published and not archived), false for only the others.',
    })
    active: boolean | null | undefined,
    @Args(() => DirectoryListArgs) args: DirectoryListArgs,
    @Ctx() context: ListContext,
  ): Promise<Connection<ContactFlow>> {
    const parameters = { search, types, active };
    const list: DirectoryQuery<ContactFlow> = {
      kind: 'contactFlows',
      parameters,
      issues: [...searchIssues(search), ...unknownIssues(['types'], types)],
      pageOf: (instanceId, filter) =>
        searchContactFlows(context.readCached, instanceId, parameters, filter),
    };
    return listDirectory(list, args, context);
  }
}
