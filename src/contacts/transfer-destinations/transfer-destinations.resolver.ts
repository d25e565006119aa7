import { Arg, Args, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';
import { QuickConnectConnection } from '../../directory/quick-connects/quick-connect.type.ts';
import type { QuickConnect } from '../../directory/quick-connects/quick-connect.type.ts';
import { RequiresPermission } from '../../graphql-kit/access/requires-permission.ts';
import {
  type FieldCost,
  type RequestedField,
  UpstreamCost,
} from '../../graphql-kit/cost/upstream-cost.ts';
import { badUserInput, idIssues, MAX_LENGTHS } from '../../graphql-kit/input/input-issue.ts';
import { instanceIssues } from '../../graphql-kit/input/instances.ts';
import { ListArgs } from '../../graphql-kit/relay/args.ts';
import type { Connection } from '../../graphql-kit/relay/connection.type.ts';
import { parsePageArguments } from '../../graphql-kit/relay/page-request.ts';
import { maxEntries, pageCost } from '../../graphql-kit/relay/paginate.ts';
import { SEARCH_LENGTHS, searchIssues } from '../../graphql-kit/relay/search-text.ts';
import type { ContactContext } from '../contact.context.ts';
import { transferDestinations } from './transfer-destinations.ts';

@Resolver()
export class TransferDestinationsResolver {
  // The result depends on where the contact currently is.
  @Directive('@cacheControl(maxAge: 0)')
  @UpstreamCost(costOfTransferDestinations)
  @RequiresPermission('READ_CONTACTS', 'READ_DIRECTORY')
  @Query(() => QuickConnectConnection, {
    nullable: true,
    description:
      'The destinations that a contact can be transferred to: the quick connects of its queue, or all quick connects when it has no queue or waits in an agent queue. Pass the `target` of one to `transferContact` as `input.target`. Empty for a contact that has ended; phone numbers are listed only for calls.',
  })
  async transferDestinations(
    @Arg('contactId', () => ID, {
      description: 'The id of the contact: 1 to 256 characters. Not its ARN.',
    })
    contactId: string,
    @Arg('search', () => String, {
      nullable: true,
      description: `Only destinations whose name contains this text (case-insensitive): ${SEARCH_LENGTHS}`,
    })
    search: string | null | undefined,
    @Args(() => ListArgs) { instanceId: givenInstanceId, ...pageArguments }: ListArgs,
    @Ctx() context: ContactContext,
  ): Promise<Connection<QuickConnect>> {
    const { instances, now } = context;
    const instanceId = givenInstanceId ?? instances.defaultId;
    const parameters = { instanceId, contactId, search };
    const { page, issues } = parsePageArguments(
      pageArguments,
      'transferDestinations',
      parameters,
      now,
    );
    const allIssues = [
      ...idIssues(['contactId'], contactId, MAX_LENGTHS.contactId, 'contact'),
      ...searchIssues(search),
      ...instanceIssues(['instanceId'], instanceId, instances),
      ...issues,
    ];
    if (allIssues.length > 0) throw badUserInput(allIssues);
    const reference = { instanceId, id: contactId };
    return transferDestinations(context, reference, search ?? undefined, page);
  }
}

/**
 * Reads the contact and the first page of its queue's quick connects; then the requested page of these and their
 * details, or, if the queue turns out to be an agent's, a page of all quick connects.
 */
function costOfTransferDestinations(requested: RequestedField): FieldCost {
  const page = pageCost(requested);
  return {
    ...page,
    calls: 1 + (page.calls ?? 0),
    loads: [
      { loader: 'contacts', keys: 1 },
      { loader: 'queues', keys: 1 },
      { loader: 'quickConnects', keys: maxEntries(requested.args) },
    ],
  };
}
