/** What became of work that had little time. */
export type InTime<Result> =
  | { readonly ok: true; readonly result: Result }
  /** `error` is undefined when the time was up; the work goes on, and what comes of it is dropped. */
  | { readonly ok: false; readonly error: unknown };

/**
 * Waits for work, so many milliseconds at most. Never rejects.
 *
 * A busy event loop runs timers before it reads the answers that have arrived meanwhile. So an answer that is there
 * when the time is up still counts: ioredis's own `commandTimeout` would take our slowness for Redis's.
 */
export async function inTime<Result>(
  work: () => Promise<Result>,
  milliseconds: number,
): Promise<InTime<Result>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<InTime<Result>>((resolve) => {
    timer = setTimeout(() => {
      setImmediate(resolve, { ok: false, error: undefined });
    }, milliseconds);
  });
  const done = settle(work);
  try {
    return await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function settle<Result>(work: () => Promise<Result>): Promise<InTime<Result>> {
  try {
    return { ok: true, result: await work() };
  } catch (error) {
    return { ok: false, error: error ?? new Error('no reason') };
  }
}
