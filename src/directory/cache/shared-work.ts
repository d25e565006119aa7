import type { Deadline } from '../../connect/deadline.ts';

/**
 * Work that several requests wait for. It has the time that the most patient of them has, and it is given up when
 * nobody waits any more.
 */
export class SharedWork<Result> {
  readonly result: Promise<Result>;
  readonly #waiting = new Set<Deadline>();
  readonly #abandoned = new AbortController();
  readonly #settled = new AbortController();

  constructor(first: Deadline, work: (deadline: Deadline) => Promise<Result>) {
    this.join(first);
    const deadline = {
      signal: this.#abandoned.signal,
      remainingMs: () => Math.max(0, ...[...this.#waiting].map((each) => each.remainingMs())),
    };
    this.result = work(deadline).finally(() => {
      this.#settled.abort();
    });
  }

  /**
   * Makes the work go on for one more.
   *
   * @returns false when it was given up before, and will bring nothing.
   */
  join(deadline: Deadline): boolean {
    if (this.#settled.signal.aborted) return true;
    if (this.#abandoned.signal.aborted) return false;
    this.#waiting.add(deadline);
    const leave = (): void => {
      this.#waiting.delete(deadline);
      if (this.#waiting.size === 0) this.#abandoned.abort();
    };
    if (deadline.signal.aborted) leave();
    else deadline.signal.addEventListener('abort', leave, { signal: this.#settled.signal });
    return true;
  }
}
