import { setTimeout as sleep } from 'node:timers/promises';
import type { GatewayAnswer } from '../../support/gateway-client.ts';
import { TransferContactDocument } from '../../support/generated/graphql.ts';
import { CONTACTS } from '../../support/ids.ts';
import type { World } from '../../support/world.ts';
import { DEADLINE_MS, INPUT } from './faulty-world.ts';

/** What the gateway promises to need beyond the deadline at most. */
const GRACE_MS = 100;

/** What a busy machine may need on top. */
const SLACK_MS = 1_000;

/** What was answered to requests of the same moment. */
export interface Answers {
  /** What a caller goes by: the member of the result with its token, the data of a read, or the errors' codes. */
  readonly answers: Readonly<Record<'transfer' | 'contact' | 'queues', unknown>>;
  /** Milliseconds of the answers that came after the deadline, its grace, and what the machine itself was late by. */
  readonly late: readonly number[];
}

/** Asks for one of each kind at the same moment: a change, a read of something live, and a list. */
export async function askAtOnce({ client }: World): Promise<Answers> {
  const startedAt = performance.now();
  const unneeded = new AbortController();
  const probe = probeAfter(DEADLINE_MS + GRACE_MS, `${client.url}/livez`, unneeded.signal);
  const times: number[] = [];
  const ask = async (query: string, variables = {}): Promise<unknown> => {
    const answer = await client.send(query, variables);
    times.push(performance.now() - startedAt);
    return essenceOf(answer);
  };
  try {
    const [transfer, contact, queues] = await Promise.all([
      ask(TransferContactDocument.toString(), { input: INPUT }),
      ask(`{ contact(id: "${CONTACTS.taskOfAmara}") { name } }`),
      ask('{ queues { nodes { name } } }'),
    ]);
    const inTime = times.every((time) => time <= DEADLINE_MS + GRACE_MS);
    const limit = inTime ? Infinity : (await probe) - startedAt + SLACK_MS;
    return {
      answers: { transfer, contact, queues },
      late: times.filter((time) => time > limit),
    };
  } finally {
    unneeded.abort();
  }
}

/** When a gateway answers something trivial that it is asked after a while: no sooner can it have answered at all. */
async function probeAfter(delayMs: number, url: string, signal: AbortSignal): Promise<number> {
  const asked = sleep(delayMs, undefined, { signal }).then(() => fetch(url, { signal }));
  await asked.catch(() => undefined);
  return performance.now();
}

function essenceOf({ data, errors }: GatewayAnswer): unknown {
  if (errors.length > 0) return errors.map(({ extensions }) => extensions?.['code']);
  const { transferContact } = data as { transferContact?: Readonly<Record<string, unknown>> };
  if (transferContact === undefined) return data;
  const { __typename, clientToken, retryAfter } = transferContact;
  return { __typename, clientToken, ...(retryAfter !== undefined && { retryAfter }) };
}
