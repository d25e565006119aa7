import { beforeAll, describe, expect, test } from '@jest/globals';
import { relay } from '../support/answers.ts';
import { type Fault, FAULTS } from '../support/faults.ts';
import { holdAnswer } from '../support/held-answer.ts';
import { CONTACTS, QUEUES } from '../support/ids.ts';
import { exception } from '../support/recording-proxy.ts';
import { transfer } from '../support/transfer.ts';
import { startWorld, type World, type WorldOptions } from '../support/world.ts';
import { warmUp } from './support/faulty-world.ts';

/** Longer than any test takes. */
const NOT_AGAIN_MS = 600_000;

/** A circuit opens within this many failures. */
const FAILURES = 20;

const READ = `{ contact(id: "${CONTACTS.voice}") { id } }`;

async function startBreakerWorld(
  circuitCoolDownMs: number,
  gateway: WorldOptions['gateway'] = {},
): Promise<World> {
  return startWorld({ gateway: { circuitCoolDownMs, ...gateway } });
}

async function transferOnce(world: World, contactId: string = CONTACTS.unassignedTask) {
  return transfer(world, { contactId, target: { queueId: QUEUES.billing } });
}

async function repeat(times: number, work: () => Promise<unknown>): Promise<void> {
  for (let done = 0; done < times; done += 1) await work();
}

function count({ upstream }: World, operation: string): number {
  return upstream.calls.filter((call) => call.operation === operation).length;
}

/** The state that the metrics show of an operation's circuit. */
async function circuitOf({ client }: World, operation: string): Promise<string | undefined> {
  const text = await (await fetch(`${client.url}/metrics`)).text();
  const shown = /^gateway_circuit_state\{operation="(\w+)",state="([\w-]+)"\} 1$/gm;
  return [...text.matchAll(shown)].find(([, name]) => name === operation)?.[2];
}

beforeAll(warmUp);

describe('a circuit', () => {
  test.each<[string, Fault]>([
    ['resets', FAULTS.resetBefore],
    ['500s', FAULTS.serverErrorBefore],
    ['502s', FAULTS.badGatewayBefore],
    ['garbled answers', FAULTS.garbage200Before],
  ])('opens within 20 failures, when Connect answers by %s', async (_, fault) => {
    await using world = await startBreakerWorld(NOT_AGAIN_MS);
    world.upstream.answerAll('DescribeContact', fault);
    await repeat(FAILURES + 5, () => world.client.send(READ));
    const callsBefore = count(world, 'DescribeContact');
    const { errors } = await world.client.send(READ);

    expect(callsBefore).toBeLessThanOrEqual(FAILURES);
    expect({ more: count(world, 'DescribeContact') - callsBefore, errors }).toMatchObject({
      more: 0,
      errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }],
    });
    expect(await circuitOf(world, 'DescribeContact')).toBe('open');
    expect(world.log).toContainEqual(
      expect.objectContaining({ operation: 'DescribeContact', state: 'open' }),
    );
  });

  test('opens when Connect does not respond in time, and then requests fail fast', async () => {
    // An attempt that a busy machine ends only after the deadline does not count.
    await using world = await startBreakerWorld(NOT_AGAIN_MS, { requestTimeoutMs: 10_000 });
    world.upstream.answerAll('DescribeContact', FAULTS.stalledHeadersBefore);
    await Promise.all(Array.from({ length: FAILURES }, () => world.client.send(READ)));
    const callsBefore = count(world, 'DescribeContact');
    const { errors } = await world.client.send(READ);

    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
    expect(count(world, 'DescribeContact')).toBe(callsBefore);
  });

  test.each<[string, Fault]>([
    ['rejections', exception('InvalidRequestException', 400)],
    ['missing permissions', exception('AccessDeniedException', 403)],
    ['limits of resources', exception('LimitExceededException', 429)],
    ['throttling', FAULTS.throttled],
  ])('stays closed at %s', async (_, fault) => {
    await using world = await startBreakerWorld(NOT_AGAIN_MS);
    world.upstream.answerAll('DescribeContact', fault);
    await repeat(FAILURES + 5, () => world.client.send(READ));

    expect([
      count(world, 'DescribeContact'),
      await circuitOf(world, 'DescribeContact'),
    ]).toStrictEqual([FAILURES + 5, 'closed']);
  });

  test('of one operation leaves the others closed', async () => {
    await using world = await startBreakerWorld(NOT_AGAIN_MS);
    world.upstream.answerAll('DescribeContact', FAULTS.serverErrorBefore);
    await repeat(FAILURES, () => world.client.send(READ));

    expect(await transferOnce(world)).toMatchObject({ __typename: 'TransferContactSuccess' });
  });

  test('that is open rejects transfers as not executed', async () => {
    await using world = await startBreakerWorld(NOT_AGAIN_MS);
    world.upstream.answerAll('TransferContact', FAULTS.serverErrorBefore);
    await repeat(FAILURES, () => transferOnce(world));
    const callsBefore = count(world, 'TransferContact');

    expect(await transferOnce(world)).toMatchObject({
      __typename: 'ContactServiceError',
      retryable: true,
    });
    expect(count(world, 'TransferContact')).toBe(callsBefore);
    expect(world.executedTransfers).toStrictEqual([]);
  });
});

describe('after the circuit was open for a while', () => {
  test('one read probes it, and closes it', async () => {
    await using world = await startBreakerWorld(1);
    world.upstream.answerAll('DescribeContact', FAULTS.serverErrorBefore);
    await repeat(FAILURES, () => world.client.send(READ));
    const delayed = holdAnswer(relay);
    world.upstream.answerAll('DescribeContact', delayed.answer);
    const before = count(world, 'DescribeContact');
    const first = world.client.send(READ);
    await delayed.requested;
    const others = await Promise.all(Array.from({ length: 10 }, () => world.client.send(READ)));
    const tried = count(world, 'DescribeContact') - before;
    delayed.release();

    expect({
      tried,
      codes: others.map(({ errors }) => errors[0]?.extensions?.['code']),
    }).toStrictEqual({
      tried: 1,
      codes: others.map(() => 'UPSTREAM_UNAVAILABLE'),
    });
    expect(await first).toMatchObject({ data: { contact: { id: CONTACTS.voice } }, errors: [] });
    expect(await circuitOf(world, 'DescribeContact')).toBe('closed');
    expect(await world.client.data(READ)).toStrictEqual({ contact: { id: CONTACTS.voice } });
  });

  test('a transfer sends a read first, and is sent when that is answered', async () => {
    await using world = await startBreakerWorld(1);
    world.upstream.answerBy(() => FAULTS.serverErrorBefore);
    await repeat(FAILURES, () => transferOnce(world));
    const failed = world.upstream.calls.length;
    world.upstream.answerBy(() => undefined);

    expect(await transferOnce(world)).toMatchObject({ __typename: 'TransferContactSuccess' });
    expect(world.upstream.calls.slice(failed).map(({ operation }) => operation)).toStrictEqual([
      'DescribeInstance',
      'TransferContact',
    ]);
    expect(await circuitOf(world, 'TransferContact')).toBe('closed');
  });

  test('no transfer is sent while reads are not answered', async () => {
    await using world = await startBreakerWorld(1);
    world.upstream.answerBy(() => FAULTS.serverErrorBefore);
    await repeat(FAILURES, () => transferOnce(world));
    const callsBefore = count(world, 'TransferContact');
    await repeat(5, () => transferOnce(world));

    expect(count(world, 'TransferContact')).toBe(callsBefore);
    expect(count(world, 'DescribeInstance')).toBeGreaterThanOrEqual(5);
  });
});
