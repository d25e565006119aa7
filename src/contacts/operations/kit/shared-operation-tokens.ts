import { setTimeout as sleep } from 'node:timers/promises';
import type { Deadline } from '../../../connect/deadline.ts';

/** The claim of a token by a request, as gateways share it. */
export interface NamedClaim {
  /** A random id of the request. */
  readonly owner: string;
  readonly inputDigest: string;
}

export interface TokenClaim extends NamedClaim {
  /** The time until the request has ended. After that, its gateway has crashed, and its outcome is unknown. */
  readonly endsInMs: number;
  /** For how long after that Connect may still process it, or delay showing its outcome. */
  readonly shownWithinMs: number;
}

/** What the gateways know of earlier requests with a token, at the time of a claim. */
export type ClaimReply =
  | { readonly state: 'none' }
  /** `forMs`: for how much longer the result is remembered. */
  | { readonly state: 'executed'; readonly result: string; readonly forMs: number }
  | { readonly state: 'open'; readonly quietForMs: number; readonly atLargeForMs: number }
  /** Another request has claimed it, for as long as this. */
  | { readonly state: 'running'; readonly forMs: number }
  | { readonly state: 'conflict' };

/** How a request with a token has ended. */
export type ClaimEnd =
  | { readonly state: 'executed'; readonly result: string }
  | { readonly state: 'not-executed' }
  | { readonly state: 'open'; readonly atLargeForMs: number }
  | { readonly state: 'unchanged' };

/** The store in which gateways share their tokens. Its methods never reject: on an error, nothing is known. */
export interface SharedOperationTokens {
  /**
   * Claims the token for a request, unless it was executed, is claimed by another request, or was used with another
   * input. A request that claims again keeps its claim.
   *
   * @param key the token, with whose it is and what for.
   */
  claim(key: string, claim: TokenClaim): Promise<ClaimReply | undefined>;
  end(key: string, claim: NamedClaim, end: ClaimEnd): Promise<void>;
}

/** A gateway's request may end a little later than its deadline. */
export const CLAIM_GRACE_MS = 500;

/** The pause before the next attempt to claim a token that another gateway is using. */
const POLL_MS = 100;

/**
 * Claims a token as soon as no other gateway uses it, at most until the deadline.
 *
 * @returns undefined when the store is unavailable, and nothing is known.
 */
export async function claimWhenFree(
  store: SharedOperationTokens,
  key: string,
  claim: Omit<TokenClaim, 'endsInMs'>,
  deadline: Deadline,
): Promise<ClaimReply | undefined> {
  let hasSeenOther = false;
  for (;;) {
    const endsInMs = deadline.remainingMs() + CLAIM_GRACE_MS;
    const reply = await store.claim(key, { ...claim, endsInMs });
    if (reply === undefined && hasSeenOther) {
      // How the other request ends can no longer be read.
      return { state: 'open', quietForMs: 0, atLargeForMs: endsInMs + claim.shownWithinMs };
    }
    if (reply?.state !== 'running' || deadline.signal.aborted) return reply;
    hasSeenOther = true;
    const pauseMs = Math.min(POLL_MS, reply.forMs + 1);
    await sleep(pauseMs, undefined, { signal: deadline.signal }).catch(() => undefined);
  }
}
