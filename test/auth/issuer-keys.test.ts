import { beforeAll, afterAll, expect, test } from '@jest/globals';
import { until } from '../support/until.ts';
import { startWorld, type World } from '../support/world.ts';
import { bearer, EVERY_SCOPE, startTestIssuer, type TestIssuer } from './support/test-issuer.ts';

const QUERY = '{ __typename }';

interface Stage extends AsyncDisposable {
  readonly issuer: TestIssuer;
  readonly world: World;
  readonly statusOf: (token: string) => Promise<number>;
}

async function stage(jwt: Partial<TestIssuer['options']> = {}): Promise<Stage> {
  await using stack = new AsyncDisposableStack();
  const issuer = stack.use(await startTestIssuer());
  const world = stack.use(await startWorld({ gateway: { jwt: { ...issuer.options, ...jwt } } }));
  const disposal = stack.move();
  return {
    issuer,
    world,
    statusOf: async (token) => (await world.client.send(QUERY, {}, bearer(token))).status,
    [Symbol.asyncDispose]: () => disposal.disposeAsync(),
  };
}

test('keys are fetched once, however many tokens arrive at the same time', async () => {
  await using all = await stage();
  const token = await all.issuer.token({ scope: EVERY_SCOPE });

  const statuses = await Promise.all(Array.from({ length: 20 }, () => all.statusOf(token)));

  expect(new Set(statuses)).toStrictEqual(new Set([200]));
  expect(all.issuer.keyFetches()).toBe(1);
});

test('an unknown key is fetched, and used', async () => {
  await using all = await stage({ keysCoolDownMs: 0 });
  const old = await all.issuer.token();
  expect(await all.statusOf(old)).toBe(200);

  await all.issuer.rotate();

  expect(await all.statusOf(await all.issuer.token())).toBe(200);
  expect(await all.statusOf(old)).toBe(401);
});

test('after a long time without requests, revoked keys are not used once more', async () => {
  await using all = await stage({ keysMaxAgeMs: 0, keysIdleMs: 0, keysCoolDownMs: 0 });
  const old = await all.issuer.token();
  expect(await all.statusOf(old)).toBe(200);

  await all.issuer.rotate();

  expect(await all.statusOf(old)).toBe(401);
});

test('a flood of unknown keys causes one fetch in the cool-down', async () => {
  await using all = await stage();
  expect(await all.statusOf(await all.issuer.token())).toBe(200);

  const tokens = await Promise.all(
    Array.from({ length: 50 }, (_, index) => all.issuer.token({}, { kid: `unknown-${index}` })),
  );
  const statuses = await Promise.all(tokens.map(all.statusOf));

  expect(new Set(statuses)).toStrictEqual(new Set([401]));
  expect(all.issuer.keyFetches()).toBe(1);
});

test('known keys continue to be used while the issuer fails', async () => {
  await using all = await stage({ keysMaxAgeMs: 0, keysCoolDownMs: 0 });
  const token = await all.issuer.token();
  expect(await all.statusOf(token)).toBe(200);
  all.issuer.behave('fails');

  const statuses = await Promise.all(Array.from({ length: 20 }, () => all.statusOf(token)));

  expect(new Set(statuses)).toStrictEqual(new Set([200]));
});

test('known keys are used while the issuer is silent: no request waits for it', async () => {
  await using all = await stage({ keysMaxAgeMs: 0, keysCoolDownMs: 0 });
  const token = await all.issuer.token();
  expect(await all.statusOf(token)).toBe(200);
  all.issuer.behave('is silent');

  expect(await all.statusOf(token)).toBe(200);
  await until(() => all.issuer.pending() > 0);
  const statuses = await Promise.all(Array.from({ length: 20 }, () => all.statusOf(token)));

  expect(new Set(statuses)).toStrictEqual(new Set([200]));
  expect(all.issuer.pending()).toBe(1);
});

test('without keys no caller can be authenticated: 503, and 200 once the issuer responds', async () => {
  await using all = await stage({ keysCoolDownMs: 0 });
  const token = await all.issuer.token();
  all.issuer.behave('fails');

  const answer = await all.world.client.send(QUERY, {}, bearer(token));

  expect(answer).toMatchObject({
    status: 503,
    errors: [{ extensions: { code: 'AUTHENTICATION_UNAVAILABLE' } }],
  });
  expect(answer.headers.get('retry-after')).toBe('1');
  expect(all.world.log.map(({ msg }) => msg)).toContain('JWKS could not be fetched');
  all.issuer.behave('answers');
  expect(await all.statusOf(token)).toBe(200);
});

let other: TestIssuer;
beforeAll(async () => {
  other = await startTestIssuer();
});
afterAll(async () => {
  await other[Symbol.asyncDispose]();
});

test('the keys of an issuer that claims to be another are not fetched', async () => {
  await using all = await stage();
  await using world = await startWorld({
    // The same server under another name: its configuration does not match.
    gateway: { jwt: { ...other.options, issuer: `${other.url}/` } },
  });

  const { status } = await world.client.send(QUERY, {}, bearer(await other.token()));

  expect(status).toBe(503);
  expect(other.keyFetches()).toBe(0);
  expect(await all.statusOf(await all.issuer.token())).toBe(200);
});

test('the address of the keys can be configured', async () => {
  await using all = await stage();
  await using world = await startWorld({
    gateway: { jwt: { ...other.options, jwksUri: `${other.url}/keys` } },
  });
  other.behave('answers');

  const { status } = await world.client.send(QUERY, {}, bearer(await other.token()));

  expect(status).toBe(200);
  expect(all.issuer.keyFetches()).toBe(0);
});
