import { readOptions } from './options.ts';
import { runPlain } from './plain/run-plain.ts';
import { run } from './run.ts';

const options = readOptions(process.argv.slice(2));

/** Several times what a run takes; then everything is ended, and the run has failed. */
const LIMIT_MS = 180_000 + options.schedules * 500;

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

if (options.plain) {
  for (const ownToken of [true, false]) await runPlain(options, ownToken);
} else {
  process.exitCode = (await run(options)) ? 0 : 1;
}
