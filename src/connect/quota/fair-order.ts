import type { CallPurpose } from './quota.ts';

/** Above this number of callers, those without a turn ahead of the queue's are dropped. */
const MANY_CALLERS = 1_000;

/**
 * The order in which waiting calls are admitted: mutations before reads, and all callers equally often, however many calls
 * a caller has waiting.
 *
 * This is start-time fair queueing: each admitted call moves its caller one turn ahead, and the caller with the fewest turns
 * is next. A caller earns no turns while it sends no calls.
 */
export class FairOrder {
  /** The current turn of the queue. */
  #turn = 0;
  /** The next turn of each caller. */
  readonly #next = new Map<string, number>();

  /** Sorts calls, given in order of arrival, into the order of admission. */
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

  /** Called with each admitted call. */
  onAdmitted({ caller }: CallPurpose): void {
    const turn = this.#nextOf(caller);
    this.#turn = Math.max(this.#turn, turn);
    this.#next.set(caller, turn + 1);
    if (this.#next.size > MANY_CALLERS) this.#dropIdle();
  }

  #nextOf(caller: string): number {
    return Math.max(this.#turn, this.#next.get(caller) ?? 0);
  }

  #dropIdle(): void {
    for (const [caller, next] of this.#next) {
      if (next <= this.#turn) this.#next.delete(caller);
    }
  }
}

function rank({ purpose }: { readonly purpose: CallPurpose }): number {
  return purpose.priority === 'mutation' ? 0 : 1;
}
