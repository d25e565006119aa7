/** Until when an answer is worth waiting for. */
export interface Deadline {
  /** Fires when the time is up, or when nobody waits any more. */
  readonly signal: AbortSignal;
  /** Never less than 0. */
  remainingMs(): number;
}

/** A deadline that many milliseconds from now. It keeps no process alive. */
export function deadlineIn(milliseconds: number): Deadline {
  const endsAt = performance.now() + milliseconds;
  return {
    signal: AbortSignal.timeout(milliseconds),
    remainingMs: () => Math.max(0, endsAt - performance.now()),
  };
}

/** The same deadline, for work that is given up as soon as who asked for it has gone. */
export function unlessGone(deadline: Deadline, gone: AbortSignal): Deadline {
  const signal = AbortSignal.any([deadline.signal, gone]);
  return { signal, remainingMs: () => (signal.aborted ? 0 : deadline.remainingMs()) };
}
