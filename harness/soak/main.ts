import { readCommandLine } from '../../tools/arguments.ts';
import { readOptions, USAGE } from './options.ts';

/** Puts a gateway under mixed load for half an hour, and fails when it grows, leaks, or answers wrongly. */

const options = readCommandLine(USAGE, readOptions);
// Only now, so that --help is quick and builds nothing.
const { failAfter } = await import('../chaos/end-with-process.ts');
const { run } = await import('./run.ts');

/** What a run takes in addition to its load, several times over; then everything is ended, and the run has failed. */
const LIMIT_MS = (options.minutes + 10) * 60_000;

failAfter(LIMIT_MS, options.seed);

process.exitCode = (await run(options)) ? 0 : 1;
