import { parseArgs } from 'node:util';
import { largeContactCentreJson } from '../../test/support/contact-centre.ts';
import { startEmulator } from '../processes.ts';
import { startMonitoredGateway } from './monitored-gateway.ts';
import { printSurvey } from './print-survey.ts';
import { LIMIT_MS, surveyCorpus, surveyFuzzed } from './survey.ts';

/** Several times what all of it takes; then the processes are ended, and the benchmark fails. */
const DEADLINE_MS = 30 * 60_000;

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '2' },
  },
});

const signal = AbortSignal.timeout(DEADLINE_MS);
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => process.exit(1));

await using emulator = await startEmulator(largeContactCentreJson(), signal);
await using gateway = await startMonitoredGateway(emulator.url, signal);

process.stdout.write('How long a document blocks the event loop of the gateway\n\n');
const corpus = printSurvey(await surveyCorpus(gateway));
const fuzzed = printSurvey(
  await surveyFuzzed(gateway, Number(values.seed), Number(values.documents)),
);
if (!corpus || !fuzzed) {
  process.stdout.write(`A document blocks the event loop for more than ${LIMIT_MS} ms.\n`);
  process.exitCode = 1;
}
