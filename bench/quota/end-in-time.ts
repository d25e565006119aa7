/**
 * Ends the whole process, and with it those that it has started, once all should be over, or on a signal to end.
 *
 * @returns what fires just before.
 */
export function endInTime(milliseconds: number): AbortSignal {
  const signal = AbortSignal.timeout(milliseconds);
  signal.addEventListener('abort', () => {
    process.stdout.write(`FAILED: not over after ${milliseconds / 1_000} s\n`);
    process.exit(1);
  });
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => process.exit(1));
  return signal;
}
