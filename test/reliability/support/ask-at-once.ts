import type { GatewayAnswer } from '../../support/gateway-client.ts';
import { TransferContactDocument } from '../../support/generated/graphql.ts';
import { CONTACTS } from '../../support/ids.ts';
import type { World } from '../../support/world.ts';
import { INPUT, LATEST_MS } from './faulty-world.ts';

/** What was answered to requests of the same moment. */
export interface Answers {
  /** What a caller goes by: the member of the result with its token, the data of a read, or the errors' codes. */
  readonly answers: Readonly<Record<'transfer' | 'contact' | 'queues', unknown>>;
  /** Milliseconds of the answers that came after the deadline and its grace. */
  readonly late: readonly number[];
}

/** Asks for one of each kind at the same moment: a change, a read of something live, and a list. */
export async function askAtOnce({ client }: World): Promise<Answers> {
  const startedAt = performance.now();
  const times: number[] = [];
  const ask = async (query: string, variables = {}): Promise<unknown> => {
    const answer = await client.send(query, variables);
    times.push(performance.now() - startedAt);
    return essenceOf(answer);
  };
  const [transfer, contact, queues] = await Promise.all([
    ask(TransferContactDocument.toString(), { input: INPUT }),
    ask(`{ contact(id: "${CONTACTS.taskOfAmara}") { name } }`),
    ask('{ queues { nodes { name } } }'),
  ]);
  return {
    answers: { transfer, contact, queues },
    late: times.filter((time) => time > LATEST_MS),
  };
}

function essenceOf({ data, errors }: GatewayAnswer): unknown {
  if (errors.length > 0) return errors.map(({ extensions }) => extensions?.['code']);
  const { transferContact } = data as { transferContact?: Readonly<Record<string, unknown>> };
  if (transferContact === undefined) return data;
  const { __typename, clientToken, retryAfter } = transferContact;
  return { __typename, clientToken, ...(retryAfter !== undefined && { retryAfter }) };
}
