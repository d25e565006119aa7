import { describe, expect, test } from '@jest/globals';
import { sha256 } from '../../../src/gateway/admission/persisted-documents/manifest.ts';
import { bearer, EVERY_SCOPE, startTestIssuer } from '../../auth/support/test-issuer.ts';
import { CONTACTS } from '../../support/ids.ts';
import { startWorld, type WorldOptions } from '../../support/world.ts';

const DIRECTORY = 'max-age=30, private';

test.each([
  [
    'queues',
    '{ queues { totalCount nodes { name } edges { cursor node { id } } pageInfo { hasNextPage } } }',
    DIRECTORY,
  ],
  [
    'users and their routing profiles',
    '{ users { nodes { routingProfile { concurrencies { channel } } } } }',
    DIRECTORY,
  ],
  [
    'quick connects and where they lead',
    '{ quickConnects { nodes { target { quickConnectId } queue { name } user { username } contactFlow { name } } } }',
    DIRECTORY,
  ],
  [
    'agent statuses',
    '{ agentStatuses { totalCount nodes { name } edges { node { type } } } }',
    DIRECTORY,
  ],
  ['the instance', '{ instance { alias } }', DIRECTORY],
  [
    'queues and their live state',
    '{ queues { nodes { name metrics { agentsOnline } } } }',
    'no-store',
  ],
  ['users and their live state', '{ users { nodes { availability { status } } } }', 'no-store'],
  ['a contact', `{ contact(id: "${CONTACTS.voice}") { queue { name } } }`, 'no-store'],
  [
    'destinations',
    `{ transferDestinations(contactId: "${CONTACTS.unassignedTask}") { nodes { name } } }`,
    'no-store',
  ],
  ['contacts', '{ contacts { nodes { queue { name } } } }', 'no-store'],
  ['an error', '{ queues(first: 0) { totalCount } }', 'no-store'],
])('clients get the max age of %s', async (_, query, cacheControl) => {
  await using world = await startWorld();

  const { headers } = await world.client.send(query);

  expect(headers.get('cache-control')).toBe(cacheControl);
});

const QUEUES = '{ queues { totalCount } }';
const ID = sha256(QUEUES);
const SECRET = 'known-to-the-router-only';
const ORIGIN = 'https://agents.example.com';
const persistedDocuments: NonNullable<WorldOptions['gateway']>['persistedDocuments'] = {
  mode: 'on',
  documents: new Map([[ID, QUEUES]]),
};

/** Everything that controls caches: the header, and the request headers that the response varies by. */
function policyOf({ headers }: Response): { cacheControl: string | null; vary: string[] } {
  const vary = headers.get('vary')?.toLowerCase().split(/, */) ?? [];
  return { cacheControl: headers.get('cache-control'), vary: vary.sort() };
}

/** Sends a directory query in every way. */
async function sendInAllWays(url: string, more: Record<string, string>): Promise<Response[]> {
  const headers = { 'content-type': 'application/json', ...more };
  const get = async (members: Record<string, string>): Promise<Response> =>
    fetch(`${url}/graphql?${String(new URLSearchParams(members))}`, { headers });
  const post = async (members: object): Promise<Response> =>
    fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify(members) });
  return [
    await get({ query: QUEUES }),
    await get({ documentId: ID }),
    await get({ extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash: ID } }) }),
    await post({ query: QUEUES }),
  ];
}

describe('no cache stores a response', () => {
  test.each([
    ['a token', { authorization: 'Bearer a.b.c' }],
    ['another credential', { authorization: 'Basic YTpi' }],
    ['an empty credential', { authorization: '' }],
    ['a cookie', { cookie: 'session=1' }],
    ['the credential of a router', { 'x-federation-secret': SECRET }],
    ['what could be that', { 'x-federation-secret': 'guessed' }],
  ])('to a request with %s, even where authentication is disabled', async (_, headers) => {
    await using world = await startWorld({
      gateway: { federation: { secret: SECRET }, persistedDocuments },
    });

    for (const response of await sendInAllWays(world.client.url, headers)) {
      expect(response.status).toBe(200);
      expect(policyOf(response)).toMatchObject({ cacheControl: 'no-store' });
    }
  });

  test('where callers authenticate, including rejections and the responses to a router', async () => {
    await using issuer = await startTestIssuer();
    await using world = await startWorld({
      gateway: { jwt: issuer.options, federation: { secret: SECRET }, persistedDocuments },
    });
    const { url } = world.client;
    const token = bearer(await issuer.token({ scope: EVERY_SCOPE }));

    for (const [status, headers] of [
      [200, token],
      [200, { ...token, 'x-federation-secret': SECRET }],
      [401, { 'x-federation-secret': SECRET }],
      [401, bearer('bad')],
      [401, {}],
    ] as const) {
      for (const response of await sendInAllWays(url, headers)) {
        expect(response.status).toBe(status);
        expect(policyOf(response)).toMatchObject({ cacheControl: 'no-store' });
      }
    }
  });

  test('of a probe, of the root route, or to an invalid request', async () => {
    await using world = await startWorld({ gateway: { graphiql: true } });
    const { url } = world.client;

    for (const [path, status] of [
      ['/livez', 200],
      ['/readyz', 200],
      ['/metrics', 200],
      ['/', 200],
      ['/graphiql/', 302],
      ['/graphiql/assets/nothing.js', 404],
      ['/nothing', 404],
      ['/graphql?query={', 400],
      ['/graphql?query={queues{totalCount}}', 400],
    ] as const) {
      const response = await fetch(`${url}${path}`, { redirect: 'manual' });

      expect({ path, status: response.status }).toStrictEqual({ path, status });
      expect(policyOf(response)).toMatchObject({ cacheControl: 'no-store' });
    }
  });
});

describe('a response that caches may store varies by everything that it depends on', () => {
  const ALWAYS = ['accept', 'authorization', 'cookie', 'origin', 'x-federation-secret'];

  test.each<[string, WorldOptions['gateway'], string[]]>([
    ['by default', {}, ALWAYS],
    ['with CORS', { cors: { origins: [ORIGIN] } }, ALWAYS],
    ['with costs', { costExtension: true }, [...ALWAYS, 'x-include-cost']],
    [
      'with both',
      { cors: { origins: [ORIGIN] }, costExtension: true },
      [...ALWAYS, 'x-include-cost'],
    ],
  ])('%s', async (_, gateway, names) => {
    await using world = await startWorld({ gateway: { ...gateway, persistedDocuments } });
    const { url } = world.client;

    for (const headers of [{}, { origin: ORIGIN }, { origin: 'https://evil.example' }]) {
      for (const response of await sendInAllWays(url, headers)) {
        expect(policyOf(response)).toStrictEqual({ cacheControl: DIRECTORY, vary: names.sort() });
      }
    }
  });

  test.each([true, false])('at the root route (GraphiQL: %s)', async (graphiql) => {
    await using world = await startWorld({ gateway: { graphiql } });

    expect(policyOf(await fetch(world.client.url))).toMatchObject({ vary: ['accept'] });
  });
});
