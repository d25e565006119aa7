import { EventEmitter, once } from 'node:events';
import { inspect } from 'node:util';
import { CONTACTS } from '../../../test/support/ids.ts';
import type { Gateways } from './gateways.ts';

/** Callers that read contacts, one after another, until the load is disposed of. */
export interface Load extends AsyncDisposable {
  /** Waits for this number of further answers; returns how many each gateway has given since the load began. */
  answers(more: number): Promise<readonly number[]>;
  /** The max time that an answer took so far, in milliseconds. */
  slowestMs(): number;
}

const CALLERS_OF_EACH = 8;

const QUERY = `{ contact(id: "${CONTACTS.voice}") { channel } }`;

/**
 * Each read is one call of DescribeContact, of which there are ten a second. A read that is rejected for lack of quota,
 * as on a slow machine, does not count as an answer; any other error fails the test.
 */
export function startLoad({ all }: Gateways): Load {
  const answered = all.map(() => 0);
  const events = new EventEmitter();
  let slowest = 0;
  let stopped = false;

  const callers = all.flatMap(({ client }, index) =>
    Array.from({ length: CALLERS_OF_EACH }, async () => {
      while (!stopped) {
        const startedAt = performance.now();
        const { errors } = await client.send(QUERY);
        slowest = Math.max(slowest, performance.now() - startedAt);
        if (errors.some(({ extensions }) => extensions?.['code'] !== 'THROTTLED')) {
          throw new Error(`The gateway did not answer with data: ${inspect(errors)}`);
        }
        if (errors.length > 0) continue;
        answered[index] = (answered[index] ?? 0) + 1;
        events.emit('answer');
      }
    }),
  );
  const ended = Promise.all(callers);
  ended.catch(() => undefined); // reported to code that waits for answers
  const total = (): number => answered.reduce((sum, count) => sum + count, 0);

  return {
    async answers(more) {
      const wanted = total() + more;
      while (total() < wanted) await Promise.race([once(events, 'answer'), ended]);
      return answered;
    },
    slowestMs: () => slowest,
    async [Symbol.asyncDispose]() {
      stopped = true;
      await Promise.allSettled(callers);
    },
  };
}
