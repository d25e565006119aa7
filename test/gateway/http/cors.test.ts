import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestIssuer } from '../../auth/support/test-issuer.ts';
import { sendRaw } from '../../support/raw-http.ts';
import { startWorld, type World } from '../../support/world.ts';

const DESK = 'https://agents.example.com';
const SHOP = 'https://agents.example.com:8443';

const corsHeaders = (headers: Headers): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')));

const preflight = (
  url: string,
  origin: string,
  { path = '/graphql', method = 'POST', headers = 'authorization,content-type' } = {},
): Promise<Response> =>
  fetch(`${url}${path}`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': headers,
    },
  });

/** The log lines of rejected preflights. */
const rejections = ({ log }: World): unknown[] =>
  log
    .filter(({ level, msg }) => level === 40 && String(msg).startsWith('A preflight request'))
    .map((line) => line['preflight']);

const post = (url: string, origin: string, headers = {}): Promise<Response> =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, ...headers },
    body: '{"query":"{ __typename }"}',
  });

describe('with origins on the list', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({
      gateway: { cors: { origins: [DESK, 'http://localhost:3000'], headers: ['x-tenant'] } },
    });
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  test('a page of one may send requests', async () => {
    const response = await preflight(world.client.url, DESK);

    expect(response.status).toBe(204);
    expect(corsHeaders(response.headers)).toStrictEqual({
      'access-control-allow-origin': DESK,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers':
        'accept, apollo-require-preflight, apollographql-client-name, apollographql-client-version, authorization, baggage, content-type, graphql-client-name, graphql-client-version, sentry-trace, traceparent, tracestate, x-apollo-operation-id, x-apollo-operation-name, x-include-cost, x-request-id, x-tenant',
      'access-control-expose-headers': 'retry-after, www-authenticate, x-request-id',
      'access-control-max-age': '600',
    });
    expect(response.headers.get('vary')).toBe('Origin');
  });

  test('a page of one may read responses, and errors', async () => {
    const answered = await post(world.client.url, DESK);
    const rejected = await post(world.client.url, DESK, { 'content-type': 'text/csv' });

    expect(await answered.json()).toStrictEqual({ data: { __typename: 'Query' } });
    expect(rejected.status).toBe(415);
    for (const { headers } of [answered, rejected]) {
      expect(corsHeaders(headers)).toStrictEqual({
        'access-control-allow-origin': DESK,
        'access-control-expose-headers': 'retry-after, www-authenticate, x-request-id',
      });
      expect(headers.get('vary')).toMatch(/\bOrigin\b/);
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
    const response = await preflight(world.client.url, origin);
    const answered = await post(world.client.url, origin);

    expect(response.status).toBe(405);
    expect(corsHeaders(response.headers)).toStrictEqual({});
    expect(corsHeaders(answered.headers)).toStrictEqual({});
    expect(answered.headers.get('vary')).toMatch(/\bOrigin\b/); // or caches would return it to other pages
  });

  test.each(['/metrics', '/livez', '/', '/nothing'])('%s is open to no page', async (path) => {
    const response = await preflight(world.client.url, DESK, { path });
    const answered = await fetch(`${world.client.url}${path}`, { headers: { origin: DESK } });

    expect([404, 405]).toContain(response.status);
    expect(corsHeaders(response.headers)).toStrictEqual({});
    expect(corsHeaders(answered.headers)).toStrictEqual({});
  });

  test('OPTIONS without a requested method is not a preflight', async () => {
    const response = await fetch(`${world.client.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: DESK },
    });

    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, POST');
  });
});

test('without a list, no page may send requests, nor read responses', async () => {
  await using world = await startWorld();

  const response = await preflight(world.client.url, DESK);
  const answered = await post(world.client.url, DESK);

  expect(response.status).toBe(405);
  expect(corsHeaders(response.headers)).toStrictEqual({});
  expect(corsHeaders(answered.headers)).toStrictEqual({});
});

describe('where loopback origins are allowed', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ gateway: { cors: { origins: [], loopback: true } } });
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  test.each([
    'http://localhost:5173',
    'http://localhost',
    'https://localhost:5173',
    'http://127.0.0.1:3000',
    'http://[::1]:8080',
  ])('a page of %s may send requests, and read responses', async (origin) => {
    const response = await preflight(world.client.url, origin);
    const answered = await post(world.client.url, origin);

    expect(response.status).toBe(204);
    for (const { headers } of [response, answered]) {
      expect(headers.get('access-control-allow-origin')).toBe(origin);
      expect(headers.get('vary')).toMatch(/\bOrigin\b/);
    }
  });

  test.each([
    'http://localhost.evil.example:5173',
    'http://evil.localhost:5173',
    'http://127.0.0.1.evil.example',
    'http://192.168.0.7:5173',
    'http://0.0.0.0:5173',
    'http://[::2]:5173',
    'http://user@localhost:5173',
    'http://localhost:5173/',
    'http://LOCALHOST:5173',
    'ftp://localhost',
    'null',
    DESK,
  ])('a page of %s may not', async (origin) => {
    const response = await preflight(world.client.url, origin);
    const answered = await post(world.client.url, origin);

    expect(response.status).toBe(405);
    expect(corsHeaders(answered.headers)).toStrictEqual({});
  });

  test.each([
    ['localhost:4000', 'http://localhost:5173'],
    ['[::1]:4000', 'http://localhost:5173'],
    ['tunnel.example', undefined],
  ])('when it calls the gateway %s, a page of this machine gets %s', async (host, allowed) => {
    const [answer] = await sendRaw(
      world.client.url,
      `OPTIONS /graphql HTTP/1.1\r\nhost: ${host}\r\norigin: http://localhost:5173\r\naccess-control-request-method: POST\r\nconnection: close\r\n\r\n`,
    );

    expect(answer?.headers.get('access-control-allow-origin') ?? undefined).toBe(allowed);
  });
});

