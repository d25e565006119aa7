import { LocalTokenBuckets } from '../connect/quota/local-token-buckets.ts';
import type { Rate, Acquisition, TokenBuckets } from '../connect/quota/token-buckets.ts';
import type { RedisTokenBuckets } from './redis-token-buckets.ts';

/** Buckets in Redis; each method returns `undefined` when Redis does not answer. */
export type SharedBuckets = Pick<RedisTokenBuckets, 'acquire' | 'refund' | 'drain'>;

/**
 * Buckets that gateways share by Redis. Without Redis, each gateway spends its own part of the rates, from buckets that
 * start empty: the tokens in the shared buckets may have been spent already.
 */
export class SharedTokenBuckets implements TokenBuckets {
  readonly #shared: SharedBuckets;
  readonly #ownRateOf: (operation: string) => Rate;
  readonly #now: () => number;
  /** The operations that have buckets. */
  readonly #operations = new Set<string>();
  #own: LocalTokenBuckets;
  #hasSpentShared = false;
  #hasSpentAlone = false;

  /**
   * @param ownRateOf the part of the rates that this gateway may spend without Redis.
   * @param now a clock in milliseconds that never goes back; the machine's own by default.
   */
  constructor(
    shared: SharedBuckets,
    ownRateOf: (operation: string) => Rate,
    now: () => number = () => performance.now(),
  ) {
    this.#shared = shared;
    this.#ownRateOf = ownRateOf;
    this.#now = now;
    this.#own = this.#emptyBuckets();
  }

  async acquire(operation: string, cost: number): Promise<Acquisition> {
    this.#operations.add(operation);
    const shared = await this.#shared.acquire(operation, cost);
    if (shared !== undefined) {
      this.#hasSpentShared ||= shared.acquired;
      return shared;
    }
    const own = await this.#own.acquire(operation, cost);
    this.#hasSpentAlone ||= own.acquired;
    return own;
  }

  async refund(operation: string, cost: number): Promise<void> {
    const shared = await this.#shared.refund(operation, cost);
    if (shared === undefined) await this.#own.refund(operation, cost);
  }

  async drain(operation: string): Promise<void> {
    const shared = await this.#shared.drain(operation);
    if (shared === undefined) await this.#own.drain(operation);
  }

  /** Whether tokens were spent that the shared buckets do not know of. */
  get hasSpentAlone(): boolean {
    return this.#hasSpentAlone;
  }

  /** Called when the shared buckets were emptied because of those tokens. */
  onSharedEmptied(): void {
    this.#hasSpentAlone = false;
  }

  /** Called when Redis is lost. While no shared tokens were spent since, the own buckets keep their tokens. */
  onSharedLost(): void {
    if (!this.#hasSpentShared) return;
    this.#hasSpentShared = false;
    this.#own = this.#emptyBuckets();
  }

  /** They refill from now on, and not from their first use. */
  #emptyBuckets(): LocalTokenBuckets {
    const buckets = new LocalTokenBuckets(this.#ownRateOf, { startsEmpty: true, now: this.#now });
    for (const operation of this.#operations) void buckets.drain(operation);
    return buckets;
  }
}
