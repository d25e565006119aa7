import { parseArgs } from 'node:util';
import { largeContactCentreJson } from '../../test/support/contact-centre.ts';
import { readCommandLine, wholeNumber } from '../../tools/arguments.ts';
import { startEmulator } from '../processes.ts';
import { fullContactCentreJson } from './full-centre.ts';
import { startMonitoredGateway } from './monitored-gateway.ts';
import { printSurvey } from './print-survey.ts';
import { MAX_SHARE, RATE_LIMIT, spendPoints } from './spend-points.ts';
import { LIMIT_MS, surveyCorpus, surveyFuzzed, surveyLargeAnswers } from './survey.ts';

/** Several times what all of it takes; then the processes are ended, and the benchmark fails. */
const DEADLINE_MS = 30 * 60_000;

const USAGE = `
Usage: npx node bench/hostile/main.ts [options]

  --documents NUMBER   how many documents are drawn (20000)
  --seed NUMBER        what they are drawn by (2)
`;

const { documents, seed } = readCommandLine(USAGE, (args) => {
  const { values } = parseArgs({
    args,
    options: {
      documents: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '2' },
    },
  });
  return {
    documents: wholeNumber('documents', values.documents, { min: 1 }),
    seed: wholeNumber('seed', values.seed),
  };
});

const signal = AbortSignal.timeout(DEADLINE_MS);
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => process.exit(1));

await using emulator = await startEmulator(largeContactCentreJson(), signal);
await using gateway = await startMonitoredGateway(emulator.url, signal);

process.stdout.write('How long a document blocks the event loop of the gateway\n\n');
const corpus = printSurvey(await surveyCorpus(gateway));
const fuzzed = printSurvey(await surveyFuzzed(gateway, seed, documents));
await using fullEmulator = await startEmulator(fullContactCentreJson(), signal);
await using fullGateway = await startMonitoredGateway(fullEmulator.url, signal);
const large = printSurvey(await surveyLargeAnswers(fullGateway));
if (!corpus || !fuzzed || !large) {
  process.stdout.write(`A document blocks the event loop for more than ${LIMIT_MS} ms.\n`);
  process.exitCode = 1;
}

await using limitedGateway = await startMonitoredGateway(fullEmulator.url, signal, {
  RATE_LIMIT,
  TRUST_PROXY: '127.0.0.0/8',
  COST_EXTENSION: 'true',
});
if (!(await spendPoints(limitedGateway))) {
  process.stdout.write(`One caller takes more than ${MAX_SHARE * 100} % of a core.\n`);
  process.exitCode = 1;
}
