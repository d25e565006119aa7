import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { base64url, CompactSign, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { CONTACTS } from '../support/ids.ts';
import { startWorld, type World } from '../support/world.ts';
import {
  AUDIENCE,
  bearer,
  type Claims,
  EVERY_SCOPE,
  startTestIssuer,
  SUBJECT,
  type TestIssuer,
} from './support/test-issuer.ts';

const QUERY = `{ contact(id: "${CONTACTS.voice}") { channel } }`;

let issuer: TestIssuer;
let world: World;
beforeAll(async () => {
  issuer = await startTestIssuer();
  world = await startWorld({ gateway: { jwt: issuer.options } });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await issuer[Symbol.asyncDispose]();
});

const encode = (value: object): string => base64url.encode(JSON.stringify(value));
const now = (): number => Math.floor(Date.now() / 1000);
const claims = (): object => ({
  iss: issuer.url,
  aud: AUDIENCE,
  sub: SUBJECT,
  exp: now() + 3600,
  scope: EVERY_SCOPE,
});

/** Sends the headers unchanged, duplicates included. */
async function send(
  headers: readonly (readonly [name: string, value: string])[],
  path = '/graphql',
): Promise<{ status: number | undefined; challenge: string | undefined; body: unknown }> {
  const sent = request(new URL(path, world.client.url), {
    method: 'POST',
    agent: false,
    headers: [['host', 'gateway'], ['content-type', 'application/json'], ...headers].flat(),
  });
  const answered = new Promise<Awaited<ReturnType<typeof send>>>((resolve, reject) => {
    sent.once('error', reject).once('response', (response) => {
      const { statusCode: status } = response;
      const challenge = response.headers['www-authenticate'];
      text(response).then((body) => {
        resolve({ status, challenge, body: JSON.parse(body) });
      }, reject);
    });
  });
  sent.end(JSON.stringify({ query: QUERY }));
  return answered;
}

const REJECTED = {
  status: 401,
  challenge: 'Bearer realm="contact-gateway", error="invalid_token"',
  body: {
    errors: [
      {
        message: 'The access token is invalid or expired.',
        extensions: { code: 'UNAUTHENTICATED', requestId: expect.any(String) },
      },
    ],
  },
};

test('a valid token is accepted', async () => {
  const token = await issuer.token({ scope: EVERY_SCOPE });

  expect(await send([['authorization', `Bearer ${token}`]])).toMatchObject({
    status: 200,
    body: { data: { contact: { channel: 'VOICE' } } },
  });
  expect(await send([['AUTHORIZATION', `bearer ${token}`]])).toMatchObject({ status: 200 });
});

describe('rejected, and nothing is sent to Connect:', () => {
  const good = (): Promise<string> => issuer.token({ scope: EVERY_SCOPE });
  const signed = (alg: string, key: Parameters<SignJWT['sign']>[0], kid = 'key-1') =>
    new SignJWT({ ...claims() }).setProtectedHeader({ alg, kid }).sign(key);

  const tokenWith = (times: Claims) => issuer.token({ scope: EVERY_SCOPE, ...times });
  const withTimes = (times: string): string =>
    `{"iss": "${issuer.url}", "aud": "${AUDIENCE}", "sub": "${SUBJECT}", "scope": "${EVERY_SCOPE}", ${times}}`;

  const attacks: readonly (readonly [name: string, token: () => string | Promise<string>])[] = [
    ['alg none, without a signature', () => `${encode({ alg: 'none' })}.${encode(claims())}.`],
    [
      'alg None with one',
      async () =>
        `${encode({ alg: 'None' })}.${encode(claims())}.${(await good()).split('.')[2] ?? ''}`,
    ],
    [
      'HS256 with the public key as the secret',
      async () => {
        const input = `${encode({ alg: 'HS256', kid: 'key-1' })}.${encode(claims())}`;
        const hmac = createHmac('sha256', await issuer.publicPem()).update(input);
        return `${input}.${hmac.digest('base64url')}`;
      },
    ],
    [
      'HS256 with an empty secret',
      () => {
        const input = `${encode({ alg: 'HS256' })}.${encode(claims())}`;
        return `${input}.${createHmac('sha256', '').update(input).digest('base64url')}`;
      },
    ],
    [
      'a key of the attacker under the kid of the issuer',
      async () => signed('RS256', (await generateKeyPair('RS256')).privateKey),
    ],
    [
      'a key of the attacker inside the header',
      async () => {
        const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
        const jwk = await exportJWK(publicKey);
        return new SignJWT({ ...claims() })
          .setProtectedHeader({ alg: 'RS256', jwk })
          .sign(privateKey);
      },
    ],
    [
      'an algorithm that is not listed, by the right key',
      () => issuer.token({ scope: EVERY_SCOPE }, { alg: 'PS256' }),
    ],
    [
      'another curve than the key',
      async () => signed('ES256', (await generateKeyPair('ES256')).privateKey),
    ],
    ['a kid that is a path', () => issuer.token({ scope: EVERY_SCOPE }, { kid: '../../dev/null' })],
    [
      'a critical extension that is not known',
      async () => {
        const [, payload, signature] = (await good()).split('.');
        return `${encode({ alg: 'RS256', kid: 'key-1', crit: ['exp'], exp: 1 })}.${payload}.${signature}`;
      },
    ],
    [
      'a payload that was changed',
      async () => {
        const [header, , signature] = (await good()).split('.');
        return `${header}.${encode({ ...claims(), sub: 'somebody-else' })}.${signature}`;
      },
    ],
    ['a signature that was cut short', async () => (await good()).slice(0, -20)],
    ['an empty signature', async () => `${(await good()).split('.').slice(0, 2).join('.')}.`],
    [
      'a payload that is no JSON',
      async () => {
        const { privateKey } = await generateKeyPair('RS256');
        return new CompactSign(Buffer.from('not JSON'))
          .setProtectedHeader({ alg: 'RS256', kid: 'key-1' })
          .sign(privateKey);
      },
    ],
    ['the wrong issuer', () => issuer.token({ iss: 'https://issuer.example', scope: EVERY_SCOPE })],
    [
      'the issuer with a slash more',
      () => issuer.token({ iss: `${issuer.url}/`, scope: EVERY_SCOPE }),
    ],
    ['no issuer', () => issuer.token({ iss: undefined, scope: EVERY_SCOPE })],
    ['the wrong audience', () => issuer.token({ aud: 'another-service', scope: EVERY_SCOPE })],
    ['no audience', () => issuer.token({ aud: undefined, scope: EVERY_SCOPE })],
    ['an expired token', () => issuer.token({ exp: now() - 60, scope: EVERY_SCOPE })],
    ['no expiry', () => issuer.token({ exp: undefined, scope: EVERY_SCOPE })],
    ['an expiry in words', () => issuer.token({ exp: 'never', scope: EVERY_SCOPE })],
    ['a token that is not valid yet', () => issuer.token({ nbf: now() + 60, scope: EVERY_SCOPE })],
    [
      'an end without a start, too far away',
      () => tokenWith({ iat: undefined, exp: now() + 86_460 }),
    ],
    ['an end too far from its start', () => tokenWith({ iat: now(), exp: now() + 86_401 })],
    ['an end too far from when it is valid', () => tokenWith({ nbf: now(), exp: now() + 86_401 })],
    ['an end in the far future', () => tokenWith({ exp: 1e300 })],
    ['an end in the far future, without a start', () => tokenWith({ iat: undefined, exp: 1e300 })],
    ['an infinite end', () => issuer.tokenOf(withTimes('"exp": 1e999'))],
    ['an infinite start', () => issuer.tokenOf(withTimes(`"iat": 1e999, "exp": ${now() + 60}`))],
    ['a negative start', () => issuer.tokenOf(withTimes(`"iat": -1e999, "exp": ${now() + 60}`))],
    ['an infinite nbf', () => issuer.tokenOf(withTimes(`"nbf": 1e999, "exp": ${now() + 60}`))],
    ['a negative nbf', () => tokenWith({ nbf: -1 })],
    ['an end that is not a number', () => issuer.tokenOf(withTimes('"exp": null'))],
    [
      'two ends, the last of them in the far future',
      () => issuer.tokenOf(withTimes(`"exp": ${now() + 60}, "exp": 1e300`)),
    ],
    ['a token of the future', () => tokenWith({ iat: now() + 60 })],
    [
      'a token of the future that is valid already',
      () => tokenWith({ iat: now() + 60, nbf: now() }),
    ],
    ['a start in words', () => tokenWith({ iat: 'today' })],
    ['no subject', () => issuer.token({ sub: undefined, scope: EVERY_SCOPE })],
    ['an empty subject', () => issuer.token({ sub: '', scope: EVERY_SCOPE })],
    ['a subject that is no text', () => issuer.token({ sub: { $ne: '' }, scope: EVERY_SCOPE })],
    ['five parts, as an encrypted token has', () => 'a.b.c.d.e'],
    ['a token with a line break', async () => `${await good()}\t`.replace('.', '.\t')],
    ['no token after the scheme', () => ''],
    [
      'a token that is too long',
      async () => `${(await good()).split('.')[0] ?? ''}.${'a'.repeat(12_500)}.a`,
    ],
  ];

  test.each(attacks)('%s', async (_, token) => {
    const before = world.upstream.calls.length;

    expect(await send([['authorization', `Bearer ${await token()}`]])).toStrictEqual(REJECTED);
    expect(world.upstream.calls).toHaveLength(before);
  });

  test.each([
    ['two headers, the same', async () => [bearer(await good()), bearer(await good())]],
    ['two headers, a good one first', async () => [bearer(await good()), bearer('a.b.c')]],
    ['two headers, a good one last', async () => [bearer('a.b.c'), bearer(await good())]],
    ['another scheme', async () => [{ authorization: `Basic ${await good()}` }]],
    [
      'two tokens in one header',
      async () => [{ authorization: `Bearer ${await good()}, Bearer ${await good()}` }],
    ],
  ] as const)('%s', async (_, headers) => {
    const before = world.upstream.calls.length;
    const sent = (await headers()).map(
      ({ authorization }) => ['authorization', authorization] as const,
    );

    expect(await send(sent)).toStrictEqual(REJECTED);
    expect(world.upstream.calls).toHaveLength(before);
  });

  const UNSIGNED = {
    status: 401,
    challenge: 'Bearer realm="contact-gateway"',
    body: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
  };

  test.each([
    ['no token at all', () => []],
    [
      'a user name from a proxy',
      () =>
        [
          ['x-user', 'admin'],
          ['x-forwarded-user', 'admin'],
          ['x-amzn-oidc-identity', 'admin'],
        ] as const,
    ],
    ['a cookie', async () => [['cookie', `access_token=${await good()}`]] as const],
    [
      'a header of a proxy',
      async () => [['proxy-authorization', `Bearer ${await good()}`]] as const,
    ],
  ])('%s', async (_, headers) => {
    const before = world.upstream.calls.length;

    expect(await send(await headers())).toMatchObject(UNSIGNED);
    expect(world.upstream.calls).toHaveLength(before);
  });

  test('a token in the query string', async () => {
    const before = world.upstream.calls.length;

    expect(await send([], `/graphql?access_token=${await good()}`)).toMatchObject(UNSIGNED);
    expect(world.upstream.calls).toHaveLength(before);
  });

  test('a megabyte of token', async () => {
    const before = world.upstream.calls.length;

    expect(await send([['authorization', `Bearer ${'a'.repeat(1_000_000)}`]])).toMatchObject({
      status: 431,
      body: { errors: [{ extensions: { code: expect.any(String) } }] },
    });
    expect(world.upstream.calls).toHaveLength(before);
  });
});

test('a token is valid for a day at most, and no longer than the times in it say', async () => {
  const statusOf = async (claims: Claims): Promise<number> =>
    (await world.client.send('{ __typename }', {}, bearer(await issuer.token(claims)))).status;
  const time = now();

  expect(await statusOf({ iat: time, exp: time + 86_400 })).toBe(200);
  expect(await statusOf({ iat: time - 86_000, exp: time + 400 })).toBe(200);
  expect(await statusOf({ iat: time - 90_000, nbf: time, exp: time + 86_400 })).toBe(200);
  expect(await statusOf({ iat: undefined, exp: time + 86_340 })).toBe(200);
  expect(await statusOf({ iat: time - 0.5, nbf: time - 0.25, exp: time + 60.75 })).toBe(200);
});

test('a token with too long a lifetime, or of the future, is logged as a warning that names the claim', async () => {
  const jwt = { ...issuer.options, maxTokenAgeSeconds: 600 };
  await using own = await startWorld({ gateway: { jwt } });
  const time = now();
  for (const claims of [
    { iat: time, exp: time + 601 },
    { nbf: time, iat: undefined, exp: time + 601 },
    { iat: time + 7_200, exp: time + 7_300 },
  ]) {
    await own.client.send(QUERY, {}, bearer(await issuer.token(claims)));
  }

  const lines = own.log.filter(({ msg }) => msg === 'Authentication failed');
  expect(lines).toMatchObject([
    {
      level: 40,
      reason: 'bad-token',
      detail: 'exp: 601 s after iat; AUTH_MAX_TOKEN_AGE_SECONDS allows 600',
    },
    { level: 40, detail: 'exp: 601 s after nbf; AUTH_MAX_TOKEN_AGE_SECONDS allows 600' },
    {
      level: 40,
      detail: expect.stringMatching(
        /^iat: 7[12]\d\d s in the future; AUTH_CLOCK_TOLERANCE_SECONDS allows 5$/,
      ),
    },
  ]);
  expect(own.upstream.calls).toStrictEqual([]);
});

test('a token that is not a signed JWT is distinguished in the log from a missing token, and not repeated', async () => {
  await using own = await startWorld({ gateway: { jwt: issuer.options } });
  const opaque = 'ya29.a0AfB_byC/x+~opaque==';
  const encrypted = 'eyJhbGciOiJkaXIifQ..aXYtb2YtaXQ.dGhlLWNpcGhlcnRleHQ.dGhlLXRhZw';
  for (const authorization of [`Bearer ${opaque}`, `Bearer ${encrypted}`, 'Bearer', 'Basic YTpi']) {
    const { status } = await own.client.send(QUERY, {}, { authorization });
    expect(status).toBe(401);
  }

  const logged = own.log.filter(({ reason }) => reason === 'bad-token');
  const [notSigned, none] = [
    'no signed JWT: opaque, encrypted or unsigned',
    'no bearer token, or more than one',
  ];
  expect(logged.map(({ detail }) => detail)).toStrictEqual([notSigned, notSigned, none, none]);
  expect(JSON.stringify(own.log)).not.toMatch(/ya29|aXYtb2YtaXQ/);
  expect(own.upstream.calls).toStrictEqual([]);
});

test('rejections are counted, and logged without the token', async () => {
  await using own = await startWorld({ gateway: { jwt: issuer.options } });
  const token = await issuer.token({ aud: 'another-service' });
  await own.client.send(QUERY, {}, bearer(token));
  await own.client.send(QUERY);

  const metrics = await (await fetch(`${own.client.url}/metrics`)).text();
  expect(metrics).toContain('gateway_authentication_failures_total{reason="bad-token"} 1');
  expect(metrics).toContain('gateway_authentication_failures_total{reason="no-token"} 1');
  const logged = own.log.filter(({ msg }) => msg === 'Authentication failed');
  expect(logged).toMatchObject([
    { reason: 'bad-token', detail: 'ERR_JWT_CLAIM_VALIDATION_FAILED: aud' },
    { reason: 'no-token' },
  ]);
  for (const part of token.split('.')) expect(JSON.stringify(own.log)).not.toContain(part);
});

test('where claims are required, a token without one of them is rejected', async () => {
  const jwt = { ...issuer.options, requiredClaims: ['queues'] };
  await using own = await startWorld({ gateway: { jwt } });
  const statusOf = async (claims: object): Promise<number> =>
    (await own.client.send('{ __typename }', {}, bearer(await issuer.token({ ...claims })))).status;

  expect(await statusOf({ queues: [] })).toBe(200);
  expect(await statusOf({})).toBe(401);
});

test('where a type is required, a token of another type is rejected, such as an ID token', async () => {
  const jwt = { ...issuer.options, tokenType: 'at+jwt' };
  await using own = await startWorld({ gateway: { jwt } });
  const statusOf = async (header: object): Promise<number> =>
    (await own.client.send('{ __typename }', {}, bearer(await issuer.token({}, header)))).status;

  expect(await statusOf({ typ: 'at+jwt' })).toBe(200);
  expect(await statusOf({ typ: 'JWT' })).toBe(401);
  expect(await statusOf({})).toBe(401);
});
