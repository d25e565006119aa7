import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { RequiresPermission } from '../../graphql-kit/access/requires-permission.ts';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { badUserInput } from '../../graphql-kit/input/input-issue.ts';
import { instanceIssues } from '../../graphql-kit/input/instances.ts';
import { ConnectionArgs } from '../../graphql-kit/relay/args.ts';
import type { Connection } from '../../graphql-kit/relay/connection.type.ts';
import { parsePageArguments } from '../../graphql-kit/relay/page-request.ts';
import { pageCost, paginate } from '../../graphql-kit/relay/paginate.ts';
import type { ContactContext } from '../contact.context.ts';
import { type Contact, ContactConnection } from '../contact.type.ts';
import { ContactFilterInput } from './contact-filter.input.ts';
import { FIELDS_NOT_IN_SEARCH } from './contact-from-summary.ts';
import { ContactOrderByInput } from './contact-order-by.input.ts';
import { listUntilNow, type TimedSearch } from './list-until-now.ts';
import { parseContactFilter } from './parse-contact-filter.ts';
import { filterByQueues, restrictFilterToQueues } from './restrict-to-queues.ts';
import { searchContacts } from './search-contacts.ts';

@Resolver()
export class ContactsResolver {
  @UpstreamCost((requested) => pageCost(requested, { describeFields: FIELDS_NOT_IN_SEARCH }))
  @RequiresPermission('READ_CONTACTS')
  @Query(() => ContactConnection, {
    nullable: true,
    description:
      'The contacts of an instance: by default those that were initiated in the last 14 days, latest first. Changes appear with a delay. Connect allows one such search every two seconds by default, for all callers together.',
  })
  async contacts(
    @Arg('filter', () => ContactFilterInput, {
      nullable: true,
      description:
        'The conditions that the contacts must meet. Without them, only the default time range applies.',
    })
    givenFilter: ContactFilterInput | null | undefined,
    @Arg('orderBy', () => ContactOrderByInput, {
      nullable: true,
      description:
        'The order of the contacts. By default, the contact that was initiated last comes first.',
    })
    orderBy: ContactOrderByInput | null | undefined,
    @Arg('instanceId', () => ID, {
      nullable: true,
      description:
        'The id of the Connect instance: one that the gateway allows. By default, the configured instance.',
    })
    givenInstanceId: string | null | undefined,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx()
    context: ContactContext,
  ): Promise<Connection<Contact>> {
    const { callConnectDeduplicated, caller, connectNow, instances } = context;
    const filter = restrictFilterToQueues(givenFilter ?? {}, caller);
    const instanceId = givenInstanceId ?? instances.defaultId;
    const parameters = { instanceId, filter, orderBy };
    const { page, issues } = parsePageArguments(args, 'contacts', parameters, connectNow.time);
    const otherIssues = [...issues, ...instanceIssues(['instanceId'], instanceId, instances)];
    const searchAsOf = (asOf: number): TimedSearch => {
      const { search, issues: searchIssues } = parseContactFilter(filter, orderBy, asOf);
      const found = searchContacts(callConnectDeduplicated, instanceId, search);
      return {
        page: { ...page, asOf },
        issues: searchIssues,
        fetchPage: filterByQueues(found, caller),
      };
    };
    if (otherIssues.length > 0) {
      throw badUserInput([...searchAsOf(page.asOf).issues, ...otherIssues]);
    }
    const isUntilNow = !page.resumed && (filter.timeRange?.to ?? null) === null;
    if (isUntilNow) return listUntilNow(searchAsOf, context, instanceId);
    const search = searchAsOf(page.asOf);
    if (search.issues.length > 0) throw badUserInput(search.issues);
    return paginate(search.page, search.fetchPage);
  }
}
