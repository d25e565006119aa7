import { readFile } from 'node:fs/promises';
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

process.stdout.write(`Operations of the embedded Connect on ${CONTACTS} contacts\n\n`);
printLine('', ['p50 ms', 'p99 ms', 'max ms', 'rejected'], WIDTHS);
for (const [name, call] of Object.entries(OPERATION_CALLS)) {
  const { times, rejected } = await send(call);
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

/** The times of calls one after the other, in ascending order. A call that a rule rejects is answered, too. */
async function send(call: Call): Promise<{ times: readonly number[]; rejected: number }> {
  const times: number[] = [];
  let rejected = 0;
  for (let index = 0; index < WARM_UP + CALLS; index += 1) {
    const before = await threadMs();
    try {
      await call(client, index);
    } catch (error) {
      const isAnswer = error instanceof ConnectServiceException && error.$fault === 'client';
      if (!isAnswer) throw error;
      rejected += 1;
    }
    if (index >= WARM_UP) times.push((await threadMs()) - before);
  }
  return { times: times.sort((a, b) => a - b), rejected };
}

/**
 * For how long the thread of the emulator has run so far. What it waits for is not counted, such as
 * a processor that is busy otherwise. Linux counts it in nanoseconds.
 */
async function threadMs(): Promise<number> {
  const pid = String(emulator.child.pid);
  const [nanoseconds] = (await readFile(`/proc/${pid}/task/${pid}/schedstat`, 'utf8')).split(' ');
  return Number(nanoseconds) / 1e6;
}
