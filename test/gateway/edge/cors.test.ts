import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestIssuer } from '../../auth/support/test-issuer.ts';
import { startWorld, type World } from '../../support/world.ts';

const DESK = 'https://agents.example.com';
const SHOP = 'https://agents.example.com:8443';

const corsHeaders = (headers: Headers): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')));

const preflight = (url: string, origin: string, path = '/graphql'): Promise<Response> =>
  fetch(`${url}${path}`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  });

const ask = (url: string, origin: string, headers = {}): Promise<Response> =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, ...headers },
    body: '{"query":"{ __typename }"}',
  });

describe('with origins on the list', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ gateway: { corsOrigins: [DESK, 'http://localhost:3000'] } });
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  test('a page of one may ask', async () => {
    const response = await preflight(world.client.url, DESK);

    expect(response.status).toBe(204);
    expect(corsHeaders(response.headers)).toStrictEqual({
      'access-control-allow-origin': DESK,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers':
        'accept, apollo-require-preflight, authorization, content-type, traceparent, tracestate, x-include-cost, x-request-id',
      'access-control-expose-headers': 'retry-after, www-authenticate, x-request-id',
      'access-control-max-age': '600',
    });
    expect(response.headers.get('vary')).toBe('Origin');
  });

  test('a page of one may read answers, and its errors', async () => {
    const answered = await ask(world.client.url, DESK);
    const refused = await ask(world.client.url, DESK, { 'content-type': 'text/csv' });

    expect(await answered.json()).toStrictEqual({ data: { __typename: 'Query' } });
    expect(refused.status).toBe(415);
    for (const { headers } of [answered, refused]) {
      expect(corsHeaders(headers)).toStrictEqual({
        'access-control-allow-origin': DESK,
        'access-control-expose-headers': 'retry-after, www-authenticate, x-request-id',
      });
      expect(headers.get('vary')).toBe('Origin');
    }
  });

  test.each([
    ['another', 'https://evil.example'],
    ['another port', SHOP],
    ['no TLS', 'http://agents.example.com'],
    ['a longer name', 'https://agents.example.com.evil.example'],
    ['a subdomain', 'https://x.agents.example.com'],
    ['another case', 'https://Agents.example.com'],
    ['none', 'null'],
    ['all', '*'],
  ])('a page of %s may not', async (_, origin) => {
    const asked = await preflight(world.client.url, origin);
    const answered = await ask(world.client.url, origin);

    expect(asked.status).toBe(405);
    expect(corsHeaders(asked.headers)).toStrictEqual({});
    expect(corsHeaders(answered.headers)).toStrictEqual({});
    expect(answered.headers.get('vary')).toBe('Origin'); // or caches would give it to other pages
  });

  test.each(['/metrics', '/livez', '/', '/nothing'])('%s is open to no page', async (path) => {
    const asked = await preflight(world.client.url, DESK, path);
    const answered = await fetch(`${world.client.url}${path}`, { headers: { origin: DESK } });

    expect([404, 405]).toContain(asked.status);
    expect(corsHeaders(asked.headers)).toStrictEqual({});
    expect(corsHeaders(answered.headers)).toStrictEqual({});
  });

  test('OPTIONS that asks for nothing is no preflight', async () => {
    const response = await fetch(`${world.client.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: DESK },
    });

    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, POST');
  });
});

test('without a list, no page may ask, nor read', async () => {
  await using world = await startWorld();

  const asked = await preflight(world.client.url, DESK);
  const answered = await ask(world.client.url, DESK);

  expect(asked.status).toBe(405);
  expect(corsHeaders(asked.headers)).toStrictEqual({});
  expect(corsHeaders(answered.headers)).toStrictEqual({});
});

test('a page may ask before it has a token, and read that it needs one', async () => {
  await using issuer = await startTestIssuer();
  await using world = await startWorld({ gateway: { corsOrigins: [DESK], jwt: issuer.options } });

  const asked = await preflight(world.client.url, DESK);
  const refused = await ask(world.client.url, DESK);

  expect(asked.status).toBe(204);
  expect(refused.status).toBe(401);
  expect(refused.headers.get('access-control-allow-origin')).toBe(DESK);
  expect(refused.headers.get('access-control-expose-headers')).toContain('www-authenticate');
});
