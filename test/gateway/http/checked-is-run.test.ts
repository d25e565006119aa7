import type { AddressInfo } from 'node:net';
import { ApolloServer, type BaseContext, type GraphQLRequest } from '@apollo/server';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { usePersistedDocuments } from '../../../src/gateway/admission/persisted-documents/use-persisted-documents.ts';
import { addGraphQLRoute } from '../../../src/gateway/http/graphql-route.ts';
import { createHttpApp } from '../../../src/gateway/http/http-app.ts';
import { requireMatchingHost, requirePlainBody } from '../../../src/gateway/http/request-checks.ts';
import { isMembers, type Members, readMembers } from '../../../src/gateway/http/request-members.ts';
import { createMetrics } from '../../../src/gateway/telemetry/metrics.ts';
import { createLog } from '../../../src/logging/logger.ts';
import { type RawAnswer, sendRaw } from '../../support/raw-http.ts';
import { startWorld } from '../../support/world.ts';

const CLOSE = 'connection: close';
const ALIASES = Array.from({ length: 60 }, (_, index) => `a${index}:__typename`).join(' ');
const TOO_MUCH = encodeURIComponent(`{ ${ALIASES} }`);
const HARMLESS = encodeURIComponent('{ __typename }');

function get(target: string, headers: readonly string[] = []): Buffer {
  const lines = [`GET ${target} HTTP/1.1`, 'host: gateway', 'apollo-require-preflight: 1', CLOSE];
  return Buffer.from(`${[...lines, ...headers].join('\r\n')}\r\n\r\n`, 'latin1');
}

function post(body: string | Buffer, type = 'application/json', target = '/graphql'): Buffer {
  const bytes = Buffer.from(body);
  const head = [
    `POST ${target} HTTP/1.1`,
    'host: gateway',
    `content-type: ${type}`,
    `content-length: ${bytes.length}`,
    CLOSE,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), bytes]);
}

async function answerOf(url: string, request: Buffer): Promise<RawAnswer> {
  const [answer, ...others] = await sendRaw(url, request);
  if (answer === undefined || others.length > 0)
    throw new Error('There is not exactly one response.');
  return answer;
}

/** A request as the checks read it, and as the GraphQL server reads it. */
interface Seen {
  readonly checked: unknown;
  readonly run: GraphQLRequest | undefined;
  readonly status: number;
  readonly isGet: boolean;
}

interface Recorder extends AsyncDisposable {
  readonly see: (request: Buffer) => Promise<Seen>;
}

