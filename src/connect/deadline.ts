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
    signal: AbortSignal.timeout(Math.max(1, Math.ceil(milliseconds))),
    remainingMs: () => Math.max(0, endsAt - performance.now()),
  };
}

/** The same deadline, for work that is given up as soon as who asked for it has gone. */
export function withAbort(deadline: Deadline, gone: AbortSignal): Deadline {
  const signal = AbortSignal.any([deadline.signal, gone]);
  return { signal, remainingMs: () => (signal.aborted ? 0 : deadline.remainingMs()) };
}

/** What work comes to; `undefined` once its deadline has passed. The work goes on. */
export async function raceDeadline<Result extends object | null>(
  work: Promise<Result>,
  { signal }: Deadline,
): Promise<Result | undefined> {
  const ended = new AbortController();
  const late = new Promise<undefined>((resolve) => {
    const giveUp = (): void => {
      resolve(undefined);
    };
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { signal: ended.signal });
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    ended.abort();
  }
}
