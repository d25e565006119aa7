import type { Caller } from '../../auth/caller.ts';
import type { Instances } from '../input/instances.ts';
import type { ReadCached } from './read-cached.ts';

/** What the resolvers of lists take from a request's context. */
export interface ListContext {
  readonly readCached: ReadCached;
  readonly instances: Instances;
  readonly caller: Caller;
  /** What "now" means to all that the request asks for, in milliseconds: equal lists are to be equal calls. */
  readonly now: number;
}
