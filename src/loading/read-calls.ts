import type { CallConnect } from '../connect/call-connect.ts';
import type { Deadline } from '../connect/deadline.ts';

/** How a request reads what it shares with others: within its own deadline, or within theirs. */
export interface ReadCalls {
  readonly deadline: Deadline;
  readonly within: (deadline: Deadline) => CallConnect;
}
