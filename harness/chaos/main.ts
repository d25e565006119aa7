import { readCommandLine } from '../../tools/arguments.ts';
import { failAfter } from './end-with-process.ts';
import { readOptions, USAGE } from './options.ts';
import { runPlain } from './plain/run-plain.ts';
import { run } from './run.ts';

const options = readCommandLine(USAGE, readOptions);

/** Several times what a run takes; then everything is ended, and the run has failed. */
const LIMIT_MS = 180_000 + options.schedules * 500;

failAfter(LIMIT_MS, options.seed);

if (options.plain) {
  for (const ownToken of [true, false]) await runPlain(options, ownToken);
} else {
  process.exitCode = (await run(options)) ? 0 : 1;
}
