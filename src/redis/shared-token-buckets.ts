import { LocalTokenBuckets } from '../connect/quota/local-token-buckets.ts';
import type { Rate, Acquisition, TokenBuckets } from '../connect/quota/token-buckets.ts';
import type { RedisTokenBuckets } from './redis-token-buckets.ts';

/** Buckets in Redis; each method returns `undefined` when Redis does not respond. */
export type SharedBuckets = Pick<RedisTokenBuckets, 'acquire' | 'refund' | 'drain'>;

/**
 * Buckets that gateways share through Redis. Without Redis, each gateway spends its share of the rates, from local
 * buckets that start empty: the tokens in the shared buckets may have been spent already.
 */
export class SharedTokenBuckets implements TokenBuckets {
  readonly #shared: SharedBuckets;
  readonly #localRateOf: (operation: string) => Rate;
  readonly #now: () => number;
  /** The operations that have buckets. */
  readonly #operations = new Set<string>();
  #local: LocalTokenBuckets;
  #hasSpentShared = false;
  #hasSpentAlone = false;

  /**
   * @param localRateOf the rate of an operation that this gateway may spend without Redis.
   * @param now a monotonic clock in milliseconds; the machine's own by default.
   */
  constructor(
    shared: SharedBuckets,
    localRateOf: (operation: string) => Rate,
    now: () => number = () => performance.now(),
  ) {
    this.#shared = shared;
    this.#localRateOf = localRateOf;
    this.#now = now;
    this.#local = this.#emptyBuckets();
  }

  async acquire(operation: string, cost: number): Promise<Acquisition> {
    this.#operations.add(operation);
    const shared = await this.#shared.acquire(operation, cost);
    if (shared !== undefined) {
      this.#hasSpentShared ||= shared.acquired;
      return shared;
    }
    const own = await this.#local.acquire(operation, cost);
    this.#hasSpentAlone ||= own.acquired;
    return own;
  }

  async refund(operation: string, cost: number): Promise<void> {
    const shared = await this.#shared.refund(operation, cost);
    if (shared === undefined) await this.#local.refund(operation, cost);
  }

  async drain(operation: string): Promise<void> {
    const shared = await this.#shared.drain(operation);
    if (shared === undefined) await this.#local.drain(operation);
  }

  /** Whether tokens were spent that the shared buckets do not know of. */
  get hasSpentAlone(): boolean {
    return this.#hasSpentAlone;
  }

  /** Called after the shared buckets were emptied because of those tokens. */
  onSharedEmptied(): void {
    this.#hasSpentAlone = false;
  }

  /**
   * Called when Redis is lost. If no shared tokens were spent since the last time, the local buckets keep their tokens.
   */
  onSharedLost(): void {
    if (!this.#hasSpentShared) return;
    this.#hasSpentShared = false;
    this.#local = this.#emptyBuckets();
  }

  /** Makes the local buckets refill from now on, and not from their first use. */
  #emptyBuckets(): LocalTokenBuckets {
    const buckets = new LocalTokenBuckets(this.#localRateOf, { startsEmpty: true, now: this.#now });
    for (const operation of this.#operations) void buckets.drain(operation);
    return buckets;
  }
}
