import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { now } from '../../harness/chaos/world/now.ts';
import { CONTACT_IDS, type ContactPool } from '../contact-pool.ts';
import type { Caller, Operation, CallerResult } from './caller.ts';

/** An answer that a caller was given. All times are in milliseconds since 1970. */
export interface Answer {
  /** The caller's place in the list of all. */
  readonly caller: number;
  readonly operation: Operation;
  readonly result: CallerResult;
  readonly requestedAt: number;
  /** When the caller first requested the same: earlier than `requestedAt` in a retry. */
  readonly firstRequestedAt: number;
  readonly answeredAt: number;
}

/** Sends requests until one succeeds, and retries as advised. */
export class Errands {
  /** In the order in which they were given. */
  readonly answers: Answer[] = [];
  readonly #signal: AbortSignal;
  readonly #waitMs: (result: CallerResult) => number;

  /**
   * @param signal fires when the load ends.
   * @param waitMs how long a caller waits before it retries: by default, as long as it was advised to.
   */
  constructor(signal: AbortSignal, waitMs: (result: CallerResult) => number = asAdvised) {
    this.#signal = signal;
    this.#waitMs = waitMs;
  }

  /** Transfers a contact of the pool; rejects when the signal fires before that. */
  async transfer(
    caller: Caller,
    index: number,
    pool: ContactPool,
    firstRequestedAt = now(),
  ): Promise<void> {
    await pool.transfer((contactId) => {
      const clientToken = randomUUID();
      const ask = (): Promise<CallerResult> => caller.transfer(contactId, clientToken);
      return this.#until(ask, index, 'TransferContact', firstRequestedAt);
    });
  }

  /** Reads a contact that no other caller reads; rejects when the signal fires before that. */
  async read(caller: Caller, index: number): Promise<void> {
    const ask = (): Promise<CallerResult> => caller.read(CONTACT_IDS[index] ?? '');
    await this.#until(ask, index, 'DescribeContact', now());
  }

  async #until(
    ask: () => Promise<CallerResult>,
    caller: number,
    operation: Operation,
    firstRequestedAt: number,
  ): Promise<string> {
    for (;;) {
      const requestedAt = now();
      const result = await ask();
      this.#signal.throwIfAborted();
      const answeredAt = now();
      this.answers.push({ caller, operation, result, requestedAt, firstRequestedAt, answeredAt });
      if (result.kind === 'done') return result.id;
      await pause(this.#waitMs(result), undefined, { signal: this.#signal });
    }
  }
}

/** Does one thing after the other, until the signal fires and the thing rejects for it. */
export async function again(act: () => Promise<void>, signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      await act();
    } catch (error) {
      if (signal.aborted) return;
      throw error;
    }
  }
}

function asAdvised(result: CallerResult): number {
  return result.kind === 'throttled' ? result.retryAfterSeconds * 1_000 : 1_000;
}
