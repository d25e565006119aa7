import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { RequiresPermission } from '../../graphql-kit/access/requires-permission.ts';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { orNotFound } from '../../graphql-kit/errors/resource-not-found.ts';
import { INSTANCE_ID_ARGUMENT, type Instances } from '../../graphql-kit/input/instances.ts';
import { entryById } from '../entry-by-id.ts';
import type { ContactFlowLoader } from '../flows/contact-flow.loader.ts';
import { ContactFlow } from '../flows/contact-flow.type.ts';
import type { QueueLoader } from '../queues/queue.loader.ts';
import { Queue } from '../queues/queue.type.ts';
import type { UserLoader } from '../users/user.loader.ts';
import { User } from '../users/user.type.ts';
import { TRANSFERABLE_TYPES } from './quick-connect-type.enum.ts';
import { QUICK_CONNECTS } from './quick-connect.directory.ts';
import type { QuickConnectLoader } from './quick-connect.loader.ts';
import { QuickConnect, TransferTarget } from './quick-connect.type.ts';

/** The part of a request's context that the fields of quick connects use. */
interface QuickConnectContext {
  readonly contactFlows: ContactFlowLoader;
  readonly instances: Instances;
  readonly queues: QueueLoader;
  readonly quickConnects: QuickConnectLoader;
  readonly users: UserLoader;
}

@Resolver(() => QuickConnect)
export class QuickConnectResolver {
  @UpstreamCost({
    loads: [{ loader: 'quickConnects', keys: 1 }],
    returns: [{ from: 'quickConnects' }],
  })
  @RequiresPermission('READ_DIRECTORY')
  @Query(() => QuickConnect, {
    nullable: true,
    description: 'A quick connect by its id. Null when it does not exist in Connect.',
  })
  async quickConnect(
    @Arg('id', () => ID, { description: "Connect's id of the quick connect. Not its ARN." })
    id: string,
    @Arg('instanceId', () => ID, INSTANCE_ID_ARGUMENT)
    instanceId: string | null,
    @Ctx() { instances, quickConnects }: QuickConnectContext,
  ): Promise<QuickConnect | null> {
    return entryById(quickConnects, QUICK_CONNECTS.entity, { id, instanceId }, instances);
  }

  @UpstreamCost({})
  @FieldResolver(() => TransferTarget, {
    nullable: true,
    description:
      'The target to pass to `transferContact` as `input.target`. Null for a type that contacts cannot be transferred to.',
  })
  target(@Root() { id, type }: QuickConnect): TransferTarget | null {
    return TRANSFERABLE_TYPES.some((one) => one === type) ? { quickConnectId: id } : null;
  }

  @UpstreamCost({ loads: [{ loader: 'queues', keys: 1 }], returns: [{ from: 'queues' }] })
  @FieldResolver(() => Queue, {
    nullable: true,
    description: 'The queue that a `QUEUE` quick connect leads to. Null for other types.',
  })
  async queue(
    @Root() { instanceId, queueId: id }: QuickConnect,
    @Ctx() { queues }: QuickConnectContext,
  ): Promise<Queue | null> {
    return id === null ? null : orNotFound(await queues.load({ instanceId, id }), 'queue', id);
  }

  @UpstreamCost({ loads: [{ loader: 'users', keys: 1 }], returns: [{ from: 'users' }] })
  @FieldResolver(() => User, {
    nullable: true,
    description: 'The user that a `USER` quick connect leads to. Null for other types.',
  })
  async user(
    @Root() { instanceId, userId: id }: QuickConnect,
    @Ctx() { users }: QuickConnectContext,
  ): Promise<User | null> {
    return id === null ? null : orNotFound(await users.load({ instanceId, id }), 'user', id);
  }

  @UpstreamCost({ loads: [{ loader: 'contactFlows', keys: 1 }] })
  @FieldResolver(() => ContactFlow, {
    nullable: true,
    description:
      'The flow that a transfer by the quick connect uses. Null for a `PHONE_NUMBER` quick connect.',
  })
  async contactFlow(
    @Root() { instanceId, contactFlowId: id }: QuickConnect,
    @Ctx() { contactFlows }: QuickConnectContext,
  ): Promise<ContactFlow | null> {
    return id === null ? null : orNotFound(await contactFlows.load({ instanceId, id }), 'flow', id);
  }
}
