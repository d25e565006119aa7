import type { CallConnect } from '../../connect/call-connect.ts';
import type { Deadline } from '../../connect/deadline.ts';
import type { LookupOptions } from './directory-cache.ts';

/** How a request reads what it shares with others: within its own deadline, or within theirs. */
export interface RequestReads extends LookupOptions {
  readonly within: (deadline: Deadline) => CallConnect;
}
