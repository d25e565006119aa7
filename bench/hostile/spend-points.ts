import { setTimeout } from 'node:timers/promises';
import { getIntrospectionQuery } from 'graphql';
import { quantileSorted } from 'simple-statistics';
import { printLine } from '../table.ts';
import { aliases } from './large-answers.ts';
import type { MonitoredGateway } from './monitored-gateway.ts';

/** The default of `RATE_LIMIT`, and its window in milliseconds. */
export const RATE_LIMIT = '1000/10';
const WINDOW_MS = 10_000;

/** The share of one core that a caller may take who spends all points. */
export const MAX_SHARE = 0.25;

/** How many requests the caller has open at a time. */
const AT_A_TIME = 8;

const WIDTHS = { name: 46, cell: 12 };

const DOCUMENTS: Readonly<Record<string, string>> = {
  'the name of a type': '{ __typename }',
  '16 lists of users': `{ ${aliases(16, 'users(first: 100) { nodes { id arn instanceId username firstName lastName routingProfileId } }')} }`,
  'a list of users that is one point':
    '{ users(first: 100) { nodes { id arn instanceId username firstName lastName } } }',
  '16 lists of users with their profiles': `{ ${aliases(16, 'users(first: 100) { nodes { routingProfile { id name } } }')} }`,
  '50 lists with cursors': `{ ${aliases(50, 'users(first: 100) { edges { cursor } }')} }`,
  'quick connects and where they lead':
    '{ quickConnects(first: 100) { nodes { id queue { name } user { username } contactFlow { name } } } }',
  'the schema': getIntrospectionQuery(),
};

/**
 * Has one caller spend all points of the default limit, by documents whose answers come from the cache, and prints what
 * that takes of the processor, a value in microseconds, and how long others wait in the window; returns whether no share
 * was too large.
 */
export async function spendPoints(gateway: MonitoredGateway): Promise<boolean> {
  printLine(
    'All points of one caller, spent on',
    ['requests', 'µs a value', 'of a core', 'others p50', 'p99 ms'],
    WIDTHS,
  );
  const shares: number[] = [];
  let caller = 0;
  for (const [name, query] of Object.entries(DOCUMENTS)) {
    const address = `203.0.113.${(caller += 1)}`;
    // Fills the caches, and has the compiler done with it.
    const { answerSize } = await costOf(gateway, query, `198.51.100.${caller}`);
    const began = await gateway.cpuMs();
    const window = AbortSignal.timeout(WINDOW_MS);
    const waits = waitsOfOthers(gateway, window);
    const requests = await spendAll(gateway, query, address);
    const cpuMs = (await gateway.cpuMs()) - began;
    const sorted = (await waits).toSorted((one, other) => one - other);
    shares.push(cpuMs / WINDOW_MS);
    printLine(
      name,
      [
        String(requests),
        ((cpuMs * 1_000) / requests / answerSize).toFixed(2),
        `${((cpuMs / WINDOW_MS) * 100).toFixed(1)} %`,
        ...[0.5, 0.99].map((part) => quantileSorted(sorted, part).toFixed(1)),
      ],
      WIDTHS,
    );
  }
  return shares.every((share) => share <= MAX_SHARE);
}

async function costOf(
  gateway: MonitoredGateway,
  query: string,
  address: string,
): Promise<{ readonly answerSize: number }> {
  let cost = { answerSize: 0 };
  for (let times = 0; times < 20; times += 1) {
    const answer = await send(gateway, query, address);
    cost = ((await answer.json()) as { extensions: { cost: typeof cost } }).extensions.cost;
  }
  return cost;
}

/** Sends until the points are spent; resolves with the number of answers. */
async function spendAll(
  gateway: MonitoredGateway,
  query: string,
  address: string,
): Promise<number> {
  let answered = 0;
  let spent = false;
  await Promise.all(
    Array.from({ length: AT_A_TIME }, async () => {
      while (!spent) {
        const answer = await send(gateway, query, address);
        await answer.arrayBuffer();
        if (answer.status === 429) spent = true;
        else answered += 1;
      }
    }),
  );
  return answered;
}

/** How long another caller waits for the least of answers, ten times a second. */
async function waitsOfOthers(gateway: MonitoredGateway, signal: AbortSignal): Promise<number[]> {
  const waits: number[] = [];
  while (!signal.aborted) {
    const sent = performance.now();
    const answer = await send(gateway, '{ __typename }', '192.0.2.1');
    await answer.arrayBuffer();
    waits.push(performance.now() - sent);
    await setTimeout(100);
  }
  return waits;
}

function send({ url }: MonitoredGateway, query: string, address: string): Promise<Response> {
  return fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': address,
      'x-include-cost': 'true',
    },
    body: JSON.stringify({ query }),
  });
}
