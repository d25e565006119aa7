import type { Caller } from '../../auth/caller.ts';
import type { RoutingProfileLoader } from '../routing-profiles/routing-profile.loader.ts';
import type { UserAvailabilityLoader } from './user-availability.loader.ts';
import type { UserLoader } from './user.loader.ts';

/** What the resolvers of users take from a request's context. */
export interface UserContext {
  readonly caller: Caller;
  readonly users: UserLoader;
  readonly userAvailability: UserAvailabilityLoader;
  readonly routingProfiles: RoutingProfileLoader;
}