/** The route of the gateway in front of a server that records what it executes. */
async function startRecorder(): Promise<Recorder> {
  let checked: unknown;
  let run: GraphQLRequest | undefined;
  const apollo = new ApolloServer<BaseContext>({
    typeDefs: 'type Query { echo(text: String, id: ID): String }',
    plugins: [
      {
        requestDidStart({ request }) {
          run = request;
          return Promise.resolve();
        },
      },
    ],
  });
  await apollo.start();
  const app = await createHttpApp({ log: createLog('silent', process.stdout) });
  const persisted = {
    mode: 'on',
    documents: new Map([['persisted', '{ echo(text: "persisted") }']]),
  } as const;
  await addGraphQLRoute(app, {
    url: '/graphql',
    apollo,
    context: () => Promise.resolve({}),
    onRequest: [requireMatchingHost, requirePlainBody],
    preHandler: [
      readMembers,
      usePersistedDocuments(persisted, createMetrics(), () => false),
      (request) => {
        checked = structuredClone(request.members);
        return Promise.resolve();
      },
    ],
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return {
    async see(request) {
      checked = undefined;
      run = undefined;
      const { status } = await answerOf(`http://127.0.0.1:${port}`, request);
      return { checked, run, status, isGet: request.toString().startsWith('GET') };
    },
    async [Symbol.asyncDispose]() {
      await app.close();
      await apollo.stop();
    },
  };
}

/** What the GraphQL server executed; nothing when the request was rejected. */
function runOf({ run, status }: Seen): Members | undefined {
  if (run === undefined && status < 400)
    throw new Error('The request was answered, and not executed.');
  return run && pick(run.query, run.operationName, run.variables, run.extensions);
}

/** The same as checked: the same text, and variables with the same JSON. */
function checkedOf({ run, checked, isGet }: Seen): Members | undefined {
  if (run === undefined) return undefined;
  const { query, operationName, variables, extensions }: Members = isMembers(checked)
    ? checked
    : {};
  const object = (value: unknown): unknown =>
    (isGet && typeof value === 'string' ? (JSON.parse(value) as unknown) : value) ?? undefined;
  return pick(
    // Without a text, there is nothing to execute.
    typeof query === 'string' ? query : undefined,
    operationName ?? undefined,
    object(variables),
    object(extensions),
  );
}

function pick(
  query: unknown,
  operationName: unknown,
  variables: unknown,
  extensions: unknown,
): Members {
  return { query, operationName, variables, extensions };
}

const REJECTED = 400;

/** Targets, and the document that is executed; or the status of the rejection. */
const TARGETS: readonly (readonly [name: string, target: string, run: string | number])[] = [
  ['a fragment', `/graphql?query=${HARMLESS}#`, REJECTED],
  ['a second query string in a fragment', `/graphql?query={a}#&query=${HARMLESS}`, REJECTED],
  ['a fragment before the query string', `/graphql#?query=${HARMLESS}`, REJECTED],
  ['an encoded number sign', `/graphql?query=${HARMLESS}%23`, '{ __typename }#'],
  ['two documents', `/graphql?query={a}&query=${HARMLESS}`, REJECTED],
  ['two documents, the second empty', `/graphql?query=${HARMLESS}&query`, REJECTED],
  ['two names of operations', '/graphql?query={a}&operationName=a&operationName=b', REJECTED],
  ['two sets of variables', '/graphql?query={a}&variables={}&variables={}', REJECTED],
  ['two ids of documents', '/graphql?documentId=persisted&documentId=other', REJECTED],
  ['a name in capitals', `/graphql?query=${HARMLESS}&Query={a}&QUERY={b}`, '{ __typename }'],
  ['a name in capitals alone', `/graphql?QUERY=${HARMLESS}`, REJECTED],
  ['an encoded name', `/graphql?%71uery=${HARMLESS}`, '{ __typename }'],
  ['an encoded name beside it', `/graphql?query={a}&%71uery=${HARMLESS}`, REJECTED],
  ['a name with a space', `/graphql?query=${HARMLESS}&+query={a}`, '{ __typename }'],
  ['brackets behind a name', `/graphql?query=${HARMLESS}&query[]={a}`, '{ __typename }'],
  ['semicolons', `/graphql?a=1;query=${HARMLESS}`, REJECTED],
  ['a semicolon in the path', `/graphql;query=${HARMLESS}`, 404],
  ['many separators', `/graphql?&&&query=${HARMLESS}&&`, '{ __typename }'],
  ['encoded separators', `/graphql?query=${HARMLESS}%26query={a}`, '{ __typename }&query={a}'],
  ['two question marks', `/graphql??query=${HARMLESS}`, REJECTED],
  ['a question mark in the query string', `/graphql?a=?query=${HARMLESS}`, REJECTED],
  ['an encoded question mark', `/graphql%3Fquery=${HARMLESS}`, 404],
  ['a plus', '/graphql?query={+__typename+}', '{ __typename }'],
  ['an encoded plus', '/graphql?query={%2B__typename}', '{+__typename}'],
  ['a percent sign alone', '/graphql?query={__typename}%', REJECTED],
  ['no hexadecimal digits', '/graphql?query={__typename}%zz', REJECTED],
  ['no UTF-8', '/graphql?query={__typename}%23%FF', REJECTED],
  ['no UTF-8 in a name', '/graphql?query={__typename}&%FF=1', REJECTED],
  ['an overlong encoding', '/graphql?query={__typename}%C0%A3', REJECTED],
  ['half an encoding', '/graphql?query={__typename}%23%C3', REJECTED],
  ['half a surrogate', '/graphql?query={__typename}%23%ED%A0%80', REJECTED],
  ['UTF-8', '/graphql?query={__typename}%23%C3%A9', '{__typename}#é'],
  ['bytes outside ASCII', '/graphql?query={__typename}&a=\xc3\xa9', REJECTED],
  ['a tab', '/graphql?query={\t__typename}', REJECTED],
  ['an encoded line feed', '/graphql?query={%0a__typename}', '{\n__typename}'],
  ['an encoded NUL', '/graphql?query={__typename}%00', '{__typename}\0'],
  ['a byte order mark', `/graphql?query=%EF%BB%BF${HARMLESS}`, '\ufeff{ __typename }'],
  ['backslashes', '/graphql?query={__typename}\\&a=\\', '{__typename}\\'],
  ['names of prototypes', `/graphql?query=${HARMLESS}&__proto__=1`, '{ __typename }'],
  ['variables that are empty', `/graphql?query=${HARMLESS}&variables=`, '{ __typename }'],
  ['variables of null', `/graphql?query=${HARMLESS}&variables=null`, '{ __typename }'],
  ['variables of text', `/graphql?query=${HARMLESS}&variables=""`, REJECTED],
  ['extensions that are empty', `/graphql?query=${HARMLESS}&extensions=`, '{ __typename }'],
  ['extensions of null', `/graphql?query=${HARMLESS}&extensions=%20null`, '{ __typename }'],
  ['a list of extensions', `/graphql?query=${HARMLESS}&extensions=[]`, REJECTED],
  ['extensions that are no JSON', `/graphql?query=${HARMLESS}&extensions={`, REJECTED],
  ['an empty name of an operation', `/graphql?query=${HARMLESS}&operationName=`, '{ __typename }'],
  ['a name without a value', `/graphql?query=${HARMLESS}&operationName`, '{ __typename }'],
  ['an operation named null', '/graphql?query=query%20null{a}&operationName=null', 'query null{a}'],
  ['an empty id of a document', `/graphql?query=${HARMLESS}&documentId=`, '{ __typename }'],
  ['an empty document', '/graphql?query=', REJECTED],
  [
    'all members empty but one',
    `/graphql?query=${HARMLESS}&operationName=&variables=&extensions=&documentId=`,
    '{ __typename }',
  ],
  [
    'an empty document and a persisted one',
    '/graphql?documentId=persisted&query=',
    '{ echo(text: "persisted") }',
  ],
  [
    'a persisted document and extensions that are no JSON',
    '/graphql?documentId=persisted&extensions={',
    REJECTED,
  ],
  ['two names, one empty', `/graphql?query=${HARMLESS}&operationName=&operationName=a`, REJECTED],
  ['a list of variables', `/graphql?query=${HARMLESS}&variables=[1]`, REJECTED],
  ['a path that goes back', `/a/../graphql?query=${HARMLESS}`, 404],
  ['two slashes', `//graphql?query=${HARMLESS}`, 404],
  ['the gateway’s own URL', `http://gateway/graphql?query=${HARMLESS}`, '{ __typename }'],
  ['another host', `http://elsewhere/graphql?query=${HARMLESS}`, REJECTED],
  ['a host with a query string', `http://gateway?query={a}/graphql?query=${HARMLESS}`, 404],
  ['a persisted document', '/graphql?documentId=persisted', '{ echo(text: "persisted") }'],
  ['a persisted document and its fragment', '/graphql?documentId=persisted#', REJECTED],
  ['a persisted document and another', `/graphql?documentId=persisted&query=${HARMLESS}`, REJECTED],
  [
    'a persisted document by Apollo’s extension',
    '/graphql?extensions={"persistedQuery":{"version":1,"sha256Hash":"persisted"}}',
    '{ echo(text: "persisted") }',
  ],
];

/** Bodies, and the document that is executed; or the status of the rejection. */
const BODIES: readonly (readonly [name: string, request: Buffer, run: string | number])[] = [
  ['a member twice', post('{"query":"{a}","query":"{b}"}'), '{b}'],
  ['a member twice, once escaped', post('{"query":"{a}","\\u0071uery":"{b}"}'), '{b}'],
  ['a name in capitals', post('{"query":"{a}","Query":"{b}"}'), '{a}'],
  ['the prototype', post('{"__proto__":{"query":"{a}"},"query":"{b}"}'), REJECTED],
  ['no document', post('{"query":null}'), ''],
  ['a list of documents', post('{"query":["{a}"]}'), REJECTED],
  ['an object for a document', post('{"query":{"toString":"{a}"}}'), REJECTED],
  ['a list of requests', post('[{"query":"{a}"}]'), REJECTED],
  ['variables as text', post('{"query":"{a}","variables":"{}"}'), REJECTED],
  ['no variables', post('{"query":"{a}","variables":null}'), '{a}'],
  ['a list of variables', post('{"query":"{a}","variables":[]}'), REJECTED],
  ['extensions as text', post('{"query":"{a}","extensions":"{}"}'), REJECTED],
  [
    'a persisted document in extensions as text',
    post('{"extensions":"{\\"persistedQuery\\":{\\"sha256Hash\\":\\"persisted\\"}}"}'),
    REJECTED,
  ],
  ['no name of an operation', post('{"query":"{a}","operationName":null}'), '{a}'],
  ['no extensions', post('{"query":"{a}","extensions":null}'), '{a}'],
  ['an empty name of an operation', post('{"query":"{a}","operationName":""}'), '{a}'],
  ['an empty id of a document', post('{"query":"{a}","documentId":""}'), '{a}'],
  ['no id of a document', post('{"query":"{a}","documentId":null}'), '{a}'],
  [
    'an empty document and a persisted one',
    post('{"query":"","documentId":"persisted"}'),
    '{ echo(text: "persisted") }',
  ],
  [
    'no document and a persisted one',
    post('{"query":null,"documentId":"persisted","operationName":null,"variables":null}'),
    '{ echo(text: "persisted") }',
  ],
  [
    'a persisted document and extensions as text',
    post('{"documentId":"persisted","extensions":"{}"}'),
    REJECTED,
  ],
  ['empty text for variables', post('{"query":"{a}","variables":""}'), REJECTED],
  ['empty text for extensions', post('{"query":"{a}","extensions":""}'), REJECTED],
  ['a number for a name', post('{"query":"{a}","operationName":1}'), REJECTED],
  ['a byte order mark', post('\ufeff{"query":"{a}"}'), '{a}'],
  ['an empty body', post(''), REJECTED],
  ['a NUL behind the body', post('{"query":"{a}"}\0'), REJECTED],
  [
    'a document in the target, too',
    post('{"query":"{a}"}', undefined, '/graphql?query={b}'),
    '{a}',
  ],
  ['a document in the target only', post('{}', undefined, '/graphql?query={b}'), REJECTED],
  ['a fragment in the target', post('{"query":"{a}"}', undefined, '/graphql#'), REJECTED],
  ['a charset', post('{"query":"{a}"}', 'application/json; charset=UTF-8'), '{a}'],
  ['a quoted charset', post('{"query":"{a}"}', 'application/json;charset="utf-8"'), '{a}'],
  ['another charset', post('{"query":"{a}"}', 'application/json; charset=utf-16'), 415],
  ['Latin 1', post('{"query":"{a}"}', 'application/json; charset=iso-8859-1'), 415],
  [
    'another charset behind the first',
    post('{"query":"{a}"}', 'application/json; charset=utf-8; charset=utf-16'),
    415,
  ],
  [
    'another charset behind one that is quoted',
    post('{"query":"{a}"}', 'application/json; a="; charset=utf-8"; charset=utf-16'),
    415,
  ],
  ['another parameter', post('{"query":"{a}"}', 'application/json; profile=x'), '{a}'],
  ['a type in capitals', post('{"query":"{a}"}', 'Application/JSON'), '{a}'],
  ['bytes that are not UTF-8', post(Buffer.from('{"query":"{a}#\xff"}', 'latin1')), REJECTED],
  ['an overlong encoding', post(Buffer.from('{"query":"{a}#\xc0\xa3"}', 'latin1')), REJECTED],
  ['half an encoding', post(Buffer.from('{"query":"{a}#\xc3"}', 'latin1')), REJECTED],
  ['a surrogate in UTF-8', post(Buffer.from('{"query":"{a}#\xed\xa0\x80"}', 'latin1')), REJECTED],
  ['UTF-16', post(Buffer.from('\ufeff{"query":"{a}"}', 'utf16le')), REJECTED],
  ['UTF-16 without a mark', post(Buffer.from('{"query":"{a}"}', 'utf16le')), REJECTED],
  ['half a surrogate in the document', post('{"query":"{a}#\\ud800"}'), REJECTED],
  ['half a surrogate in a member that is not read', post('{"query":"{a}","x":"\\ud800"}'), '{a}'],
];

describe('what was checked is what is executed', () => {
  let recorder: Recorder;
  beforeAll(async () => {
    recorder = await startRecorder();
  });
  afterAll(async () => recorder[Symbol.asyncDispose]());

  test.each(TARGETS)('for %s in a target', async (_, target, expected) => {
    const seen = await recorder.see(get(target));

    expect(runOf(seen)).toStrictEqual(checkedOf(seen));
    expect(seen.run?.query ?? seen.status).toBe(expected);
  });

  test.each(BODIES)('for %s in a body', async (_, request, expected) => {
    const seen = await recorder.see(request);

    expect(runOf(seen)).toStrictEqual(checkedOf(seen));
    const { run, status } = seen;
    expect(run === undefined ? status : (run.query ?? '')).toBe(expected);
  });

  test('for targets of any parts', async () => {
    const part = fc.constantFrom(
      ...['query', 'Query', 'variables', 'operationName', 'extensions', 'documentId', '__proto__'],
      ...['=', '=', '=', '&', '&', '?', ';', '+', '%', '/', '\\', '..', '[]', '.', '|', '"', '\t'],
      ...[
        '%23',
        '%26',
        '%3D',
        '%3F',
        '%25',
        '%00',
        '%0A',
        '%FF',
        '%C3',
        '%A9',
        '%C3%A9',
        '%EF%BB%BF',
      ],
      ...['{a}', '{b}', '{}', '{"a":1}', '{"a":-0}', 'null', '[]', 'a', 'persisted', '\xc3', '#'],
    );
    const targets = fc
      .array(part, { maxLength: 12 })
      .map((parts) => `/graphql?query=${HARMLESS}${parts.join('')}`);

    await fc.assert(
      fc.asyncProperty(targets, async (target) => {
        const seen = await recorder.see(get(target));
        expect(runOf(seen)).toStrictEqual(checkedOf(seen));
      }),
      { numRuns: 400 },
    );
  });

  test('for bodies of any members', async () => {
    const names = fc.constantFrom(
      'query',
      'variables',
      'operationName',
      'extensions',
      'documentId',
    );
    const values = fc.oneof(
      fc.constantFrom('{a}', '{ __typename }', 'persisted', null),
      fc.json({ maxDepth: 2 }).map((text) => JSON.parse(text) as unknown),
      fc.string({ unit: 'binary' }),
    );
    const bodies = fc.dictionary(names, values).map((members) => JSON.stringify(members));

    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const seen = await recorder.see(post(body));
        expect(runOf(seen)).toStrictEqual(checkedOf(seen));
      }),
      { numRuns: 400 },
    );
  });
});

