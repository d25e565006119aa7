/**
 * Ends this process, and with it all that a run has started, on a signal or when its time is up: the run has failed
 * then.
 */
export function failAfter(limitMs: number, seed: number): void {
  setTimeout(() => {
    process.stdout.write(`FAILED: the run of seed ${seed} did not end in time\n`);
    process.exit(1);
  }, limitMs).unref();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      process.stdout.write(`FAILED: the run was stopped by ${name}\n`);
      process.exit(1);
    });
  }
}
