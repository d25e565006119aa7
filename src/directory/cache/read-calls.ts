import type { CallConnect } from '../../connect/call-connect.ts';
import type { Deadline } from '../../connect/deadline.ts';
import type { Lookup } from './directory-cache.ts';

/** How a request reads what it shares with others: within its own deadline, or within theirs. */
export interface ReadCalls extends Lookup {
  readonly within: (deadline: Deadline) => CallConnect;
}
