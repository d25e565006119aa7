import type { AttemptFailure, NotSent, QuotaExhausted } from '../connect-failure.ts';
import type { Deadline } from '../deadline.ts';

/** For which caller a call is made, and with which priority. */
export interface CallPurpose {
  /** The unit of fair sharing: the network address of a caller. */
  readonly caller: string;
  /** Calls of mutations go before calls that only read. */
  readonly priority: 'mutation' | 'read';
}

/** Whether an attempt may be made now. */
export type Admission =
  | { readonly admitted: true }
  | { readonly admitted: false; readonly failure: QuotaExhausted | NotSent };

/** Keeps the calls within Connect's quotas: each attempt of a call is admitted here first. */
export interface Quota {
  /** Waits for a token of the operation's bucket. Fails at once if none can come before the deadline. */
  admit(operation: string, purpose: CallPurpose, deadline: Deadline): Promise<Admission>;
  /** Returns the token of an admission that was not used. */
  refund(operation: string): void;
  /** Called after each attempt: a throttled one slows the operation down for a while. */
  onAttempt(operation: string, failure: AttemptFailure | undefined): void;
}

/** For a Connect without quotas, such as the embedded one by default. */
export const UNLIMITED_QUOTA: Quota = {
  admit: () => Promise.resolve({ admitted: true }),
  refund: () => undefined,
  onAttempt: () => undefined,
};
