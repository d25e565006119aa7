import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Caller } from '../../auth/caller.ts';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { orNotFound } from '../../graphql-kit/errors/resource-not-found.ts';
import type { RoutingProfileLoader } from '../routing-profiles/routing-profile.loader.ts';
import { RoutingProfile } from '../routing-profiles/routing-profile.type.ts';
import type { UserAvailabilityLoader } from './user-availability.loader.ts';
import { type AgentContact, UserAvailability } from './user-availability.type.ts';
import { User } from './user.type.ts';

/** The part of a request's context that the fields of users use. */
interface UserContext {
  readonly caller: Caller;
  readonly routingProfiles: RoutingProfileLoader;
  readonly userAvailability: UserAvailabilityLoader;
}

@Resolver(() => User)
export class UserResolver {
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
    // The caller is not authorized to view contacts of other queues.
    const canView = ({ queueId }: AgentContact): boolean =>
      queueId !== null && queueIds.has(queueId);
    const contacts = availability.contacts.filter(canView);
    return Object.assign(new UserAvailability(), availability, { contacts });
  }
}
