import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bearer, startTestIssuer, type TestIssuer } from '../../auth/support/test-issuer.ts';
import { TransferContactDocument } from '../../support/generated/graphql.ts';
import { CONTACTS, QUEUES } from '../../support/ids.ts';
import { type RawAnswer, sendRaw } from '../../support/raw-http.ts';
import { startWorld, type World } from '../../support/world.ts';

const CHARSET = '; charset=utf-8';
const PLAIN = `application/json${CHARSET}`;
const NEWER = `application/graphql-response+json${CHARSET}`;

interface Sent {
  readonly line?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends a request to the GraphQL route, by default a POST, and reads the response. */
async function send(
  url: string,
  accept: string | undefined,
  { line = 'POST /graphql HTTP/1.1', headers = {}, body = '' }: Sent,
): Promise<RawAnswer> {
  const all = {
    host: 'gateway',
    connection: 'close',
    ...(body !== '' && {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    }),
    ...(accept !== undefined && { accept }),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  const [answer, ...others] = await sendRaw(url, `${[line, ...lines].join('\r\n')}\r\n\r\n${body}`);
  if (answer === undefined || others.length > 0)
    throw new Error('There is not exactly one response.');
  return answer;
}

const codeOf = ({ body }: RawAnswer): unknown =>
  (JSON.parse(body) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

/** What clients accept, and how they are answered. */
const CLIENTS: readonly (readonly [string | undefined, string, 'newer' | 'legacy' | 'any'])[] = [
  ['application/graphql-response+json', NEWER, 'newer'],
  ['Application/GraphQL-Response+JSON, application/json;q=0.9', NEWER, 'newer'],
  ['application/json;q=0, */*', NEWER, 'newer'],
  ['application/json', PLAIN, 'legacy'],
  ['APPLICATION/JSON', PLAIN, 'legacy'],
  ['application/graphql-response+json;q=0, application/json', PLAIN, 'legacy'],
  ['application/graphql-response+json;q=0.5, application/json', PLAIN, 'legacy'],
  ['*/*', PLAIN, 'any'],
  [undefined, PLAIN, 'any'],
  ['', PLAIN, 'any'],
  [',', PLAIN, 'any'],
];

const query = (text: string): Sent => ({ body: JSON.stringify({ query: text }) });
const ALIASES = Array.from({ length: 60 }, (_, index) => `a${index}: __typename`).join(' ');

/** Rejections: requests, their statuses and codes, and the status for clients that name application/json. */
const REJECTIONS: readonly (readonly [string, Sent, number, string, number?])[] = [
  // Before the GraphQL server
  ['an unknown path', { line: 'GET /graphq HTTP/1.1' }, 404, 'NOT_FOUND'],
  ['a path that cannot be decoded', { line: 'GET /%zz HTTP/1.1' }, 400, 'BAD_REQUEST'],
  ['a method', { line: 'PUT /graphql HTTP/1.1' }, 405, 'METHOD_NOT_ALLOWED'],
  ['a method of a probe', { line: 'POST /livez HTTP/1.1' }, 405, 'METHOD_NOT_ALLOWED'],
  ['a tunnel', { line: 'CONNECT db.internal:5432 HTTP/1.1' }, 405, 'METHOD_NOT_ALLOWED'],
  [
    'a large body',
    { headers: { 'content-type': 'application/json', 'content-length': '300000' } },
    413,
    'BAD_REQUEST',
  ],
  ['a type of body', { headers: { 'content-type': 'text/csv' }, body: 'a' }, 415, 'BAD_REQUEST'],
  ['a compressed body', { headers: { 'content-encoding': 'br' }, body: '{}' }, 415, 'BAD_REQUEST'],
  ['an expectation', { headers: { expect: 'a miracle' } }, 417, 'BAD_REQUEST'],
  ['two hosts', { headers: { Host: 'other' } }, 400, 'BAD_REQUEST'],
  ['malformed JSON', { body: '{"query":' }, 400, 'BAD_REQUEST'],
  ['a list', { body: '[]' }, 400, 'BAD_REQUEST'],
  ['two documents', { line: 'GET /graphql?query=a&query=b HTTP/1.1' }, 400, 'BAD_REQUEST'],
  ['half a surrogate', { body: '{"query":"{a}#\\ud800"}' }, 400, 'GRAPHQL_PARSE_FAILED', 200],
  ['a limit', query(`{ ${ALIASES} }`), 400, 'DOCUMENT_LIMIT_EXCEEDED', 200],
  ['an unknown id', { body: '{"documentId":"x"}' }, 400, 'PERSISTED_QUERY_NOT_FOUND', 200],
  ['an id that is a number', { body: '{"documentId":7}' }, 400, 'BAD_REQUEST'],
  [
    'another document than the id',
    { body: '{"documentId":"x","query":"{a}"}' },
    400,
    'BAD_REQUEST',
  ],
  // By the GraphQL server
  ['no document', { body: '{"variables":{}}' }, 400, 'BAD_REQUEST'],
  [
    'a forgeable GET',
    { line: 'GET /graphql?query={a} HTTP/1.1', headers: { 'content-type': 'text/plain' } },
    400,
    'BAD_REQUEST',
  ],
  ['a syntax error', query('{'), 400, 'GRAPHQL_PARSE_FAILED', 200],
  ['an unknown field', query('{ a }'), 400, 'GRAPHQL_VALIDATION_FAILED', 200],
  [
    'a missing variable',
    query('query ($n: Int!) { queues(first: $n) { totalCount } }'),
    400,
    'BAD_USER_INPUT',
    200,
  ],
  [
    'two operations',
    query('query a { __typename } query b { __typename }'),
    400,
    'OPERATION_RESOLUTION_FAILURE',
    200,
  ],
  [
    'a mutation by GET',
    {
      line: 'GET /graphql?query=mutation{__typename} HTTP/1.1',
      headers: { 'apollo-require-preflight': '1' },
    },
    405,
    'METHOD_NOT_ALLOWED',
  ],
];

describe('the format of a rejection is negotiated, whatever rejects it', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({
      gateway: { persistedDocuments: { mode: 'on', documents: new Map() } },
    });
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  test.each(REJECTIONS)('%s', async (_, request, status, code, legacy = status) => {
    for (const [accept, contentType, client] of CLIENTS) {
      const answer = await send(world.client.url, accept, request);

      expect({
        accept,
        status: answer.status,
        code: codeOf(answer),
        contentType: answer.headers.get('content-type'),
      }).toStrictEqual({
        accept,
        status: client === 'legacy' ? legacy : status,
        code,
        contentType,
      });
      expect(answer.headers.get('vary')).toMatch(/\baccept\b/i);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test('an invalid HTTP request names no format, and is rejected in JSON', async () => {
    const [answer] = await sendRaw(world.client.url, 'GARBAGE\r\n\r\n');

    expect(answer?.headers.get('content-type')).toBe(PLAIN);
  });

  test('a mutation by GET is rejected with the method to use', async () => {
    const { status, headers } = await send(world.client.url, undefined, {
      line: 'GET /graphql?query=mutation{__typename} HTTP/1.1',
      headers: { 'apollo-require-preflight': '1' },
    });

    expect({ status, allow: headers.get('allow') }).toStrictEqual({ status: 405, allow: 'POST' });
  });
});

describe('so is that of a request that is not authenticated', () => {
  let issuer: TestIssuer;
  beforeAll(async () => {
    issuer = await startTestIssuer();
  });
  afterAll(async () => issuer[Symbol.asyncDispose]());

  const once = { requests: 1, seconds: 3_000 };
  const typename = query('{ __typename }');

  test.each(CLIENTS)('%s', async (accept, contentType) => {
    await using world = await startWorld({ gateway: { jwt: issuer.options } });
    await using limited = await startWorld({ gateway: { rateLimit: once } });
    issuer.behave('fails');
    const token = await issuer.token();
    await send(limited.client.url, accept, typename);

    const answers = [
      await send(world.client.url, accept, typename),
      await send(world.client.url, accept, { ...typename, headers: bearer('a.b') }),
      await send(world.client.url, accept, { ...typename, headers: bearer(token) }),
      await send(limited.client.url, accept, typename),
    ];

    expect(
      answers.map((answer) => [answer.status, codeOf(answer), answer.headers.get('content-type')]),
    ).toStrictEqual([
      [401, 'UNAUTHENTICATED', contentType],
      [401, 'UNAUTHENTICATED', contentType],
      [503, 'AUTHENTICATION_UNAVAILABLE', contentType],
      [429, 'RATE_LIMITED', contentType],
    ]);
  });
});

describe('a client that accepts no GraphQL response', () => {
  const transfer = JSON.stringify({
    query: TransferContactDocument.toString(),
    variables: {
      input: { contactId: CONTACTS.unassignedTask, target: { queueId: QUEUES.billing } },
    },
  });

  test.each([
    'text/html',
    'application/json;q=0',
    '*/*;q=0',
    'multipart/mixed',
    `application/json${', a/b'.repeat(200)}`,
  ])('is rejected before anything is executed: %j', async (accept) => {
    await using world = await startWorld();

    const answer = await send(world.client.url, accept, { body: transfer });

    expect([answer.status, codeOf(answer), answer.headers.get('content-type')]).toStrictEqual([
      406,
      'BAD_REQUEST',
      PLAIN,
    ]);
    expect(world.upstream.calls).toStrictEqual([]);
    expect(world.audit).toStrictEqual([]);
  });

  test('gets other errors nevertheless', async () => {
    await using world = await startWorld();

    const answer = await send(world.client.url, 'text/html', { line: 'PUT /graphql HTTP/1.1' });

    expect([answer.status, codeOf(answer), answer.headers.get('content-type')]).toStrictEqual([
      405,
      'METHOD_NOT_ALLOWED',
      PLAIN,
    ]);
  });
});

// If two parts of the gateway read one of these differently, a client would get a 406 after its transfer.
describe('what a client accepts is decided once', () => {
  const ranges = ['application/json', 'application/graphql-response+json', 'application/*', '*/*'];
  const parameters = ['', ';q=0', ';q=0.5', '; charset=utf-8', '; charset=utf-16', ';q=', ';q=2'];
  const accepts = [
    ...ranges.flatMap((range) => parameters.map((parameter) => range + parameter)),
    ...ranges.map((range) => `application/json; callbackSpec=1.0; charset=utf-8, ${range};q=0.5`),
    ...ranges.map((range) => `multipart/mixed; deferSpec=20220824, ${range};q=0`),
    ...['', ' ', ',', ' , ,', ';', '"', '*', '/', 'application/json;', 'application/json,,'],
  ];

  test('and an operation is executed and answered with 200, or is neither', async () => {
    await using world = await startWorld();
    const id = CONTACTS.unassignedTask;
    const read = query(`{ contact(id: "${id}") { id name } }`);

    for (const accept of accepts) {
      const before = world.upstream.calls.length;

      const { status, body } = await send(world.client.url, accept, read);

      const wasExecuted = world.upstream.calls.length > before;
      expect({ accept, status, wasExecuted }).toStrictEqual({
        accept,
        status: wasExecuted ? 200 : 406,
        wasExecuted: body.includes(`"id":"${id}"`),
      });
    }
  });
});
