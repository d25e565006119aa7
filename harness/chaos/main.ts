import { readCommandLine } from '../../tools/arguments.ts';
import { readOptions, USAGE } from './options.ts';

const options = readCommandLine(USAGE, readOptions);
// Only now, so that --help is quick and builds nothing.
const { failAfter } = await import('./end-with-process.ts');
const { runPlain } = await import('./plain/run-plain.ts');
const { run } = await import('./run.ts');

/** Several times what a run takes; then everything is ended, and the run has failed. */
const LIMIT_MS = 180_000 + Math.min(options.schedules * 500, options.seconds * 1_000);

failAfter(LIMIT_MS, options.seed);

if (options.plain) {
  for (const ownToken of [true, false]) await runPlain(options, ownToken);
  process.exit();
}
// Explicitly: after many connections that were reset, Node does not release some sockets, and waits for them for ever when it
// ends by itself.
process.exit((await run(options)) ? 0 : 1);
