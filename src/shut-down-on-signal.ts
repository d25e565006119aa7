import closeWithGrace from 'close-with-grace';
import type { Logger } from 'pino';

export interface ShutdownOptions {
  /** The time for `stop`, before the process exits regardless. */
  readonly delay?: number;
  readonly log: Logger;
}

/** Those that several processes of a group get, so that one of them may get them twice. */
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * The time in which a signal counts as the first one, repeated. npm passes on signals, but Ctrl-C and systemd send them to all
 * processes of the group, so that a gateway under npm gets them twice, within milliseconds. A shell whose terminal is closed
 * sends SIGHUP, and the system does, too.
 */
const REPEATED_MS = 1_000;

/**
 * Stops the process on SIGTERM, SIGINT or SIGHUP, and on an error that nothing handles. It exits with 0 after `stop`; with 1
 * after an error, when `stop` takes too long, or on a signal that somebody sends again.
 */
export function shutDownOnSignal(
  { log, ...options }: ShutdownOptions,
  stop: (cause: { readonly err?: Error; readonly signal?: string }) => Promise<void>,
): void {
  let first: string | undefined;
  let mayRepeat = true;
  const grace = closeWithGrace(
    { ...options, logger: log, skip: [...SIGNALS] },
    ({ err, signal = first }) => stop({ ...(err && { err }), ...(signal && { signal }) }),
  );
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (first !== undefined && mayRepeat) return;
      if (first !== undefined || isClosing()) {
        log.error(`Second ${signal}; exiting without waiting for running requests`);
        process.exit(1);
      }
      first = signal;
      // A busy event loop gets to signals after its timers, and before its immediates.
      setTimeout(() => setImmediate(() => (mayRepeat = false)), REPEATED_MS).unref();
      grace.close();
    });
  }
}

/** Whether an error has begun to end the process. */
function isClosing(): boolean {
  return (closeWithGrace as { closing?: boolean }).closing === true;
}
