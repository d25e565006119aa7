import type { CallPurpose } from './quota.ts';

/** Above this many callers those are forgotten who have no more to make up for. */
const MANY_CALLERS = 1_000;

/**
 * The order in which waiting calls are let through: mutations before reads, and each caller's turn comes as often as
 * every other's, however many calls it has waiting.
 *
 * This is start-time fair queueing: each call that is let through moves its caller one turn ahead, and who has had the
 * fewest turns comes next. A caller that was away is owed nothing for it.
 */
export class FairOrder {
  /** The turn that the queue has come to. */
  #turn = 0;
  /** The turn that a caller may have next. */
  readonly #next = new Map<string, number>();

  /** Calls in the order in which they are to be let through; given in the order in which they came. */
  sort<Call extends { readonly purpose: CallPurpose }>(calls: readonly Call[]): Call[] {
    const waiting = new Map<string, number>();
    const byPriority = calls.toSorted((one, other) => rank(one) - rank(other));
    return byPriority
      .map((call) => {
        const { caller } = call.purpose;
        const ahead = waiting.get(caller) ?? 0;
        waiting.set(caller, ahead + 1);
        return { call, turn: this.#nextOf(caller) + ahead };
      })
      .sort((one, other) => rank(one.call) - rank(other.call) || one.turn - other.turn)
      .map(({ call }) => call);
  }

  /** To be told of each call that is let through. */
  onAdmitted({ caller }: CallPurpose): void {
    const turn = this.#nextOf(caller);
    this.#turn = Math.max(this.#turn, turn);
    this.#next.set(caller, turn + 1);
    if (this.#next.size > MANY_CALLERS) this.#forgetOthers();
  }

  #nextOf(caller: string): number {
    return Math.max(this.#turn, this.#next.get(caller) ?? 0);
  }

  #forgetOthers(): void {
    for (const [caller, next] of this.#next) {
      if (next <= this.#turn) this.#next.delete(caller);
    }
  }
}

function rank({ purpose }: { readonly purpose: CallPurpose }): number {
  return purpose.priority === 'mutation' ? 0 : 1;
}
