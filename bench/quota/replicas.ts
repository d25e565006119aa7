import { setTimeout as pause } from 'node:timers/promises';
import { now } from '../../harness/chaos/world/now.ts';
import { endInTime } from './end-in-time.ts';
import { figuresOf, successesByGateway, type Window } from './figures.ts';
import { printCells, printColumns } from './print-figures.ts';
import { startRedisServer } from './redis-server.ts';
import { saturate } from './saturate.ts';
import { sharedMetrics, type SharedMetrics } from './shared-metrics.ts';
import { startGateways } from './sides.ts';
import { issuesOf, printIssues, unfairness } from './verdict.ts';

const CALLERS = 100;
const GATEWAYS = 4;
/** When Redis is killed, when it is started again, and when all ends. */
const KILL_MS = 20_000;
const RESTART_MS = 40_000;
const LOAD_MS = 75_000;
/** By then nothing that was saved up before is left. */
const STEADY_AFTER_MS = 5_000;
/** More than all of it takes. */
const DEADLINE_MS = 150_000;

const signal = endInTime(DEADLINE_MS);

await using redis = await startRedisServer();
await using side = await startGateways(GATEWAYS, signal, {
  REDIS_URL: redis.url,
  GATEWAY_SECRET: 'quota-of-four-gateways',
});
const seen: SharedMetrics[] = [];
const before = await sharedMetrics(side.urls);
const { evidence, from, to } = await saturate(side, CALLERS, LOAD_MS, async (begin) => {
  const untilAfter = (milliseconds: number): Promise<void> =>
    pause(Math.max(0, begin + milliseconds - now()));
  const look = async (): Promise<void> => {
    seen.push(await sharedMetrics(side.urls));
  };
  await untilAfter(KILL_MS);
  await look();
  await redis.kill();
  await untilAfter(RESTART_MS);
  await look();
  await redis.start();
  await untilAfter(LOAD_MS - 1_000);
  await look();
});

interface Phase extends Window {
  readonly title: string;
  /** The part of what Connect allows that is to be used: a change leaves up to one token unspent at each gateway. */
  readonly minUsed: number;
}

const killed = from + KILL_MS;
const restarted = from + RESTART_MS;
const all: Phase = {
  title: 'all of it',
  from,
  to,
  steadyFrom: from + STEADY_AFTER_MS,
  startsFull: true,
  minUsed: 0.92,
};
const later: Phase = { ...all, startsFull: false };
const phases: readonly Phase[] = [
  { ...all, title: 'Redis shares', to: killed, minUsed: 0.9 },
  { ...later, title: 'Redis is down', from: killed, to: restarted, minUsed: 0.8 },
  { ...later, title: 'Redis is back', from: restarted, minUsed: 0.9 },
  all,
];
const columns = phases.map((phase) => ({
  ...phase,
  figures: figuresOf(evidence, phase),
}));
printColumns(
  `${CALLERS} callers at ${GATEWAYS} gateways with one Redis, killed after ${KILL_MS / 1_000} s, started again after ${RESTART_MS / 1_000} s`,
  columns,
);
printCells(
  `gateways that shared at the end, of ${GATEWAYS}`,
  seen.map(({ sharing }) => String(sharing)),
);
const fallbacks = [before, ...seen].map((metrics) => metrics.fallbacks);
printCells(
  'times that a gateway continued without Redis',
  fallbacks.slice(1).map((count, index) => String(count - (fallbacks[index] ?? 0))),
);
printCells(
  "successes of each gateway's callers",
  phases.map((phase) => successesByGateway(evidence, phase, GATEWAYS).join(' ')),
);
const shared = seen.map(({ sharing }) => sharing).join(', ');
const expected = `${GATEWAYS}, 0, ${GATEWAYS}`;
printIssues([
  ...(shared === expected ? [] : [`${shared} gateways shared, and not ${expected}`]),
  ...columns.flatMap(({ title, figures, minUsed }) =>
    issuesOf(figures, minUsed).map((issue) => `${title}: ${issue}`),
  ),
  ...columns.slice(-1).flatMap(({ figures }) => unfairness(figures)),
]);
