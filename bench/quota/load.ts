import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { now } from '../../harness/chaos/world/now.ts';
import { CONTACT_IDS, type ContactPool } from '../contact-pool.ts';
import type { Caller, Operation, Told } from './caller.ts';

/** An answer that a caller was given. All times are in milliseconds since 1970. */
export interface Answer {
  /** The caller's place in the list of all. */
  readonly caller: number;
  readonly operation: Operation;
  readonly told: Told;
  readonly askedAt: number;
  /** When the caller first asked for the same: earlier, if it was told to ask again. */
  readonly firstAskedAt: number;
  readonly answeredAt: number;
}

/** Asks until it is done, again whenever it is told to. */
export class Errands {
  /** In the order in which they were given. */
  readonly answers: Answer[] = [];
  readonly #signal: AbortSignal;
  readonly #waitMs: (told: Told) => number;

  /**
   * @param signal fires when nobody asks any more.
   * @param waitMs how long a caller waits that has to ask again: by default, as long as it was told to.
   */
  constructor(signal: AbortSignal, waitMs: (told: Told) => number = asTold) {
    this.#signal = signal;
    this.#waitMs = waitMs;
  }

  /** Transfers a contact of the pool; rejects when the signal fires before that. */
  async transfer(
    caller: Caller,
    index: number,
    pool: ContactPool,
    firstAskedAt = now(),
  ): Promise<void> {
    await pool.transfer((contactId) => {
      const clientToken = randomUUID();
      const ask = (): Promise<Told> => caller.transfer(contactId, clientToken);
      return this.#until(ask, index, 'TransferContact', firstAskedAt);
    });
  }

  /** Reads a contact that no other caller reads; rejects when the signal fires before that. */
  async read(caller: Caller, index: number): Promise<void> {
    const ask = (): Promise<Told> => caller.read(CONTACT_IDS[index] ?? '');
    await this.#until(ask, index, 'DescribeContact', now());
  }

  async #until(
    ask: () => Promise<Told>,
    caller: number,
    operation: Operation,
    firstAskedAt: number,
  ): Promise<string> {
    for (;;) {
      const askedAt = now();
      const told = await ask();
      this.#signal.throwIfAborted();
      const answeredAt = now();
      this.answers.push({ caller, operation, told, askedAt, firstAskedAt, answeredAt });
      if (told.kind === 'done') return told.id;
      await pause(this.#waitMs(told), undefined, { signal: this.#signal });
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

function asTold(told: Told): number {
  return told.kind === 'throttled' ? told.retryAfterSeconds * 1_000 : 1_000;
}
