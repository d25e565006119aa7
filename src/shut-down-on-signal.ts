import closeWithGrace from 'close-with-grace';
import type { Logger } from 'pino';

export interface ShutdownOptions {
  /** The time for `stop`, before the process exits regardless. */
  readonly delay?: number;
  readonly log: Logger;
}

/**
 * The time in which a signal counts as the first one, repeated. npm passes on each signal, but Ctrl-C and systemd send it to
 * all processes of the group, so that a gateway under npm gets it twice, within milliseconds.
 */
const REPEATED_MS = 1_000;

/**
 * Stops the process on SIGTERM or SIGINT, and on an error that nothing handles. It exits with 0 after `stop`; with 1 after an
 * error, when `stop` takes too long, or on a signal that somebody sends again.
 */
export function shutDownOnSignal(
  { log, ...options }: ShutdownOptions,
  stop: (cause: { readonly err?: Error; readonly signal?: string }) => Promise<void>,
): void {
  let first: { readonly signal: string; readonly at: number } | undefined;
  const signals = ['SIGTERM', 'SIGINT'] as const;
  const grace = closeWithGrace(
    { ...options, logger: log, skip: [...signals] },
    ({ err, signal = first?.signal }) => stop({ ...(err && { err }), ...(signal && { signal }) }),
  );
  for (const signal of signals) {
    process.on(signal, () => {
      const at = performance.now();
      if (first !== undefined && at - first.at < REPEATED_MS) return;
      if (first !== undefined || isClosing()) {
        log.error(`Second ${signal}; exiting without waiting for running requests`);
        process.exit(1);
      }
      first = { signal, at };
      grace.close();
    });
  }
}

/** Whether an error has begun to end the process. */
function isClosing(): boolean {
  return (closeWithGrace as { closing?: boolean }).closing === true;
}
