import { getIntrospectionQuery } from 'graphql';
import { get, post, type Seen, send } from './send.ts';

/** A request of a scanner, and the expected rejection: a status, and the code of each error. */
export type Attempt = readonly [
  send: (url: string) => Promise<Seen>,
  status: number,
  code: string | undefined,
];

type Check = readonly [name: string, attempts: readonly Attempt[]];

const postQuery =
  (query: string, headers?: Readonly<Record<string, string>>) =>
  (url: string): Promise<Seen> =>
    post(url, { query }, headers);

/** By POST, with any body. */
const sent =
  (body: unknown) =>
  (url: string): Promise<Seen> =>
    post(url, body);

const fetched =
  (query: string, headers?: Readonly<Record<string, string>>) =>
  (url: string): Promise<Seen> =>
    get(url, query, headers);

const browse =
  (path: string) =>
  (url: string): Promise<Seen> =>
    send(new URL(path, url).href, { headers: { accept: 'text/html' } });

const form =
  (body: string | FormData | URLSearchParams, headers: Readonly<Record<string, string>> = {}) =>
  (url: string): Promise<Seen> =>
    send(url, { method: 'POST', body, headers });

const invalid = (query: string): Attempt => [postQuery(query), 400, 'GRAPHQL_VALIDATION_FAILED'];
const overLimit = (query: string): Attempt => [postQuery(query), 400, 'DOCUMENT_LIMIT_EXCEEDED'];
const bad = (attempt: Attempt[0]): Attempt => [attempt, 400, 'BAD_REQUEST'];

const numbered = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');

const MEANT = { 'apollo-require-preflight': '1' };
const TYPENAME = new URLSearchParams({ query: 'query { __typename }' });
const NESTED = `${'fields { type { '.repeat(4)} name ${'} }'.repeat(4)}`;

/** The twelve checks of scanners such as graphql-cop, each with the scanners' requests and similar ones. */
export const CHECKS: readonly Check[] = [
  [
    'suggestions',
    [
      invalid('query cop { __schema { directive } }'),
      invalid('{ contac { id } }'),
      invalid('{ contact(idd: "1") { id } }'),
      invalid('{ contact(id: "1") { ... on Contac { id } } }'),
      invalid('{ contact(id: "1") }'),
      invalid('{ contacts(filter: { channel: [VOICE] }) { nodes { id } } }'),
      invalid('{ contacts(filter: { channels: [VOIC] }) { nodes { id } } }'),
      [
        sent({
          query:
            'query ($filter: ContactFilterInput) { contacts(filter: $filter) { nodes { id } } }',
          variables: { filter: { channel: ['VOICE'], channels: ['VOIC'] } },
        }),
        400,
        'BAD_USER_INPUT',
      ],
    ],
  ],
  [
    'introspection',
    [
      invalid(getIntrospectionQuery()),
      invalid('query cop { __schema { types { name fields { name } } } }'),
      invalid('{ a: __type(name: "Query") { name } }'),
      invalid('{ ...F } fragment F on Query { __schema\n{ queryType { name } } }'),
    ],
  ],
  [
    'GraphiQL',
    [
      ...['/graphiql', '/playground', '/console', '/altair', '/voyager', '/sandbox'].map(
        (path): Attempt => [browse(path), 404, 'NOT_FOUND'],
      ),
      [browse('/graphql'), 406, 'BAD_REQUEST'],
      [browse('/'), 200, undefined],
    ],
  ],
  [
    'queries by GET',
    [
      bad(fetched('query cop { __typename }')),
      bad(fetched('{ __typename }', { 'content-type': 'text/plain' })),
    ],
  ],
  [
    'overloading by aliases and by fields',
    [
      overLimit(`{ ${numbered(101, (index) => `alias${index}: __typename`)} }`),
      overLimit(`{ ${numbered(500, () => '__typename')} }`),
    ],
  ],
  [
    'overloading by directives',
    [
      overLimit(`query cop { __typename ${'@aa'.repeat(10)} }`),
      overLimit(`query cop { __typename ${'@skip(if: false) '.repeat(10)} }`),
      overLimit(`query cop { ${'__typename @include(if: true) '.repeat(60)} }`),
    ],
  ],
  [
    'overloading by batches',
    [
      bad(sent(Array(10).fill({ query: '{ __typename }' }))),
      bad(sent([{ query: '{ __typename }' }])),
    ],
  ],
  [
    'traces',
    [
      [
        postQuery('query cop { __typename }', { 'apollo-federation-include-trace': 'ftv1' }),
        200,
        undefined,
      ],
      [
        postQuery('{ __typename }', { 'x-apollo-tracing': '1', 'x-include-cost': 'true' }),
        200,
        undefined,
      ],
      [sent({ query: '{ __typename }', extensions: { tracing: true } }), 200, undefined],
    ],
  ],
  [
    'circular introspection',
    [
      overLimit(`query cop { __schema { types { ${NESTED} } } }`),
      overLimit(`{ __type(name: "Query") { ${NESTED} } }`),
    ],
  ],
  [
    'mutations by GET',
    [
      bad(fetched('mutation cop { __typename }')),
      [fetched('mutation { __typename }', MEANT), 405, 'METHOD_NOT_ALLOWED'],
    ],
  ],
  [
    'forms',
    [
      [form(TYPENAME), 415, 'BAD_REQUEST'],
      [form('query { __typename }', { 'content-type': 'application/graphql' }), 415, 'BAD_REQUEST'],
      [form('{"query":"{ __typename }"}', { 'content-type': 'text/plain' }), 415, 'BAD_REQUEST'],
      [form(new FormData()), 415, 'BAD_REQUEST'],
      bad((url) => send(`${url}?${TYPENAME.toString()}`, { method: 'POST' })),
    ],
  ],
  [
    'unhandled errors',
    [
      [postQuery('qwerty cop { abc }'), 400, 'GRAPHQL_PARSE_FAILED'],
      [postQuery('{ a\u0000 }'), 400, 'GRAPHQL_PARSE_FAILED'],
      [postQuery('{ contact(id: "\\ud800") { id } }'), 400, 'GRAPHQL_PARSE_FAILED'],
      [postQuery('{ queues(after: "AAAA") { totalCount } }'), 200, 'BAD_USER_INPUT'],
      [postQuery('{ queues(first: -1) { totalCount } }'), 200, 'BAD_USER_INPUT'],
      invalid('{ queues(first: 99999999999) { totalCount } }'),
      bad(sent({ query: 1 })),
      bad(sent({ query: { kind: 'Document' } })),
      bad(sent({ query: '{ __typename }', variables: '{"a":1}' })),
      bad(sent(null)),
    ],
  ],
];
