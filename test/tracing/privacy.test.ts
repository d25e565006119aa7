import { expect, test } from '@jest/globals';
import { FAULTS } from '../support/faults.ts';
import { raw } from '../support/recording-proxy.ts';
import { startTracedWorld } from './support.ts';

const CANARY = 'canary-of-a-customer';

const rejection = raw(400, JSON.stringify({ __type: 'InvalidRequestException', Message: CANARY }));

test.each([
  ['ids and values', `{ contact(id: "${CANARY}") { name queue { name } } }`],
  ['search terms', `{ contacts(filter: { name: { text: ["${CANARY}"] } }) { nodes { id } } }`],
  [
    'the input of a transfer',
    `mutation { transferContact(input: {
      contactId: "${CANARY}", target: { queueId: "${CANARY}" }, clientToken: "${CANARY}"
    }) { __typename } }`,
  ],
  ['a document that cannot be run', `{ contact(id: "${CANARY}") { nothing } } # ${CANARY}`],
  ['a document that cannot be parsed', `{ contact(id: "${CANARY}"`],
])('spans contain nothing of %s', async (_, query) => {
  await using traced = await startTracedWorld();
  const { upstream } = traced.world;
  upstream.answerAll('TransferContact', rejection);
  upstream.answerAll('SearchContacts', rejection);
  upstream.answerNext('DescribeContact', FAULTS.garbage200Before);

  await traced.world.client.send(
    query,
    { canary: CANARY },
    { 'x-request-id': CANARY, baggage: `a=${CANARY}` },
  );
  const spans = await traced.end();
  const sent = traced.collector.exports.map(({ body }) => body.toString()).join('');

  expect(spans.length).toBeGreaterThan(0);
  expect(sent).not.toContain(CANARY);
  expect(sent).not.toContain('test-secret');
});
