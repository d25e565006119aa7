/** The time until which a result is waited for. */
export interface Deadline {
  /** Aborts when the deadline has passed, or when the result is no longer wanted. */
  readonly signal: AbortSignal;
  /** Never less than 0. */
  remainingMs(): number;
}

/** A deadline after this many milliseconds. It does not keep the process alive. */
export function deadlineIn(milliseconds: number): Deadline {
  const endsAt = performance.now() + milliseconds;
  return {
    signal: AbortSignal.timeout(Math.max(1, Math.ceil(milliseconds))),
    remainingMs: () => Math.max(0, endsAt - performance.now()),
  };
}

/** The same deadline, but earlier if `abort` fires, such as when the client has disconnected. */
export function withAbort(deadline: Deadline, abort: AbortSignal): Deadline {
  const signal = AbortSignal.any([deadline.signal, abort]);
  return { signal, remainingMs: () => (signal.aborted ? 0 : deadline.remainingMs()) };
}

/** The result of work; `undefined` once the deadline has passed. The work continues. */
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
