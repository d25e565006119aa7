import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Fault, FAULTS } from '../support/faults.ts';
import { CONTACTS, QUEUES } from '../support/ids.ts';
import { transfer } from '../support/transfer.ts';
import { startWorld, type World } from '../support/world.ts';
import { warmUp } from './support/faulty-world.ts';

const CALLS = 50;
/** The number of concurrent calls. */
const WIDTH = 5;

/** The sum of a metric's figures over one operation of Connect. */
function figure(metrics: string, name: string, operation: string): number {
  const lines = metrics
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) && line.includes(`operation="${operation}"`));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

/** The number of calls of an operation, and of their attempts. */
async function counted({ client }: World, operation: string) {
  const metrics = await (await fetch(`${client.url}/metrics`)).text();
  return {
    calls: figure(metrics, 'gateway_connect_call_duration_seconds_count', operation),
    attempts: figure(metrics, 'gateway_connect_attempts_total', operation),
  };
}

async function repeat(work: (index: number) => Promise<unknown>): Promise<void> {
  for (let done = 0; done < CALLS; done += WIDTH) {
    await Promise.all(Array.from({ length: WIDTH }, (_, index) => work(done + index)));
  }
}

beforeAll(warmUp);

describe('in a full outage calls are hardly ever retried', () => {
  const outages: [string, Fault | 'refused', requestTimeoutMs?: number][] = [
    ['refused connections', 'refused'],
    ['resets', FAULTS.resetBefore],
    ['500', FAULTS.serverErrorBefore],
    ['429', FAULTS.throttledWithRetryAfter(0)],
    ['silence', FAULTS.stalledHeadersBefore, 5_000],
  ];
  // Silence is waited for, so the others run meanwhile.
  test.concurrent.each(outages)('%s', async (_, outage, requestTimeoutMs = 20_000) => {
    await using world = await startWorld({ maxAttempts: 3, gateway: { requestTimeoutMs } });
    if (outage === 'refused') await world.upstream.disconnect();
    else world.upstream.answerBy(() => outage);

    await repeat((index) => world.client.send(`{ contact(id: "contact-${index}") { id } }`));
    const reads = await counted(world, 'DescribeContact');
    await repeat((index) =>
      transfer(world, {
        contactId: CONTACTS.unassignedTask,
        target: { queueId: QUEUES.billing },
        clientToken: `token-${index}`,
      }),
    );
    const transfers = await counted(world, 'TransferContact');

    expect({ reads: reads.calls, transfers: transfers.calls }).toStrictEqual({
      reads: CALLS,
      transfers: CALLS,
    });
    const tooMany = [reads, transfers].filter(({ calls, attempts }) => attempts > 1.2 * calls);
    expect(tooMany).toStrictEqual([]);
    // A read each, and for each transfer another one to find its outcome.
    expect(world.upstream.calls.length).toBeLessThanOrEqual(3 * 1.2 * CALLS);
  });
});
