import { printLatency } from './latency.ts';
import { printScreenCosts } from './screen-costs.ts';

/** Several times what all of it takes; then the processes are ended, and the benchmark fails. */
const DEADLINE_MS = 90_000;

const signal = AbortSignal.timeout(DEADLINE_MS);
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => process.exit(1));

// The benchmark fails when the gateway asks upstream more often than it should.
if (!(await printLatency(signal))) process.exitCode = 1;
process.stdout.write('\n');
if (!(await printScreenCosts(signal))) process.exitCode = 1;
