import type { CallConnect } from '../../connect/call-connect.ts';
import type { Instances } from '../instances.ts';

/** What the resolvers of lists take from a request's context. */
export interface ListContext {
  /** Reads what is of the directory: equal reads of all requests are one call, for a while. */
  readonly callDirectory: CallConnect;
  readonly instances: Instances;
  /** What "now" means to all that the request asks for, in milliseconds: equal lists are to be equal calls. */
  readonly now: number;
}
