import { LRUCache } from 'lru-cache';
import type { ContactFlowList } from '../flows/contact-flow.loader.ts';
import {
  DirectoryCache,
  type DirectoryCacheOptions,
  type OnLookup,
} from '../loading/directory-cache.ts';
import type { CallCache } from '../loading/shared-calls.ts';
import type { Queue } from '../queues/queue.type.ts';
import type { QueueQuickConnects } from '../quick-connects/queue-quick-connects.loader.ts';
import type { QuickConnect } from '../quick-connects/quick-connect.type.ts';
import type { RoutingProfile } from '../routing-profiles/routing-profile.type.ts';
import type { User } from '../users/user.type.ts';

/** What all requests share of Connect's directory. No contact and no live state is ever among it. */
export interface Directory {
  /** Pages of lists, by the call that brought them. */
  readonly lists: CallCache;
  readonly contactFlowLists: DirectoryCache<ContactFlowList>;
  readonly queueQuickConnects: DirectoryCache<QueueQuickConnects>;
  readonly queues: DirectoryCache<Queue>;
  readonly quickConnects: DirectoryCache<QuickConnect>;
  readonly routingProfiles: DirectoryCache<RoutingProfile>;
  readonly users: DirectoryCache<User>;
}

/** Empty caches, one of each kind. */
export function createDirectory(options: DirectoryCacheOptions, onLookup: OnLookup): Directory {
  return {
    lists: new LRUCache({ max: options.max, ttl: options.ttlMs }),
    contactFlowLists: new DirectoryCache('contactFlowLists', options, onLookup),
    queueQuickConnects: new DirectoryCache('queueQuickConnects', options, onLookup),
    queues: new DirectoryCache('queues', options, onLookup),
    quickConnects: new DirectoryCache('quickConnects', options, onLookup),
    routingProfiles: new DirectoryCache('routingProfiles', options, onLookup),
    users: new DirectoryCache('users', options, onLookup),
  };
}
