import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startWorld, type World } from '../support/world.ts';
import { bearer, startTestIssuer, type TestIssuer } from './support/test-issuer.ts';

const ROUTER = { 'x-federation-secret': 'known-to-the-router-only' };

let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await startTestIssuer();
});
afterAll(async () => {
  await issuer[Symbol.asyncDispose]();
});

/** Two requests for each caller, in more time than any test takes. */
const start = (): Promise<World> =>
  startWorld({
    gateway: {
      jwt: issuer.options,
      rateLimit: { requests: 2, seconds: 3_000 },
      federation: { secret: ROUTER['x-federation-secret'] },
    },
  });

async function statuses({ client }: World, headers: readonly object[]): Promise<number[]> {
  const all: number[] = [];
  for (const each of headers) all.push((await client.send('{ __typename }', {}, each)).status);
  return all;
}

test('callers of one address are told apart by who is signed in, whatever token they show', async () => {
  await using world = await start();
  const amara = bearer(await issuer.token({ sub: 'amara' }));
  const amaraAgain = bearer(await issuer.token({ sub: 'amara', jti: 'another' }));
  const ben = bearer(await issuer.token({ sub: 'ben' }));

  expect(await statuses(world, [amara, amaraAgain, amara, ben])).toStrictEqual([
    200, 200, 429, 200,
  ]);
});

test('a caller behind the router counts for himself, and the router does not count', async () => {
  await using world = await start();
  const amara = { ...ROUTER, ...bearer(await issuer.token({ sub: 'amara' })) };

  expect(await statuses(world, [amara, amara, amara])).toStrictEqual([200, 200, 429]);
  expect(await statuses(world, [ROUTER, ROUTER, ROUTER])).toStrictEqual([200, 200, 200]);
});

test('strangers count together by their address: those who guess tokens are held up', async () => {
  await using world = await start();

  const guesses = [bearer('a.b.c'), {}, bearer('d.e.f'), bearer('g.h.i')];

  expect(await statuses(world, guesses)).toStrictEqual([401, 401, 429, 429]);
  const amara = bearer(await issuer.token({ sub: 'amara' }));
  expect(await statuses(world, [amara])).toStrictEqual([200]);
});
