import { readOptions } from './options.ts';
import { run } from './run.ts';

/** Puts a gateway under mixed load for half an hour, and fails when it grows, leaks, or answers wrongly. */

const options = readOptions(process.argv.slice(2));

/** What a run takes beyond its load, several times over; then everything is ended, and the run has failed. */
const LIMIT_MS = (options.minutes + 10) * 60_000;

// What was started ends with this process, however it ends.
setTimeout(() => {
  process.stdout.write(`FAILED: the run of seed ${options.seed} did not end in time\n`);
  process.exit(1);
}, LIMIT_MS).unref();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => {
    process.stdout.write(`FAILED: the run was stopped by ${name}\n`);
    process.exit(1);
  });
}

process.exitCode = (await run(options)) ? 0 : 1;
