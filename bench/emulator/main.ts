import { ConnectServiceException } from '@aws-sdk/client-connect';
import { operations } from '../../src/emulator/operations/index.ts';
import { connectTo, startEmulator } from '../processes.ts';
import { printLine } from '../table.ts';
import { CONTACTS, fullCentre } from './full-centre.ts';
import { type Call, OPERATION_CALLS } from './operation-calls.ts';

/** What 99 of 100 calls of each operation must stay below. */
const LIMIT_MS = 50;
const CALLS = 200;
const WARM_UP = 20;
/** Several times what all of it takes; then the process is ended, and the benchmark fails. */
const DEADLINE_MS = 10 * 60_000;
const WIDTHS = { name: 44, cell: 12 };

const signal = AbortSignal.timeout(DEADLINE_MS);
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => process.exit(1));

const missing = [...operations.keys()].filter((name) => !(name in OPERATION_CALLS));
if (missing.length > 0) throw new Error(`No call of ${missing.join(', ')}`);

await using emulator = await startEmulator(fullCentre(), signal);
const client = connectTo(emulator.url);

/** From the request to the head of the answer, which is sent once the operation is done. */
const times: number[] = [];
client.middlewareStack.add(
  (next) => async (args) => {
    const before = performance.now();
    const result = await next(args);
    times.push(performance.now() - before);
    return result;
  },
  { step: 'deserialize', priority: 'low' },
);

process.stdout.write(`Operations of the embedded Connect on ${CONTACTS} contacts\n\n`);
printLine('', ['p50 ms', 'p99 ms', 'max ms', 'rejected'], WIDTHS);
for (const [name, call] of Object.entries(OPERATION_CALLS)) {
  const rejected = await send(call);
  times.sort((a, b) => a - b);
  const [p50 = NaN, p99 = NaN, max = NaN] = [0.5, 0.99, 1].map(
    (part) => times[Math.ceil(times.length * part) - 1],
  );
  const cells = [p50, p99, max].map((ms) => ms.toFixed(1));
  printLine(name, [...cells, rejected === 0 ? '' : String(rejected)], WIDTHS);
  if (!(p99 < LIMIT_MS)) {
    process.stdout.write(`${name} takes more than ${LIMIT_MS} ms.\n`);
    process.exitCode = 1;
  }
}
client.destroy();

/** Sends calls one after the other, and counts those that a rule rejects: they are answered, too. */
async function send(call: Call): Promise<number> {
  let rejected = 0;
  for (let index = 0; index < WARM_UP + CALLS; index += 1) {
    if (index === WARM_UP) times.length = 0;
    try {
      await call(client, index);
    } catch (error) {
      const isAnswer = error instanceof ConnectServiceException && error.$fault === 'client';
      if (!isAnswer) throw error;
      rejected += 1;
    }
  }
  return rejected;
}
