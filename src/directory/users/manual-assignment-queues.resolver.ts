import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { isUnknown } from '../../connect/connect-failure.ts';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { REFERENCE_FIELDS, selectsOnly } from '../../graphql-kit/document/select-fields.ts';
import { orNotFound, resourceNotFound } from '../../graphql-kit/errors/resource-not-found.ts';
import { badUserInput } from '../../graphql-kit/input/input-issue.ts';
import { ConnectionArgs } from '../../graphql-kit/relay/args.ts';
import type { Connection } from '../../graphql-kit/relay/connection.type.ts';
import type { ListContext } from '../../graphql-kit/relay/list-directory.ts';
import { parsePageArguments } from '../../graphql-kit/relay/page-request.ts';
import {
  type FetchPage,
  fetchPageOf,
  filterPage,
  pageCost,
  paginate,
} from '../../graphql-kit/relay/paginate.ts';
import type { QueueLoader } from '../queues/queue.loader.ts';
import { Queue } from '../queues/queue.type.ts';
import { listManualAssignmentQueues } from './list-manual-assignment-queues.ts';
import {
  ManualAssignmentQueue,
  ManualAssignmentQueueConnection,
} from './manual-assignment-queue.type.ts';
import { User } from './user.type.ts';

@Resolver(() => User)
export class ManualAssignmentQueuesResolver {
  @UpstreamCost(pageCost)
  @FieldResolver(() => ManualAssignmentQueueConnection, {
    nullable: true,
    description:
      'The queues from which the user may pick contacts, by the routing profile: one entry for each queue and channel. Empty for a user without a routing profile. A caller that is restricted to queues sees only these queues. Users with the same routing profile share the calls to Connect.',
  })
  async manualAssignmentQueues(
    @Root() { instanceId, routingProfileId }: User,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() { caller: { queueIds }, now, readCached }: ListContext,
  ): Promise<Connection<ManualAssignmentQueue>> {
    const parameters = { instanceId, routingProfileId };
    const { page, issues } = parsePageArguments(args, 'manualAssignmentQueues', parameters, now);
    if (issues.length > 0) throw badUserInput(issues);
    if (routingProfileId === null) {
      return paginate(page, fetchPageOf<ManualAssignmentQueue>([]));
    }
    const all = existing(
      listManualAssignmentQueues(readCached, { instanceId, id: routingProfileId }),
      instanceId,
      routingProfileId,
    );
    const canView = ({ queueId }: ManualAssignmentQueue): boolean => queueIds?.has(queueId) ?? true;
    return paginate(page, filterPage(all, canView));
  }
}

/** The list of a routing profile. It rejects with an error that names the routing profile if that does not exist. */
function existing(
  fetchPage: FetchPage<ManualAssignmentQueue>,
  instanceId: string,
  routingProfileId: string,
): FetchPage<ManualAssignmentQueue> {
  return async (request) => {
    const result = await fetchPage(request);
    const isFirst = request.nextToken === undefined;
    if (!result.ok && isFirst && isUnknown(result.failure, [instanceId, routingProfileId])) {
      throw resourceNotFound(routingProfileId, 'routing profile');
    }
    return result;
  };
}

@Resolver(() => ManualAssignmentQueue)
export class ManualAssignmentQueueResolver {
  @UpstreamCost(({ selectsOnly: selectsOnlyNames }) =>
    selectsOnlyNames(REFERENCE_FIELDS)
      ? {}
      : { loads: [{ loader: 'queues', keys: 1 }], returns: [{ from: 'queues' }] },
  )
  @FieldResolver(() => Queue, {
    nullable: true,
    description:
      'The queue. Null, with an error, when it no longer exists. Selecting only its `id` and `instanceId` costs no further call to Connect.',
  })
  async queue(
    @Root() { instanceId, queueId: id }: ManualAssignmentQueue,
    @Ctx() { queues }: { readonly queues: QueueLoader },
    @Info() info: GraphQLResolveInfo,
  ): Promise<Partial<Queue>> {
    if (selectsOnly(info, REFERENCE_FIELDS)) return { instanceId, id };
    return orNotFound(await queues.load({ instanceId, id }), 'queue', id);
  }
}
