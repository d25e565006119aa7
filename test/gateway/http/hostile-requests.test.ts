import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sendRaw } from '../../support/raw-http.ts';
import { startWorld, type World } from '../../support/world.ts';

const CLOSE = 'connection: close';
const JSON_TYPE = 'content-type: application/json';
const QUERY = '{"query":"{ queues { totalCount } }"}';
const SIZE = `content-length: ${QUERY.length}`;

/** A request of lines and a body, that closes its connection. */
function request(
  line: string,
  headers: readonly string[] = [],
  body: string | Buffer = '',
): Buffer {
  const head = [line, 'host: gateway', CLOSE, ...headers].join('\r\n');
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), Buffer.from(body)]);
}

/** A query by POST that is wrong in its headers or its body. */
function post(headers: readonly string[], body: string | Buffer = QUERY): Buffer {
  return request('POST /graphql HTTP/1.1', headers, body);
}

const chunk = (bytes: string): string => `${bytes.length.toString(16)}\r\n${bytes}\r\n`;
const zipped = gzipSync(QUERY);
const tooLarge = 256 * 1024 + 1;

describe('a hostile request is rejected in JSON', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  test.each<[string, string | Buffer, number]>([
    // Invalid HTTP
    ['garbage', 'GARBAGE\r\n\r\n', 400],
    ['the beginning of TLS', Buffer.from('160301020001000001fc0303', 'hex'), 400],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    ['HTTP/0.9', 'GET /graphql\r\n\r\n', 400],
    ['HTTP/3.7', request('GET /livez HTTP/3.7'), 400],
    ['a NUL in the path', request('GET /liv\0ez HTTP/1.1'), 400],
    ['a NUL in a header', request('GET /livez HTTP/1.1', ['x-a: b\0c']), 400],
    ['a bare line feed in a header', request('GET /livez HTTP/1.1', ['x-a: b\nx-b: c\rd']), 400],
    ['a space in the name of a header', request('GET /livez HTTP/1.1', ['x a: b']), 400],
    ['a header folded onto two lines', request('GET /livez HTTP/1.1', ['x-a: b', ' c']), 400],
    // The host
    ['no host', `GET /livez HTTP/1.1\r\n${CLOSE}\r\n\r\n`, 400],
    ['two hosts', request('GET /livez HTTP/1.1', ['host: other']), 400],
    ['HTTP/1.0 without a host', `POST /graphql HTTP/1.0\r\n${SIZE}\r\n\r\n${QUERY}`, 400],
    // The target
    ['an unknown path', request('GET /../etc/passwd HTTP/1.1'), 404],
    ['a path that cannot be decoded', request('GET /%c0%ae HTTP/1.1'), 400],
    ['an encoded NUL in the path', request('GET /livez%00 HTTP/1.1'), 404],
    ['a URL of another host', request('GET http://169.254.169.254/latest HTTP/1.1'), 404],
    ['the asterisk', request('OPTIONS * HTTP/1.1'), 405],
    ['a very long URL', request(`GET /${'a'.repeat(20_000)} HTTP/1.1`), 431],
    [
      'ten thousand headers',
      request('GET / HTTP/1.1', Array(10_000).fill('a: b') as string[]),
      431,
    ],
    ['an unknown method', request('EXPLODE /graphql HTTP/1.1'), 400],
    ['a method that is not allowed', request('DELETE /graphql HTTP/1.1'), 405],
    ['a method of WebDAV', request('PROPFIND /graphql HTTP/1.1'), 405],
    ['TRACE', request('TRACE /graphql HTTP/1.1'), 405],
    ['a tunnel', request('CONNECT db.internal:5432 HTTP/1.1'), 405],
    ['an unknown expectation', post([JSON_TYPE, SIZE, 'expect: a miracle']), 417],
    // The length
    ['two lengths', post([JSON_TYPE, SIZE, 'content-length: 5']), 400],
    ['a list of lengths', post([JSON_TYPE, `${SIZE}, ${QUERY.length}`]), 400],
    ['a negative length', post([JSON_TYPE, 'content-length: -1']), 400],
    ['a length with a sign', post([JSON_TYPE, `content-length: +${QUERY.length}`]), 400],
    ['an endless length', post([JSON_TYPE, `content-length: ${'9'.repeat(30)}`]), 400],
    [
      'a length and chunks',
      post(
        [JSON_TYPE, SIZE, 'transfer-encoding: chunked'],
        `0\r\n\r\nGET /metrics HTTP/1.1\r\n\r\n`,
      ),
      400,
    ],
    ['chunked that is not the last coding', post(['transfer-encoding: chunked, gzip']), 400],
    ['an unknown coding', post(['transfer-encoding: xchunked']), 400],
    ['a coding hidden by a tab', post([JSON_TYPE, SIZE, 'transfer-encoding:\tchunked']), 400],
    [
      'a coding named twice',
      post(['transfer-encoding: chunked', 'transfer-encoding: chunked']),
      400,
    ],
    [
      'a chunk of no size',
      post([JSON_TYPE, 'transfer-encoding: chunked'], `zz\r\n${QUERY}\r\n0\r\n\r\n`),
      400,
    ],
    [
      'a chunk with endless extensions',
      post([JSON_TYPE, 'transfer-encoding: chunked'], `1;${'x'.repeat(20_000)}\r\na\r\n0\r\n\r\n`),
      413,
    ],
    // The body
    [
      'a body that is declared as too large',
      post([JSON_TYPE, `content-length: ${tooLarge}`], ''),
      413,
    ],
    [
      'chunks that become too large',
      post([JSON_TYPE, 'transfer-encoding: chunked'], chunk('x'.repeat(tooLarge))),
      413,
    ],
    ['no content type', post([SIZE]), 415],
    ['plain text', post([SIZE, 'content-type: text/plain', 'apollo-require-preflight: 1']), 415],
    ['a form', post([SIZE, 'content-type: application/x-www-form-urlencoded']), 415],
    ['a broken content type', post([SIZE, 'content-type: ;;;=']), 415],
    ['an unknown charset', post([SIZE, `${JSON_TYPE}; charset=klingon`]), 415],
    ['UTF-16', post([SIZE, `${JSON_TYPE}; charset="UTF-16LE"`]), 415],
    [
      'a compressed body',
      post([JSON_TYPE, 'content-encoding: gzip', `content-length: ${zipped.length}`], zipped),
      415,
    ],
    ['malformed JSON', post([JSON_TYPE, 'content-length: 9'], '{"query":'), 400],
    ['JSON that ends too early', post([JSON_TYPE, 'content-length: 10']), 400],
    ['very deep JSON', post([JSON_TYPE, 'content-length: 100000'], '['.repeat(100_000)), 400],
    ['a poisoned prototype', post([JSON_TYPE, 'content-length: 20'], '{"__proto__":{"a":1}'), 400],
    ['no object', post([JSON_TYPE, 'content-length: 4'], 'null'), 400],
  ])('%s', async (_, bytes, status) => {
    const answers = await sendRaw(world.client.url, bytes);
    const { headers } = answers[0] ?? {};
    const bodies = answers.map(({ body }) => JSON.parse(body) as unknown);

    expect({ statuses: answers.map((answer) => answer.status), bodies }).toStrictEqual({
      statuses: [status],
      bodies: [
        {
          errors: [
            {
              message: expect.any(String),
              extensions: expect.objectContaining({
                code: expect.stringMatching(/^[A-Z_]+$/),
                requestId: headers?.get('x-request-id'),
              }),
            },
          ],
        },
      ],
    });
    expect(headers?.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers?.get('x-content-type-options')).toBe('nosniff');
    expect(headers?.get('cache-control')).toBe('no-store');
    expect(world.upstream.calls).toStrictEqual([]);
  });
});
