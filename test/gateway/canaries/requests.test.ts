import { describe, expect, test } from '@jest/globals';
import { bearer, startTestIssuer } from '../../auth/support/test-issuer.ts';
import { CONTACTS, QUEUES } from '../../support/ids.ts';
import { startWorld, type World } from '../../support/world.ts';
import { Canaries } from './support/canaries.ts';
import { ask, outletsOf, wholeOf } from './support/outlets.ts';

const canaries = new Canaries();
const secret = canaries.at('a secret of the caller');
const VALUE = 'a value of the caller';
const value = canaries.at(VALUE);
const name = value.replaceAll('-', '_');

const credentials = {
  authorization: `Bearer ${secret}`,
  cookie: `session=${secret}`,
  'proxy-authorization': `Basic ${Buffer.from(`user:${secret}`).toString('base64')}`,
  'x-federation-secret': secret,
  'x-api-key': secret,
  'x-amz-security-token': secret,
  referer: `https://host.example/?token=${secret}`,
  'user-agent': secret,
  origin: `https://${secret}.example`,
  'x-forwarded-for': secret,
  baggage: `token=${secret}`,
};

type Send = (url: string) => Promise<string>;
type Sent = Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> };

const post =
  (query: string, variables: Readonly<Record<string, unknown>> = {}): Send =>
  (url) =>
    ask(url, query, { variables, headers: credentials });

/** A request of any form, with the credentials besides. */
const send =
  (path: string, { headers, ...more }: Sent = {}): Send =>
  async (url) =>
    wholeOf(await fetch(`${url}${path}`, { ...more, headers: { ...credentials, ...headers } }));

const json = { 'content-type': 'application/json' };
const search = new URLSearchParams({
  query: 'query Q($id: ID!) { contact(id: $id) { id } }',
  variables: JSON.stringify({ id: value }),
  access_token: secret,
});

const TRANSFER = `mutation ($input: TransferContactInput!) {
  transferContact(input: $input) { __typename ... on ContactError { message } }
}`;
const input = {
  contactId: CONTACTS.unassignedTask,
  target: { queueId: QUEUES.billing },
};

describe('what a caller sends is not disclosed', () => {
  test.each<[string, Send]>([
    ['when it is answered', post(`{ contact(id: "${CONTACTS.voice}") { id } }`)],
    [
      'when it is searched for',
      post(`{ contacts(filter: { name: { text: ["${value}"] } }) { nodes { id } } }`),
    ],
    [
      'when it is a variable',
      post('query ($id: ID!) { contact(id: $id) { name } }', { id: value }),
    ],
    [
      'when it is a variable of another type',
      post('query ($id: ID!) { contact(id: $id) { id } }', { id: [value] }),
    ],
    ['when it is a variable that is not there', post('{ __typename }', { [value]: value })],
    ['when an input has more than it may', post(TRANSFER, { input: { ...input, [value]: value } })],
    ['when it is a name', post(`query ${name} { ${name}: contact(id: "x") { ${name}: id } }`)],
    ['when it is the name of a field that is none', post(`query ${name} { ${name} { id } }`)],
    ['when it is a comment', post(`{ __typename } # ${value}`)],
    ['when the document cannot be parsed', post(`{ contact(id: "${value}") "${value}"`)],
    ['when the document is long', post(`{ contact(id: "${value.repeat(20_000)}") { id } }`)],
    [
      'in an address',
      send(`/graphql?${search.toString()}`, { headers: { 'apollo-require-preflight': '1' } }),
    ],
    ['in an address that a foreign page could send', send(`/graphql?${search.toString()}`)],
    ['in an address that is none', send(`/nothing?access_token=${secret}`)],
    ['in an address that is not well-formed', send(`/%zz?access_token=${secret}`)],
    ['behind a slash and a semicolon', send(`/graphql;access_token=${secret}`)],
    ['in an address that is encoded', send(`/graphql%3Faccess_token=${secret}`)],
    [
      'in a body that is no JSON',
      send('/graphql', { method: 'POST', headers: json, body: `{"query": "${value}" ${value}` }),
    ],
    [
      'in a body that is no object',
      send('/graphql', { method: 'POST', headers: json, body: `["${value}"]` }),
    ],
    [
      'in a form',
      send('/graphql', { method: 'POST', body: new URLSearchParams({ query: value }) }),
    ],
    [
      'in the type of a body',
      send('/graphql', {
        method: 'POST',
        headers: { 'content-type': `text/${value}` },
        body: value,
      }),
    ],
    [
      'in the coding of a body',
      send('/graphql', {
        method: 'POST',
        headers: { ...json, 'content-encoding': value },
        body: '{}',
      }),
    ],
    [
      'in operation name and extensions',
      send('/graphql', {
        method: 'POST',
        headers: json,
        body: JSON.stringify({
          query: '{ __typename }',
          operationName: value,
          extensions: { [value]: value },
        }),
      }),
    ],
    [
      'in the id of a document',
      send('/graphql', {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ documentId: value }),
      }),
    ],
    [
      'by PUT',
      send('/graphql', { method: 'PUT', headers: json, body: JSON.stringify({ query: value }) }),
    ],
  ])('%s', async (_, request) => {
    await using world = await startWorld({
      gateway: {
        graphiql: true,
        federation: { secret: 'known-to-the-router' },
        persistedDocuments: { mode: 'on', documents: new Map() },
      },
    });

    expect(await disclosedBy(world, await request(world.client.url))).toStrictEqual([]);
  });

  test.each([
    ['the id of a contact', { contactId: `${value}!` }],
    ['a token of idempotency', { clientToken: value }],
  ])('outside of the audit log when it is %s', async (_, more) => {
    await using world = await startWorld({ gateway: { graphiql: true } });

    const answer = await post(TRANSFER, { input: { ...input, ...more } })(world.client.url);

    expect(answer).toContain('transferContact');
    expect(await disclosedBy(world, answer)).toStrictEqual([`${VALUE}: audit`]);
  });

  test.each([
    ['no token', secret],
    ['a token that is none', `${secret}.${secret}.${secret}`],
    [
      'a token with odd members',
      ['{"alg":"RS256","kid":"?"}', '{"sub":"?","iss":"?"}', '?'].map(encoded).join('.'),
    ],
    ['a token without a signature', `${['{"alg":"none"}', '{"sub":"?"}'].map(encoded).join('.')}.`],
  ])('when a caller is not authenticated, with %s', async (_, token) => {
    await using issuer = await startTestIssuer();
    await using world = await startWorld({ gateway: { graphiql: true, jwt: issuer.options } });

    const answer = await ask(world.client.url, '{ __typename }', { headers: bearer(token) });

    expect(answer).toContain('[401,');
    expect(await disclosedBy(world, answer)).toStrictEqual([]);
  });
});

/** A part of a token, with the secret in the place of each question mark. */
function encoded(part: string): string {
  return Buffer.from(part.replaceAll('?', secret)).toString('base64url');
}

/**
 * Where a caller's secrets and values are disclosed. Its own values may be in its own answer; its credentials may not, which
 * others could read there.
 */
async function disclosedBy(world: World, answer: string): Promise<string[]> {
  const { answer: given, ...others } = await outletsOf(world, [answer]);
  const inAnswer = canaries.in(given).filter((place) => place !== VALUE);
  const elsewhere = Object.entries(others).flatMap(([outlet, text]) => [
    ...canaries.in(text).map((place) => `${place}: ${outlet}`),
    ...(text.includes(name) ? [`a name: ${outlet}`] : []),
  ]);
  expect(others.log).toContain('request completed');
  return [...inAnswer, ...elsewhere];
}
