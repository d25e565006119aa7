import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FAULTS } from '../../test/support/faults.ts';
import { readCommandLine, wholeNumber } from '../../tools/arguments.ts';
import { randomOf } from '../chaos/plan/random.ts';
import { printRows } from '../chaos/report/print-figures.ts';
import { issuesOf, type Round } from './round.ts';

/** Stops gateways under load by SIGTERM, and fails when one loses a request that it had accepted. */

const USAGE = `
Usage: npx node harness/sigterm/main.ts [options]

  --seed NUMBER       what the load is drawn by (at random)
  --times NUMBER      how many gateways are stopped (100)
  --parallel NUMBER   how many of them at each moment (2)
`;

const { seed, times, parallel } = readCommandLine(USAGE, (args) => {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string' },
      times: { type: 'string', default: '100' },
      parallel: { type: 'string', default: '2' },
    },
  });
  return {
    seed: values.seed === undefined ? randomInt(1_000_000) : wholeNumber('seed', values.seed),
    times: wholeNumber('times', values.times, { min: 1 }),
    parallel: wholeNumber('parallel', values.parallel, { min: 1 }),
  };
});
// Only now, so that --help is quick and builds nothing.
const { startUpstream } = await import('../chaos/world/upstream.ts');
const { runRound } = await import('./run-round.ts');

const folder = mkdtempSync(join(tmpdir(), 'sigterm-'));
process.once('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});
setTimeout(
  () => {
    process.stdout.write('FAILED: the run did not end in time\n');
    process.exit(1);
  },
  60_000 + times * 10_000,
).unref();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => {
    process.stdout.write(`FAILED: the run was stopped by ${name}\n`);
    process.exit(1);
  });
}

await using upstream = await startUpstream(0, () => undefined);
const random = randomOf(seed, -1);
// Connect takes its time, so that the signal finds mutations under way.
upstream.ways.A.proxy.answerBy(() => FAULTS.slowAnswer(random.int(0, 150)));

const rounds: Round[] = [];
let next = 0;
const work = async (): Promise<void> => {
  while (next < times) {
    const index = next;
    next += 1;
    const round = await runRound(upstream, folder, seed, index);
    rounds.push(round);
    for (const issue of issuesOf(round)) {
      process.stdout.write(`FAILED: round ${index} of seed ${seed}: ${issue}\n`);
      process.exitCode = 1;
    }
  }
};
await Promise.all(Array.from({ length: parallel }, work));

const requests = rounds.flatMap((round) => round.requests);
const count = (matches: (request: (typeof requests)[number]) => boolean): string =>
  requests.filter(matches).length.toLocaleString('en');
printRows(`Gateways stopped under load: ${rounds.length}, seed ${seed}`, [
  ['requests', count(() => true)],
  ['under way at the signal', count(({ underWay }) => underWay)],
  ['answered in full', count(({ reply }) => reply.kind === 'whole' && reply.status === 200)],
  ['rejected with 503', count(({ reply }) => reply.kind === 'whole' && reply.status === 503)],
  ['never taken in', count(({ reply }) => reply.kind === 'broken')],
  ['slowest stop', `${Math.max(...rounds.map(({ stopMs }) => stopMs)).toFixed(0)} ms`],
]);
