import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Caller } from '../../auth/caller.ts';
import { RequiresPermission } from '../../graphql-kit/access/requires-permission.ts';
import { type AnswerGrowth, countEntries } from '../../graphql-kit/cost/answer-growth.ts';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { orNotFound } from '../../graphql-kit/errors/resource-not-found.ts';
import { INSTANCE_ID_ARGUMENT, type Instances } from '../../graphql-kit/input/instances.ts';
import { entryById } from '../entry-by-id.ts';
import type { RoutingProfileLoader } from '../routing-profiles/routing-profile.loader.ts';
import { RoutingProfile } from '../routing-profiles/routing-profile.type.ts';
import { contactsInQueues } from './contacts-in-queues.ts';
import type { UserAvailabilityLoader } from './user-availability.loader.ts';
import { AgentContact, MAX_ROUTED_CONTACTS, UserAvailability } from './user-availability.type.ts';
import { USERS } from './user.directory.ts';
import type { UserLoader } from './user.loader.ts';
import { User } from './user.type.ts';

/** The part of a request's context that the fields of users use. */
interface UserContext {
  readonly caller: Caller;
  readonly instances: Instances;
  readonly routingProfiles: RoutingProfileLoader;
  readonly userAvailability: UserAvailabilityLoader;
  readonly users: UserLoader;
}

@Resolver(() => User)
export class UserResolver {
  @UpstreamCost({ loads: [{ loader: 'users', keys: 1 }], returns: [{ from: 'users' }] })
  @RequiresPermission('READ_DIRECTORY')
  @Query(() => User, {
    nullable: true,
    description:
      'A user by their id, such as an agent. Null when the user does not exist in Connect.',
  })
  async user(
    @Arg('id', () => ID, { description: "Connect's id of the user. Not its ARN." })
    id: string,
    @Arg('instanceId', () => ID, INSTANCE_ID_ARGUMENT)
    instanceId: string | null,
    @Ctx() { instances, users }: UserContext,
  ): Promise<User | null> {
    return entryById(users, USERS.entity, { id, instanceId }, instances);
  }

  @UpstreamCost({ loads: [{ loader: 'routingProfiles', keys: 1 }] })
  @FieldResolver(() => RoutingProfile, {
    nullable: true,
    description:
      'The routing profile, which decides which contacts the user gets. Null for a user without one.',
  })
  async routingProfile(
    @Root() { instanceId, routingProfileId: id }: User,
    @Ctx() { routingProfiles }: UserContext,
  ): Promise<RoutingProfile | null> {
    if (id === null) return null;
    return orNotFound(await routingProfiles.load({ instanceId, id }), 'routing profile', id);
  }

  @UpstreamCost({ loads: [{ loader: 'userAvailability', keys: 1 }] })
  @FieldResolver(() => UserAvailability, {
    nullable: true,
    description:
      'The live state of the user, never from a cache: status, contacts and free capacity. Null for a user that is not signed in. One call to Connect reads up to 100 users.',
  })
  async availability(
    @Root() { instanceId, id }: User,
    @Ctx() { caller: { queueIds }, userAvailability }: UserContext,
  ): Promise<UserAvailability | null> {
    const availability = await userAvailability.load({ instanceId, id });
    if (availability === null || queueIds === undefined) return availability;
    const contacts = contactsInQueues(availability.contacts, queueIds);
    return Object.assign(new UserAvailability(), availability, { contacts });
  }
}

@Resolver(() => UserAvailability)
export class UserAvailabilityResolver {
  @UpstreamCost({ returns: [{ entries: MAX_ROUTED_CONTACTS }] })
  @FieldResolver(() => [AgentContact], {
    description:
      'The contacts that the agent currently has. A caller that is restricted to queues sees only the contacts of these queues.',
  })
  contacts(
    @Root() { contacts }: UserAvailability,
    @Ctx() context: AnswerGrowth,
    @Info() info: GraphQLResolveInfo,
  ): readonly AgentContact[] {
    countEntries(context, info, contacts.length, MAX_ROUTED_CONTACTS);
    return contacts;
  }
}
