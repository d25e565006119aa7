import type { AttemptFailure, NotSent, QuotaExhausted } from '../connect-failure.ts';
import type { Deadline } from '../deadline.ts';

/** On whose behalf a call is made, and how much hangs on it. */
export interface CallPurpose {
  /** Whoever shares the quota fairly with others: the network address of a caller. */
  readonly caller: string;
  /** What a mutation needs goes before what is only read. */
  readonly priority: 'mutation' | 'read';
}

/** Whether an attempt may be made now. */
export type Admission =
  | { readonly admitted: true }
  | { readonly admitted: false; readonly failure: QuotaExhausted | NotSent };

/** Spends Connect's quotas: every attempt of a call asks here first. */
export interface Quota {
  /** Waits for a token of the operation's bucket, unless there cannot be one before the deadline: that is told at once. */
  admit(operation: string, purpose: CallPurpose, deadline: Deadline): Promise<Admission>;
  /** Takes back an admission that was not used. */
  putBack(operation: string): void;
  /** To be told of each attempt as it ended: a refusal for its rate makes the operation slower for a while. */
  onAttempt(operation: string, failure: AttemptFailure | undefined): void;
}
