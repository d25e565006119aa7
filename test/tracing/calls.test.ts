import { describe, expect, test } from '@jest/globals';
import { FAULTS } from '../support/faults.ts';
import { CONTACTS } from '../support/ids.ts';
import type { ReceivedSpan } from '../support/otlp-collector.ts';
import { startTracedWorld } from './support.ts';

const CONTACT = `{ contact(id: "${CONTACTS.unassignedTask}") { queue { name } } }`;
const TWO_CONTACTS = `{
  one: contact(id: "${CONTACTS.voice}") { id }
  other: contact(id: "${CONTACTS.chat}") { id }
}`;

const ofConnect = (operation: string): object => ({
  'rpc.system': 'aws-api',
  'rpc.service': 'Connect',
  'rpc.method': operation,
});

const msOf = ({ startedAt, endedAt }: ReceivedSpan): number => Number(endedAt - startedAt) / 1e6;

describe('the span of a call to Connect', () => {
  test('belongs to its operation, one span for each call', async () => {
    await using traced = await startTracedWorld();

    await traced.world.client.data(CONTACT);
    await traced.world.client.data('{ queues { totalCount } }');
    const spans = await traced.end();

    const [first, describeContact, describeQueue, second, searchQueues] = spans;
    expect(spans.map(({ name }) => name)).toStrictEqual([
      'query',
      'Connect.DescribeContact',
      'Connect.DescribeQueue',
      'query',
      'Connect.SearchQueues',
    ]);
    expect([describeContact, describeQueue, searchQueues]).toMatchObject([
      { kind: 'client', traceId: first?.traceId, parentSpanId: first?.spanId },
      { kind: 'client', traceId: first?.traceId, parentSpanId: first?.spanId },
      { kind: 'client', traceId: second?.traceId, parentSpanId: second?.spanId },
    ]);
    expect(first?.traceId).not.toBe(second?.traceId);
  });

  test('begins and ends with the call', async () => {
    await using traced = await startTracedWorld();
    traced.world.upstream.answerNext('DescribeContact', FAULTS.slowAnswer(80));

    const before = BigInt(Date.now()) * 1_000_000n;
    await traced.world.client.data(`{ contact(id: "${CONTACTS.voice}") { id } }`);
    const [operation, call] = await traced.end();
    const after = BigInt(Date.now() + 1) * 1_000_000n;

    if (operation === undefined || call === undefined) throw new Error('A span is missing');
    const times = [
      before,
      operation.startedAt,
      call.startedAt,
      call.endedAt,
      operation.endedAt,
      after,
    ];
    expect(times).toStrictEqual(times.toSorted((one, other) => Number(one - other)));
    expect(msOf(call)).toBeGreaterThanOrEqual(79);
  });

  test('records its success', async () => {
    await using traced = await startTracedWorld();

    await traced.world.client.data('{ queues { totalCount } }');
    const [, call] = await traced.end();

    expect(call).toMatchObject({ isError: false });
    expect(call?.attributes).toStrictEqual({
      ...ofConnect('SearchQueues'),
      'contact_gateway.outcome': 'ok',
      'contact_gateway.attempts': 1,
      'contact_gateway.quota_wait_ms': expect.any(Number),
    });
  });

  test.each([
    [
      'was retried',
      [FAULTS.serverErrorBefore],
      false,
      { 'contact_gateway.outcome': 'ok', 'contact_gateway.attempts': 2 },
    ],
    [
      'was throttled',
      [FAULTS.throttled, FAULTS.throttled],
      true,
      {
        'contact_gateway.outcome': 'throttled',
        'contact_gateway.attempts': 2,
        'error.type': 'ThrottlingException',
        'aws.request_id': 'request-of-connect',
      },
    ],
    [
      'was not answered',
      [FAULTS.resetBefore, FAULTS.resetBefore],
      true,
      {
        'contact_gateway.outcome': 'indeterminate',
        'contact_gateway.attempts': 2,
        'error.type': 'indeterminate',
      },
    ],
  ])('records that it %s', async (_, faults, isError, attributes) => {
    await using traced = await startTracedWorld({ maxAttempts: 2 });
    traced.world.upstream.answerNext('SearchQueues', ...faults);

    await traced.world.client.send('{ queues { totalCount } }');
    const [, call] = await traced.end();

    expect(call).toMatchObject({ isError });
    expect(call?.attributes).toStrictEqual({
      ...ofConnect('SearchQueues'),
      'contact_gateway.quota_wait_ms': expect.any(Number),
      ...attributes,
    });
  });

  test('records how long it waited for quota', async () => {
    const rates = new Map([['DescribeContact', { perSecond: 5, burst: 1 }]]);
    await using traced = await startTracedWorld({ gateway: { rates: { rates, share: 1 } } });

    await traced.world.client.data(TWO_CONTACTS);
    const calls = (await traced.end()).filter(({ kind }) => kind === 'client');

    const waits = calls.map(({ attributes }) =>
      Number(attributes['contact_gateway.quota_wait_ms']),
    );
    const longest = Math.max(...waits);
    expect(longest).toBeGreaterThan(50);
    expect(longest).toBeLessThan(Math.max(...calls.map(msOf)));
  });

  test('records that the quota was exhausted', async () => {
    const rates = new Map([['DescribeContact', { perSecond: 0.01, burst: 1 }]]);
    await using traced = await startTracedWorld({ gateway: { rates: { rates, share: 1 } } });

    await traced.world.client.send(TWO_CONTACTS);
    const spans = await traced.end();

    expect(spans.filter(({ kind, isError }) => kind === 'client' && isError)).toMatchObject([
      {
        attributes: {
          'contact_gateway.outcome': 'quota-exhausted',
          'contact_gateway.attempts': 0,
          'error.type': 'quota-exhausted',
        },
      },
    ]);
  });
});
