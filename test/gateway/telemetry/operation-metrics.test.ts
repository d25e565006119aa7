import { describe, expect, test } from '@jest/globals';
import { FAULTS } from '../../support/faults.ts';
import { figure } from '../../support/figure.ts';
import { CONTACTS, QUEUES, UNKNOWN_ID } from '../../support/ids.ts';
import { startWorld } from '../../support/world.ts';

const TRANSFER = `mutation {
  transferContact(input: {
    contactId: "${CONTACTS.unassignedTask}", target: { queueId: "${QUEUES.billing}" }
  }) { __typename }
}`;
const CONTACT = `{ contact(id: "${CONTACTS.voice}") { channel } }`;

describe('the metrics of operations', () => {
  test.each([
    ['a query with all its data', CONTACT, 'query', 'ok'],
    ['a transfer', TRANSFER, 'mutation', 'ok'],
    [
      'an error that is data',
      TRANSFER.replace(CONTACTS.unassignedTask, UNKNOWN_ID),
      'mutation',
      'ok',
    ],
    [
      'data beside an error',
      `${CONTACT.slice(0, -1)} queues(first: 0) { totalCount } }`,
      'query',
      'partial',
    ],
    ['errors alone', 'query ($id: ID!) { contact(id: $id) { id } }', 'query', 'failed'],
    ['a document that cannot be parsed', '{', 'unknown', 'failed'],
    ['an invalid document', '{ nothing }', 'unknown', 'failed'],
    ['an operation that the schema lacks', 'subscription { __typename }', 'unknown', 'failed'],
  ])('count %s', async (_, query, type, outcome) => {
    await using world = await startWorld();

    await world.client.send(query);

    const series = `gateway_graphql_operation_duration_seconds_count{type="${type}",outcome="${outcome}"}`;
    expect(await figure(world, series)).toBe(1);
  });

  test('report the duration', async () => {
    await using world = await startWorld();
    world.upstream.answerNext('DescribeContact', FAULTS.slowAnswer(60));

    const sent = performance.now();
    await world.client.send(CONTACT);
    const seconds = (performance.now() - sent) / 1000;

    const series = 'gateway_graphql_operation_duration_seconds_sum{type="query",outcome="ok"}';
    const observed = await figure(world, series);
    expect(observed).toBeGreaterThan(0.059);
    expect(observed).toBeLessThan(seconds);
  });
});

test('the metrics of calls report how long they waited for quota', async () => {
  const rates = new Map([['DescribeContact', { perSecond: 5, burst: 1 }]]);
  await using world = await startWorld({ gateway: { rates: { rates, share: 1 } } });

  const sent = performance.now();
  await world.client.data(`{
    one: contact(id: "${CONTACTS.voice}") { id }
    other: contact(id: "${CONTACTS.chat}") { id }
  }`);
  const seconds = (performance.now() - sent) / 1000;

  const series = (name: string): string =>
    `gateway_quota_wait_seconds_${name}{operation="DescribeContact"}`;
  expect(await figure(world, series('count'))).toBe(2);
  const waited = await figure(world, series('sum'));
  expect(waited).toBeGreaterThan(0.05);
  expect(waited).toBeLessThan(seconds);
});
