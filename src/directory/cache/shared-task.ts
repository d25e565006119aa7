import type { Deadline } from '../../connect/deadline.ts';

/**
 * A task whose result several requests wait for: reference-counted. Its deadline is the latest of the requests'
 * deadlines, and it is aborted when the last request has left.
 */
export class SharedTask<Result> {
  readonly result: Promise<Result>;
  readonly #waiting = new Set<Deadline>();
  readonly #aborted = new AbortController();
  readonly #done = new AbortController();

  constructor(first: Deadline, run: (deadline: Deadline) => Promise<Result>) {
    this.join(first);
    const deadline = {
      signal: this.#aborted.signal,
      remainingMs: () => Math.max(0, ...[...this.#waiting].map((each) => each.remainingMs())),
    };
    this.result = run(deadline).finally(() => {
      this.#done.abort();
    });
  }

  /**
   * Keeps the task running for one more request.
   *
   * @returns false when the task was already aborted and has no result.
   */
  join(deadline: Deadline): boolean {
    if (this.#done.signal.aborted) return true;
    if (this.#aborted.signal.aborted) return false;
    this.#waiting.add(deadline);
    const leave = (): void => {
      this.#waiting.delete(deadline);
      if (this.#waiting.size === 0) this.#aborted.abort();
    };
    if (deadline.signal.aborted) leave();
    else deadline.signal.addEventListener('abort', leave, { signal: this.#done.signal });
    return true;
  }
}
