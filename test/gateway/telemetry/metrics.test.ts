import { describe, expect, test } from '@jest/globals';
import { wireOperations } from '../../../src/emulator/protocol/sdk-schemas.ts';
import { CONTACTS, QUEUES } from '../../support/ids.ts';
import { exception, raw } from '../../support/recording-proxy.ts';
import { startWorld, type World } from '../../support/world.ts';

const json = { 'content-type': 'application/json' };

/** Every value that a caller can choose contains this. */
const CANARY = 'canary';

/** So that no call waits. */
const PLENTY = new Map(
  wireOperations().map(({ name }) => [name, { perSecond: 1_000, burst: 1_000 }]),
);

/** Requests of all kinds, each with a word that no other request has. */
async function sendWith(word: string, { client, upstream }: World): Promise<void> {
  const request = (path: string, init: RequestInit = {}): Promise<unknown> =>
    fetch(`${client.url}${path}`, init).then((response) => response.text());
  const post = (body: object, headers = {}): Promise<unknown> =>
    request('/graphql', {
      method: 'POST',
      headers: { ...json, ...headers },
      body: JSON.stringify(body),
    });
  const transfer = (input: object): Promise<unknown> =>
    post({
      query: `mutation ${word}($input: TransferContactInput!) {
        ${word}: transferContact(input: $input) { __typename }
      }`,
      operationName: word,
      variables: { input: { target: { queueId: QUEUES.billing }, clientToken: word, ...input } },
    });

  await post({ query: `query ${word} { ${word}: __typename }`, operationName: word });
  await post({ query: '{ __typename }', operationName: word });
  await post({ query: `{ ${word} }` });
  await post({ query: `{ queues(${word}: 1) { nodes { name } } }` });
  await post({ query: `query ($${word}: ${word}) { __typename @${word} }` });
  await post({ query: `subscription ${word} { ${word} }` });
  await post({ query: word });
  await post({ [word]: word });
  await post({ documentId: word });
  await post({ extensions: { persistedQuery: { version: 1, sha256Hash: word } } });
  await post({ query: '{ __typename }' }, { 'x-request-id': word, 'x-forwarded-for': word });
  await post({ query: '{ __typename }' }, { 'content-type': `text/${word}` });
  await request(`/graphql?query={${word}}`, { headers: { 'apollo-require-preflight': word } });
  await request('/metrics');
  for (const path of [`/${word}`, `/graphql/${word}`, `/metrics/${word}`, `/%zz${word}`]) {
    await request(path);
    await request(path, { method: 'PROPFIND' });
  }
  await post({ query: `{ contact(id: "${word}") { queue { name } } }` });
  await post({ query: `{ contact(id: "${CONTACTS.chat}", instanceId: "${word}") { id } }` });
  await post({ query: `{ queues(search: { name: "${word}" }) { nodes { name } } }` });
  await transfer({ contactId: word });
  await transfer({ contactId: CONTACTS.voice, target: { userId: word } });
  await transfer({ contactId: CONTACTS.voice, instanceId: word });
  await transfer({ contactId: CONTACTS.voice, contactFlowId: word });

  // Responses of Connect are not trusted, either.
  upstream.answerNext('TransferContact', exception(`${word}Exception`, 418));
  await transfer({ contactId: CONTACTS.chat });
  upstream.answerNext(
    'DescribeContact',
    exception(`${word}Exception`, 400),
    raw(200, JSON.stringify({ Contact: { Id: word, Arn: word, Channel: word } })),
  );
  await post({ query: `{ contact(id: "${CONTACTS.email}") { id channel } }` });
  await post({ query: `{ contact(id: "${CONTACTS.email}") { id channel } }` });
}

/** The series of the gateway's own metrics, without their figures. */
async function seriesOf({ client }: World): Promise<string[]> {
  const text = await (await fetch(`${client.url}/metrics`)).text();
  const series = [...text.matchAll(/^gateway_\S+/gm)].map(([name]) => name);
  return series.filter((name) => !name.includes('_bucket{')).sort();
}

describe('the metrics', () => {
  test('have no labels that callers or Connect choose, and do not grow with the number of requests', async () => {
    await using world = await startWorld({
      gateway: {
        rates: { rates: PLENTY, share: 1 },
        persistedDocuments: { mode: 'on', documents: new Map() },
      },
    });

    await sendWith(`${CANARY}0`, world);
    const first = await seriesOf(world);
    for (let round = 1; round <= 5; round += 1) await sendWith(`${CANARY}${round}`, world);
    const last = await seriesOf(world);

    expect(first.length).toBeGreaterThan(50);
    expect(last).toStrictEqual(first);
    expect(last.filter((series) => series.includes(CANARY))).toStrictEqual([]);
  });

  test.each([
    'gateway_audit_failures_total',
    'gateway_contact_errors_total{type="ContactOutcomeUnknownError",code="OUTCOME_UNKNOWN"}',
    'gateway_graphql_errors_total{code="INTERNAL_SERVER_ERROR"}',
  ])('show that %s was 0 before it rose', async (series) => {
    await using world = await startWorld();

    const text = await (await fetch(`${world.client.url}/metrics`)).text();

    expect(text.split('\n')).toContain(`${series} 0`);
  });
});