describe('empty members count as absent', () => {
  const EMPTY = 'operationName=&variables=&extensions=&documentId=';

  test.each([
    ['by GET', get(`/graphql?query=${HARMLESS}&${EMPTY}`)],
    ['by GET, without a value', get(`/graphql?operationName&variables&query=${HARMLESS}`)],
    ['by GET, as null', get(`/graphql?query=${HARMLESS}&variables=null&extensions=null`)],
    [
      'by POST',
      post(JSON.stringify({ query: '{ __typename }', operationName: '', documentId: '' })),
    ],
    [
      'by POST, as null',
      post(
        JSON.stringify({
          query: '{ __typename }',
          operationName: null,
          variables: null,
          extensions: null,
          documentId: null,
        }),
      ),
    ],
  ])('%s', async (_, request) => {
    await using world = await startWorld();

    const { status, body } = await answerOf(world.client.url, request);

    expect({ status, body: JSON.parse(body) as unknown }).toStrictEqual({
      status: 200,
      body: { data: { __typename: 'Query' } },
    });
  });
});

describe('no target bypasses the limits on documents', () => {
  test.each([
    ['a fragment', `/graphql?query=${TOO_MUCH}#&query=${HARMLESS}`],
    ['two documents', `/graphql?query=${HARMLESS}&query=${TOO_MUCH}`],
    ['two documents, the first too large', `/graphql?query=${TOO_MUCH}&query=${HARMLESS}`],
    ['an encoded name', `/graphql?que%72y=${TOO_MUCH}`],
    ['a URL', `http://gateway/graphql?query=${TOO_MUCH}`],
    ['a byte order mark', `/graphql?query=%EF%BB%BF${TOO_MUCH}`],
  ])('%s', async (_, target) => {
    await using world = await startWorld();

    const { status, body } = await answerOf(world.client.url, get(target));

    expect(status).toBe(400);
    expect(JSON.parse(body)).not.toHaveProperty('data');
    expect(world.upstream.calls).toStrictEqual([]);
  });
});

test('bytes that are not UTF-8 make no two tokens equal', async () => {
  await using world = await startWorld();
  const query =
    'mutation ($input: TransferContactInput!) { transferContact(input: $input) { __typename } }';
  const body = JSON.stringify({
    query,
    variables: { input: { contactId: 'c', target: { queueId: 'q' }, clientToken: 'tok-\xff' } },
  });

  const { status, body: answer } = await answerOf(
    world.client.url,
    post(Buffer.from(body, 'latin1')),
  );

  expect({ status, answer: JSON.parse(answer) as unknown }).toMatchObject({
    status: 400,
    answer: { errors: [{ message: 'The body must be in UTF-8.' }] },
  });
  expect(world.upstream.calls).toStrictEqual([]);
  expect(world.audit).toStrictEqual([]);
});
