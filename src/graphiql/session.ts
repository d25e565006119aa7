import type { AccessToken } from './access-token.ts';

/**
 * Who is signed in, for all tabs. `expired`: by this computer's clock, the token's time is over. `rejected`: the gateway
 * has answered 401 to it. The token is sent in either case, since the gateway has the last word.
 */
export type SessionState =
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'signed-in' | 'expired' | 'rejected'; readonly token: AccessToken };

export type SignedIn = Exclude<SessionState, { kind: 'signed-out' }>;

/** The max delay of a browser's timer. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Holds the token in memory alone: neither storage nor URL nor log ever has it, and it is lost with the page. */
export class Session {
  #state: SessionState = { kind: 'signed-out' };
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  get state(): SessionState {
    return this.#state;
  }

  /** @returns what ends the subscription. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  signIn(token: AccessToken): void {
    this.#become({ kind: 'signed-in', token });
    this.#watchExpiry(token);
  }

  signOut(): void {
    clearTimeout(this.#timer);
    this.#become({ kind: 'signed-out' });
  }

  /** Takes notice of an answer to a request that was sent with this token. */
  noteAnswer(text: string, status: number): void {
    const state = this.#state;
    if (state.kind === 'signed-out' || state.token.text !== text) return;
    if (status === 401) this.#become({ ...state, kind: 'rejected' });
    else if (state.kind === 'rejected' && status < 400)
      this.#become({ ...state, kind: 'signed-in' });
  }

  #watchExpiry(token: AccessToken): void {
    clearTimeout(this.#timer);
    const left = token.claims?.expiresAt && token.claims.expiresAt.getTime() - Date.now();
    if (left === undefined) return;
    if (left <= 0) {
      if (this.#state.kind === 'signed-in') this.#become({ kind: 'expired', token });
      return;
    }
    this.#timer = setTimeout(
      () => {
        this.#watchExpiry(token);
      },
      Math.min(left, MAX_TIMER_MS),
    );
  }

  #become(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
