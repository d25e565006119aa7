import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startWorld, type World } from '../support/world.ts';

/** What browsers send. */
const HTML = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

const ask = (world: World, path: string, accept = '*/*'): Promise<Response> =>
  fetch(`${world.client.url}${path}`, { headers: { accept }, redirect: 'manual' });

describe('GraphiQL', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ gateway: { graphiql: true } });
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  const assetsOfPage = async (): Promise<string[]> => {
    const page = await (await ask(world, '/graphiql')).text();
    return [...page.matchAll(/(?:src|href)="(graphiql\/[^"]+)"/g)].map(([, name = '']) => name);
  };

  test('is a page that no other host has a part in', async () => {
    const response = await ask(world, '/graphiql', HTML);
    const page = await response.text();

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:;" +
        "font-src 'self' data:;worker-src 'self';connect-src 'self';base-uri 'none';form-action 'none';" +
        "frame-ancestors 'none'",
    );
    expect(page).not.toContain('://');
  });

  test('has assets with hashed names, which browsers may keep for good', async () => {
    const assets = await assetsOfPage();

    expect(assets).toStrictEqual([
      expect.stringMatching(/^graphiql\/assets\/page-[A-Z0-9]{8}\.css$/),
      expect.stringMatching(/^graphiql\/assets\/page-[A-Z0-9]{8}\.js$/),
    ]);
    for (const asset of assets) {
      const response = await ask(world, `/${asset}`);
      const { status, headers } = response;

      expect(status).toBe(200);
      expect(await response.arrayBuffer()).not.toHaveProperty('byteLength', 0);
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  test.each(['br', 'gzip', undefined])('sends its assets as %s to who asks so', async (coding) => {
    const [asset = ''] = await assetsOfPage();
    const headers = coding === undefined ? {} : { 'accept-encoding': coding };
    const requested = get(`${world.client.url}/${asset}`, { headers });
    const [response] = (await once(requested, 'response')) as [IncomingMessage];
    response.resume();

    expect(response.statusCode).toBe(200);
    expect(response.headers['content-encoding']).toBe(coding);
    expect(response.headers.vary).toBe('accept-encoding');
  });

  test.each([
    '/graphiql/assets/nothing.js',
    '/graphiql/assets/',
    '/graphiql/assets/..%2findex.html',
  ])('has nothing at %s', async (path) => {
    const response = await ask(world, path);

    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'NOT_FOUND' } }],
    });
  });

  test.each([
    ['/', HTML],
    ['/graphiql/', HTML],
  ])('is where a browser is taken from %s', async (path, accept) => {
    const response = await ask(world, path, accept);

    expect(response.status).toBe(302);
    const location = response.headers.get('location') ?? '';
    expect(new URL(location, `${world.client.url}${path}`).pathname).toBe('/graphiql');
  });

  test.each(['*/*', 'application/json', 'application/json, text/html;q=0.5', 'image/png'])(
    '/ says in JSON where things are to clients that accept %s',
    async (accept) => {
      const response = await ask(world, '/', accept);

      expect(response.headers.get('vary')).toBe('accept');
      expect(await response.json()).toStrictEqual({
        name: 'Contact gateway',
        graphql: '/graphql',
        graphiql: '/graphiql',
      });
    },
  );
});

test('GraphiQL that is switched off is not there', async () => {
  await using world = await startWorld({ gateway: { graphiql: false } });

  const page = await ask(world, '/graphiql', HTML);
  const root = await ask(world, '/', HTML);

  expect(page.status).toBe(404);
  expect(await page.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  expect(await root.json()).toStrictEqual({ name: 'Contact gateway', graphql: '/graphql' });
});
