import { monitorEventLoopDelay } from 'node:perf_hooks';
import { endInTime } from './end-in-time.ts';
import { figuresOf, type Figures } from './figures.ts';
import { flood } from './flood.ts';
import { printColumns, seconds } from './print-figures.ts';
import { printFlood } from './print-flood.ts';
import { saturate } from './saturate.ts';
import { type Side, startGateways, startSdk } from './sides.ts';
import { issuesOf, printIssues, unfairness } from './verdict.ts';

const CALLERS = 100;
const LOAD_MS = 60_000;
/** By then nothing that was saved up before is left. */
const STEADY_AFTER_MS = 5_000;
/** The gateway itself spends 98 % of a rate, and keeps a little of a burst back. */
const MIN_USED = 0.95;
/** More than all of it takes. */
const DEADLINE_MS = 170_000;

const signal = endInTime(DEADLINE_MS);
const lateness = monitorEventLoopDelay();
lateness.enable();

/** Does the same with a gateway and with the plain SDK at the same time, each with a Connect of its own. */
async function compare<Result>(
  run: (side: Side) => Promise<Result>,
): Promise<[gateway: Column<Result>, sdk: Column<Result>]> {
  await using stack = new AsyncDisposableStack();
  const gateway = stack.use(await startGateways(1, signal));
  const sdk = stack.use(await startSdk(signal));
  const column = async (side: Side): Promise<Column<Result>> => ({
    title: side.title,
    figures: await run(side),
  });
  return await Promise.all([column(gateway), column(sdk)]);
}

interface Column<Result> {
  readonly title: string;
  readonly figures: Result;
}

async function saturated(side: Side): Promise<Figures> {
  const { evidence, from, to } = await saturate(side, CALLERS, LOAD_MS);
  return figuresOf(evidence, { from, to, steadyFrom: from + STEADY_AFTER_MS, startsFull: true });
}

const load = await compare(saturated);
printColumns(
  `${CALLERS} callers transfer and read contacts without a pause, but honour Retry-After, for ${LOAD_MS / 1000} s`,
  load,
);
const floods = await compare(flood);
printFlood(
  'One caller wants a transfer every 2 s; another keeps 50 transfers in flight, and does not honour Retry-After',
  floods,
);
process.stdout.write(
  `Longest delay of these callers' own process: ${seconds(lateness.max / 1e6)} s\n`,
);

const [{ figures }] = load;
const { throttled } = floods[0].figures;
printIssues([
  ...issuesOf(figures, MIN_USED),
  ...unfairness(figures),
  ...(throttled > 0 ? [`Connect rejected ${throttled} calls while a caller flooded`] : []),
]);
