import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client, fetchExchange } from '@urql/core';
import { ContactGatewayContactDocument } from '../../client/generated/graphql.ts';
import { CONTACTS } from '../support/ids.ts';
import { startWorld, type World } from '../support/world.ts';

const PAGE = 'http://localhost:5173';

/** Those that a page of another origin may send without leave, whatever their values. */
const SAFE = new Set(['accept', 'accept-language', 'content-language']);

/** A `fetch` that asks before it sends, as a browser does for a page of another origin. */
function browserFetch(): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const names = [...request.headers.keys()].filter((name) => !SAFE.has(name)).sort();
    const { status, headers } = await fetch(request.url, {
      method: 'OPTIONS',
      headers: {
        origin: PAGE,
        'access-control-request-method': request.method,
        'access-control-request-headers': names.join(','),
      },
    });
    const allowed = headers.get('access-control-allow-headers')?.split(', ') ?? [];
    const blocked = names.filter((name) => !allowed.includes(name));
    if (status !== 204 || headers.get('access-control-allow-origin') !== PAGE) {
      throw new TypeError(`The origin is blocked with ${status}`);
    }
    if (blocked.length > 0) throw new TypeError(`Blocked: ${blocked.join(', ')}`);
    return fetch(input, init);
  };
}

let world: World;
beforeAll(async () => {
  world = await startWorld({ gateway: { cors: { origins: [], loopback: true } } });
});
afterAll(async () => world[Symbol.asyncDispose]());

const read = {
  query: ContactGatewayContactDocument,
  variables: { id: CONTACTS.voice },
};

test.each([
  ['names itself', { clientAwareness: { name: 'desk', version: '1.0.0' } }, {}],
  ['sends GETs', {}, { useGETForQueries: true }],
])('a browser lets Apollo Client through that %s', async (_, options, link) => {
  const uri = `${world.client.url}/graphql`;
  // What tools for tracing add to it.
  const headers = { traceparent: '00-1-2-01', baggage: 'a=b', 'sentry-trace': '1-2-1' };
  const client = new ApolloClient({
    ...options,
    link: new HttpLink({ uri, headers, fetch: browserFetch(), ...link }),
    cache: new InMemoryCache(),
  });

  const { data } = await client.query(read);

  expect(data?.contact?.id).toBe(CONTACTS.voice);
});

test.each([false, 'force'] as const)(
  'a browser lets urql through, with preferGetMethod: %s',
  async (preferGetMethod) => {
    const client = new Client({
      url: `${world.client.url}/graphql`,
      fetch: browserFetch(),
      preferGetMethod,
      fetchOptions: { headers: { authorization: 'Bearer x', 'apollo-require-preflight': '1' } },
      exchanges: [fetchExchange],
    });

    const { data, error } = await client.query(read.query, read.variables);

    expect(error).toBeUndefined();
    expect(data?.contact?.id).toBe(CONTACTS.voice);
  },
);
