import type { CompletedTransfer } from './transfer-outcome.ts';
import type { LocalSpan } from './transfer-window.ts';

/** What a request has shown of its token. */
export type TokenResult =
  /** The token was executed. */
  | { readonly state: 'executed'; readonly transfer: CompletedTransfer }
  /** It was not, and none of the requests so far can still execute it. */
  | { readonly state: 'not-executed' }
  /** This request may have executed it, within a span of the monotonic clock. */
  | {
      readonly state: 'open';
      readonly span: LocalSpan;
      /** Whether Connect may still be at work on it: it has not answered all attempts. */
      readonly isAtLarge: boolean;
    }
  /** This request has executed nothing, and says nothing of earlier ones. */
  | { readonly state: 'unchanged' };
