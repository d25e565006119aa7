import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sendRaw } from '../../support/raw-http.ts';
import { startWorld, type World } from '../../support/world.ts';

const NOTHING = "default-src 'none';frame-ancestors 'none'";
const OWN_FILES = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join(';');

describe('answers', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ gateway: { graphiql: true } });
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  test.each([
    ['/graphql?query={__typename}', 200, NOTHING],
    ['/graphql', 400, NOTHING],
    ['/livez', 200, NOTHING],
    ['/metrics', 200, NOTHING],
    ['/nothing', 404, NOTHING],
    ['/%zz', 400, NOTHING],
    ['/graphiql', 200, OWN_FILES],
    ['/graphiql/assets/nothing.js', 404, OWN_FILES],
  ])('at %s have headers against misuse', async (path, status, policy) => {
    const { status: answered, headers } = await fetch(`${world.client.url}${path}`, {
      headers: { 'apollo-require-preflight': '1' },
    });

    expect(answered).toBe(status);
    expect(headers.get('content-security-policy')).toBe(policy);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by') ?? headers.get('server')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  test('cannot be framed, send no referrer, and are for their own origin', async () => {
    const { headers } = await fetch(`${world.client.url}/livez`);

    expect(Object.fromEntries(headers)).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    });
  });

  test('that bypass the hooks have them, too', async () => {
    const [answer] = await sendRaw(world.client.url, 'GARBAGE\r\n\r\n');

    expect(answer?.headers.get('content-security-policy')).toBe(NOTHING);
    expect(answer?.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('are not cached, except for files with a hash in their names', async () => {
    const page = await fetch(`${world.client.url}/graphiql`);
    const [, asset = ''] = /src="([^"]+)"/.exec(await page.text()) ?? [];
    const file = await fetch(new URL(asset, `${world.client.url}/`));
    const probe = await fetch(`${world.client.url}/livez`);

    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(file.headers.get('cache-control')).toContain('immutable');
    expect(probe.headers.get('cache-control')).toBe('no-store');
  });
});

test.each([
  ['a trusted proxy', ['127.0.0.0/8'], 'https', 'max-age=31536000'],
  ['a trusted proxy without TLS', ['127.0.0.0/8'], 'http', null],
  ['anybody', [], 'https', null],
])(
  'browsers are bound to TLS when it is reported by %s',
  async (_, trustedProxies, proto, header) => {
    await using world = await startWorld({ gateway: { trustedProxies } });

    const { headers } = await fetch(`${world.client.url}/livez`, {
      headers: { 'x-forwarded-proto': proto },
    });

    expect(headers.get('strict-transport-security')).toBe(header);
  },
);
