import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  bearer,
  EVERY_SCOPE,
  startTestIssuer,
  type TestIssuer,
} from '../../../auth/support/test-issuer.ts';
import { startWorld, type World, type WorldOptions } from '../../../support/world.ts';

const SECRET = 'known-to-the-router-only';
const ROUTER = { 'x-federation-secret': SECRET };

/** A gateway that accepts one request of each caller, and trusts every proxy header. */
function start(options: WorldOptions['gateway'] = {}): Promise<World> {
  const rateLimit = { requests: 1, seconds: 3_000 };
  return startWorld({
    gateway: {
      rateLimit,
      trustedProxies: ['127.0.0.0/8'],
      federation: { secret: SECRET },
      ...options,
    },
  });
}

/** The status of a request with these headers. */
async function statusOf({ client }: World, headers: Record<string, string>): Promise<number> {
  return (await client.send('{ __typename }', {}, headers)).status;
}

const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address });

describe('without authentication, one caller is', () => {
  test.each([
    ['an address', '203.0.113.7', '203.0.113.7', 429],
    ['not another one', '203.0.113.7', '203.0.113.8', 200],
    ['an IPv6 network', '2001:db8::1', '2001:db8::2:0:0:1', 429],
    ['not another network', '2001:db8::1', '2001:db8:0:1::1', 200],
    ['an address in both spellings', '203.0.113.7', '::ffff:203.0.113.7', 429],
    ['an address, whatever its port', '203.0.113.7:50123', '203.0.113.7:50124', 429],
    ['an address with a port or without', '203.0.113.7', '203.0.113.7:50124', 429],
    ['an IPv6 network, whatever the port', '[2001:db8::1]:1', '[2001:db8::2]:2', 429],
    ['the proxy, for addresses that it does not know', 'unknown', '_hidden', 429],
    ['the proxy, for every invalid address', 'x'.repeat(5_000), '203.0.113.7, y', 429],
  ])('%s', async (_, first, second, status) => {
    await using world = await start();

    expect(await statusOf(world, from(first))).toBe(200);
    expect(await statusOf(world, from(second))).toBe(status);
  });

  test('never the router, which sends the requests of many callers', async () => {
    await using world = await start();

    for (let at = 0; at < 3; at++) expect(await statusOf(world, ROUTER)).toBe(200);
    expect(await statusOf(world, { 'x-federation-secret': 'guessed-by-somebody' })).toBe(200);
    expect(await statusOf(world, { 'x-federation-secret': 'guessed-by-somebody' })).toBe(429);
  });
});

describe('with authentication, one caller is', () => {
  let issuer: TestIssuer;
  beforeAll(async () => {
    issuer = await startTestIssuer();
  });
  afterAll(async () => {
    await issuer[Symbol.asyncDispose]();
  });

  const as = async (sub: string): Promise<Record<string, string>> =>
    bearer(await issuer.token({ sub, scope: EVERY_SCOPE }));

  test('the subject of the token, at any address, and behind the router, too', async () => {
    await using world = await start({ jwt: issuer.options });

    expect(await statusOf(world, { ...(await as('amara')), ...from('203.0.113.7') })).toBe(200);
    expect(await statusOf(world, { ...(await as('amara')), ...from('203.0.113.8') })).toBe(429);
    expect(await statusOf(world, { ...(await as('amara')), ...ROUTER })).toBe(429);
    expect(await statusOf(world, { ...(await as('bruno')), ...from('203.0.113.7') })).toBe(200);
  });

  test('all unauthenticated callers at an address, so that guessing is throttled; others there are served', async () => {
    await using world = await start({ jwt: issuer.options });

    for (let at = 0; at < 3; at++) {
      expect(await statusOf(world, bearer(`made.up.${at}`))).toBe(at === 0 ? 401 : 429);
    }
    expect(await statusOf(world, await as('amara'))).toBe(200);
  });
});
