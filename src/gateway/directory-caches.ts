import type { ZodType } from 'zod';
import { DirectoryCache, type DirectoryCacheOptions } from '../directory/cache/directory-cache.ts';
import { ListPageCache } from '../directory/cache/list-page-cache.ts';
import { type SharedCache, SharedCacheEntries } from '../directory/cache/shared-cache-entries.ts';
import { CONTACT_FLOW_LIST_CODEC } from '../directory/flows/contact-flow.codec.ts';
import type { ContactFlowList } from '../directory/flows/contact-flow.loader.ts';
import { QUEUE_CODEC } from '../directory/queues/queue.codec.ts';
import type { Queue } from '../directory/queues/queue.type.ts';
import { QUICK_CONNECT_CODEC } from '../directory/quick-connects/quick-connect.codec.ts';
import type { QuickConnect } from '../directory/quick-connects/quick-connect.type.ts';
import { ROUTING_PROFILE_CODEC } from '../directory/routing-profiles/routing-profile.codec.ts';
import type { RoutingProfile } from '../directory/routing-profiles/routing-profile.type.ts';
import { USER_CODEC } from '../directory/users/user.codec.ts';
import type { User } from '../directory/users/user.type.ts';

/** What all requests share of Connect's directory. No contact and no live state is ever among it. */
export interface DirectoryCaches {
  /** Pages of lists, and instances, by what was asked. */
  readonly lists: ListPageCache;
  readonly contactFlowLists: DirectoryCache<ContactFlowList>;
  readonly queues: DirectoryCache<Queue>;
  readonly quickConnects: DirectoryCache<QuickConnect>;
  readonly routingProfiles: DirectoryCache<RoutingProfile>;
  readonly users: DirectoryCache<User>;
}

/** Empty caches, one of each kind; what other gateways have read is in a shared place, if there is one. */
export function createDirectoryCaches(
  options: DirectoryCacheOptions,
  place?: SharedCache,
): DirectoryCaches {
  const sharedBy = <Value extends object>(
    name: string,
    codec: ZodType<Value | null>,
  ): SharedCacheEntries<Value> | undefined =>
    place && new SharedCacheEntries<Value>(place, name, codec);
  const cacheOf = <Value extends object>(
    name: string,
    codec: ZodType<Value>,
  ): DirectoryCache<Value> =>
    new DirectoryCache(name, options, sharedBy<Value>(name, codec.nullable()));
  return {
    lists: new ListPageCache(
      (codec) => new DirectoryCache('lists', options, sharedBy('lists', codec)),
    ),
    contactFlowLists: cacheOf('contactFlowLists', CONTACT_FLOW_LIST_CODEC),
    queues: cacheOf('queues', QUEUE_CODEC),
    quickConnects: cacheOf('quickConnects', QUICK_CONNECT_CODEC),
    routingProfiles: cacheOf('routingProfiles', ROUTING_PROFILE_CODEC),
    users: cacheOf('users', USER_CODEC),
  };
}