describe('the log reports of a rejected preflight', () => {
  test('the origin that is not allowed', async () => {
    await using world = await startWorld();
    const { url } = world.client;

    await preflight(url, 'https://user:secret@evil.example:8443/path?secret');
    await preflight(url, 'null');
    await preflight(url, DESK);

    expect(rejections(world)).toStrictEqual([
      { origin: 'https://evil.example:8443' },
      { origin: 'not an origin' },
      { origin: DESK },
    ]);
    expect(world.log.map(({ msg }) => msg)).toContain(
      'A preflight request was rejected: CORS_ORIGINS lacks its origin',
    );
  });

  test('the headers and the method that are not allowed', async () => {
    await using world = await startWorld({
      gateway: { cors: { origins: [DESK], headers: ['x-tenant'] } },
    });
    const { url } = world.client;

    await preflight(url, DESK, { headers: 'X-Tenant, Baggage' });
    await preflight(url, DESK, { headers: 'authorization,x-team,X-Zone' });
    await preflight(url, DESK, { method: 'DELETE' });
    await preflight(url, DESK, { method: 'x'.repeat(100), headers: 'a b,' + 'y'.repeat(100) });

    expect(rejections(world)).toStrictEqual([
      { origin: DESK, headers: ['x-team', 'x-zone'] },
      { origin: DESK, method: 'DELETE' },
      { origin: DESK, method: 'not a method' },
      { origin: DESK, headers: ['not a name'] },
    ]);
  });

  test('the same once a minute, and no flood of different ones', async () => {
    await using world = await startWorld();
    const { url } = world.client;

    for (let at = 0; at < 3; at++) await preflight(url, DESK);
    for (let at = 0; at < 50; at++) await preflight(url, `https://evil-${at}.example`);

    expect(rejections(world)).toHaveLength(20);
    expect(rejections(world).slice(0, 2)).toStrictEqual([
      { origin: DESK },
      { origin: 'https://evil-0.example' },
    ]);
  });

  test('nothing where the path is not of the API, or it is not a preflight', async () => {
    await using world = await startWorld();
    const { url } = world.client;

    await preflight(url, DESK, { path: '/metrics' });
    await fetch(`${url}/graphql`, { method: 'OPTIONS', headers: { origin: DESK } });
    await post(url, DESK);

    expect(rejections(world)).toStrictEqual([]);
  });
});

test('a page may send requests before it has a token, and read that it needs one', async () => {
  await using issuer = await startTestIssuer();
  await using world = await startWorld({
    gateway: { cors: { origins: [DESK] }, jwt: issuer.options },
  });

  const response = await preflight(world.client.url, DESK);
  const rejected = await post(world.client.url, DESK);

  expect(response.status).toBe(204);
  expect(rejected.status).toBe(401);
  expect(rejected.headers.get('access-control-allow-origin')).toBe(DESK);
  expect(rejected.headers.get('access-control-expose-headers')).toContain('www-authenticate');
});
