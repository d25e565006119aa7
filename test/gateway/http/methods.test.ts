import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startWorld, type World } from '../../support/world.ts';

describe('a method that is not allowed', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  test.each([
    ['/graphql', 'GET, POST', ['PUT', 'DELETE', 'PATCH', 'OPTIONS']],
    ['/graphql?query={__typename}', 'GET, POST', ['PUT']],
    ['/', 'GET, HEAD', ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']],
    ['/livez', 'GET, HEAD', ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']],
    ['/readyz', 'GET, HEAD', ['POST', 'DELETE']],
    ['/metrics', 'GET, HEAD', ['POST', 'DELETE']],
  ])('%s allows only %s', async (path, allow, methods) => {
    for (const method of methods) {
      const response = await fetch(`${world.client.url}${path}`, { method });

      expect({
        method,
        status: response.status,
        allow: response.headers.get('allow'),
      }).toStrictEqual({
        method,
        status: 405,
        allow,
      });
      expect(await response.json()).toMatchObject({
        errors: [{ extensions: { code: 'METHOD_NOT_ALLOWED' } }],
      });
    }
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test('HEAD is answered without a body', async () => {
    const response = await fetch(`${world.client.url}/livez`, { method: 'HEAD' });

    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  test('HEAD of /graphql, too, is rejected', async () => {
    const response = await fetch(`${world.client.url}/graphql`, { method: 'HEAD' });

    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, POST');
  });

  test('an unknown path allows nothing', async () => {
    const response = await fetch(`${world.client.url}/nothing`, { method: 'OPTIONS' });

    expect(response.status).toBe(404);
    expect(response.headers.get('allow')).toBeNull();
  });
});
