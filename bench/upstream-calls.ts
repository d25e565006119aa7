import type { ConnectClient } from '@aws-sdk/client-connect';

/** How many requests were sent to Connect, by its name of the operation. */
export type CallsByOperation = ReadonlyMap<string, number>;

const ATTEMPTS = /^gateway_connect_attempts_total\{(?<labels>[^}]*)\} (?<count>\d+)$/gm;

/** Outcomes of what never left the gateway. */
const NOT_SENT: readonly (string | undefined)[] = ['quota-exhausted', 'not-sent'];

/** What a gateway has sent so far, as its metrics count. */
export async function upstreamCalls(gatewayUrl: string): Promise<CallsByOperation> {
  const response = await fetch(new URL('/metrics', gatewayUrl));
  const calls = new Map<string, number>();
  for (const { groups = {} } of (await response.text()).matchAll(ATTEMPTS)) {
    const { labels = '', count } = groups;
    const operation = labelOf(labels, 'operation') ?? '';
    if (NOT_SENT.includes(labelOf(labels, 'outcome'))) continue;
    calls.set(operation, (calls.get(operation) ?? 0) + Number(count));
  }
  return calls;
}

function labelOf(labels: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(labels)?.[1];
}

/** Counts what a client sends from now on, each attempt as the gateway counts it; the result returns the count so far. */
export function countCallsOf(connect: ConnectClient): () => CallsByOperation {
  const counts = new Map<string, number>();
  connect.middlewareStack.add(
    (next, { commandName = '' }) =>
      (request) => {
        const operation = commandName.replace(/Command$/, '');
        counts.set(operation, (counts.get(operation) ?? 0) + 1);
        return next(request);
      },
    // The lowest priority of this step runs inside the SDK's retries, once for each attempt.
    { name: 'countCalls', step: 'finalizeRequest', priority: 'low' },
  );
  return () => new Map(counts);
}

/** What was sent between two counts. */
export function difference(before: CallsByOperation, after: CallsByOperation): CallsByOperation {
  const sent = [...after].map(([operation, count]) => {
    return [operation, count - (before.get(operation) ?? 0)] as const;
  });
  return new Map(sent.filter(([, count]) => count > 0));
}

/** All requests, whatever the operation. */
export function totalOf(calls: CallsByOperation): number {
  return [...calls.values()].reduce((sum, count) => sum + count, 0);
}
