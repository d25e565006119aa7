import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import * as consumers from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startWorld, type World } from '../../support/world.ts';

describe('over HTTP', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  const json = { 'content-type': 'application/json' };
  const post = { method: 'POST', headers: json };

  test.each([
    ['an unknown path', '/nothing', {}, 404],
    ['a path that cannot be decoded', '/%zz', {}, 400],
    ['malformed JSON', '/graphql', { ...post, body: '{"query":' }, 400],
    ['no body', '/graphql', post, 400],
    ['a body that is no object', '/graphql', { ...post, body: '[]' }, 400],
    ['a body without a document', '/graphql', { ...post, body: '{}' }, 400],
    [
      'another content type',
      '/graphql',
      { method: 'POST', body: '{}', headers: { 'content-type': 'text/csv' } },
      415,
    ],
    [
      'a body that is too large',
      '/graphql',
      { ...post, body: `{"query":"${' '.repeat(300_000)}"}` },
      413,
    ],
    ['another method', '/graphql', { method: 'PUT', headers: json, body: '{}' }, 405],
    ['a GET that a foreign page could send', '/graphql?query={__typename}', {}, 400],
    [
      'a mutation by GET',
      '/graphql?query=mutation{x}',
      { headers: { 'apollo-require-preflight': '1' } },
      400,
    ],
  ])('%s is rejected in the shape of GraphQL', async (_, path, request, status) => {
    const response = await fetch(`${world.client.url}${path}`, request);
    const body = await response.json();

    expect({ status: response.status, body }).toStrictEqual({
      status,
      body: {
        errors: [
          expect.objectContaining({
            message: expect.any(String),
            extensions: expect.objectContaining({
              code: expect.any(String),
              requestId: response.headers.get('x-request-id'),
            }),
          }),
        ],
      },
    });
  });

  test.each(['a b', '[::1', ''])('a host of %j is rejected', async (host) => {
    const sent = get(`${world.client.url}/graphql`, { headers: { host } });
    const [response] = (await once(sent, 'response')) as [IncomingMessage];

    expect(response.statusCode).toBe(400);
    expect(await consumers.json(response)).toMatchObject({
      errors: [
        { extensions: { code: 'BAD_REQUEST', requestId: response.headers['x-request-id'] } },
      ],
    });
  });

  test.each([
    ['what is not HTTP', 'GARBAGE\r\n\r\n', 400],
    ['a head that is too large', `GET / HTTP/1.1\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('%s is rejected with a request id', async (_, request, status) => {
    const { port } = new URL(world.client.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.end(request);

    const [head = '', body = ''] = (await consumers.text(socket)).split('\r\n\r\n');
    const requestId = /x-request-id: (\S+)/.exec(head)?.[1];

    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(JSON.parse(body)).toMatchObject({ errors: [{ extensions: { requestId } }] });
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('a query by GET is answered with a header that shows intent', async () => {
    const response = await fetch(`${world.client.url}/graphql?query={__typename}`, {
      headers: { 'apollo-require-preflight': 'true' },
    });

    expect(await response.json()).toStrictEqual({ data: { __typename: 'Query' } });
  });

  test.each([
    ['/livez', 'application/json', '{"status":"ok"}'],
    ['/readyz', 'application/json', '{"status":"ok"}'],
    ['/metrics', 'text/plain', 'process_cpu_seconds_total'],
  ])('%s answers without a call to Connect', async (path, type, text) => {
    const response = await fetch(`${world.client.url}${path}`);

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(type);
    expect(await response.text()).toContain(text);
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test('documents and variables in a URL are not logged', async () => {
    const search = 'query={__typename}&variables={"name":"canary"}';
    const response = await fetch(`${world.client.url}/graphql?${search}`);
    await response.text();

    expect(JSON.stringify(world.log)).not.toContain('canary');
  });
});
