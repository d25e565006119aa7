import { setTimeout as sleep } from 'node:timers/promises';
import type { GatewayAnswer } from '../../support/gateway-client.ts';
import { TransferContactDocument } from '../../support/generated/graphql.ts';
import { CONTACTS } from '../../support/ids.ts';
import type { World } from '../../support/world.ts';
import { INPUT } from './faulty-world.ts';

/** The max time that the gateway takes after the deadline. */
const GRACE_MS = 100;

/** What a busy machine may add. */
const SLACK_MS = 1_000;

/** The responses to concurrent requests. */
export interface Answers {
  /** What a caller reads: the type of the result with its token, the data of a read, or the errors' codes. */
  readonly answers: Readonly<Record<'transfer' | 'contact' | 'queues', unknown>>;
  /** The times of responses after the deadline and its grace period, in milliseconds, without the delay of the machine itself. */
  readonly late: readonly number[];
}

/**
 * Sends one request of each kind concurrently: a change, a read of live state, and a list.
 *
 * @param deadlineMs that of a request in this world.
 */
export async function sendAtOnce({ client }: World, deadlineMs: number): Promise<Answers> {
  const startedAt = performance.now();
  const unneeded = new AbortController();
  const probe = probeAfter(deadlineMs + GRACE_MS, `${client.url}/livez`, unneeded.signal);
  const times: number[] = [];
  const send = async (query: string, variables = {}): Promise<unknown> => {
    const answer = await client.send(query, variables);
    times.push(performance.now() - startedAt);
    return essenceOf(answer);
  };
  try {
    const [transfer, contact, queues] = await Promise.all([
      send(TransferContactDocument.toString(), { input: INPUT }),
      send(`{ contact(id: "${CONTACTS.taskOfAmara}") { name } }`),
      send('{ queues { nodes { name } } }'),
    ]);
    const inTime = times.every((time) => time <= deadlineMs + GRACE_MS);
    const limit = inTime ? Infinity : (await probe) - startedAt + SLACK_MS;
    return {
      answers: { transfer, contact, queues },
      late: times.filter((time) => time > limit),
    };
  } finally {
    unneeded.abort();
  }
}

/** When a gateway answers a trivial request that is sent after a delay: it cannot have answered anything sooner. */
async function probeAfter(delayMs: number, url: string, signal: AbortSignal): Promise<number> {
  const fetched = sleep(delayMs, undefined, { signal }).then(() => fetch(url, { signal }));
  await fetched.catch(() => undefined);
  return performance.now();
}

function essenceOf({ data, errors }: GatewayAnswer): unknown {
  if (errors.length > 0) return errors.map(({ extensions }) => extensions?.['code']);
  const { transferContact } = data as { transferContact?: Readonly<Record<string, unknown>> };
  if (transferContact === undefined) return data;
  const { __typename, clientToken, retryAfter } = transferContact;
  return { __typename, clientToken, ...(retryAfter !== undefined && { retryAfter }) };
}
