import { describe, expect, test } from '@jest/globals';
import { sha256 } from '../../../../src/gateway/admission/persisted-documents/manifest.ts';
import {
  type DocumentParameters,
  type PersistedDocumentsMode,
  type ResolvedDocument,
  resolveDocument,
} from '../../../../src/gateway/admission/persisted-documents/resolve-document.ts';

const KNOWN = '{ known: __typename }';
const OTHER = '{ other: __typename }';
const ID = sha256(KNOWN);
const documents = new Map([
  [ID, KNOWN],
  ['custom', KNOWN],
]);

const sent = { kind: 'asSent' } as const;
const known = { kind: 'document', query: KNOWN, id: sha256(KNOWN) } as const;
const other = { kind: 'document', query: OTHER, id: undefined } as const;

type Expected = Exclude<ResolvedDocument, { kind: 'rejected' }> | string;
type Row = [Partial<DocumentParameters>, Record<PersistedDocumentsMode, Expected>];

const NOT_SUPPORTED = 'PERSISTED_QUERY_NOT_SUPPORTED';
const NOT_FOUND = 'PERSISTED_QUERY_NOT_FOUND';
const REQUIRED = 'PERSISTED_QUERY_ID_REQUIRED';
const BAD = 'BAD_REQUEST';

const always = (expected: Expected): Row[1] => ({ off: expected, on: expected, only: expected });
const whenOn = (on: Expected, only: Expected = on): Row[1] => ({ off: NOT_SUPPORTED, on, only });
const apollo = (sha256Hash: unknown): Partial<DocumentParameters> => ({
  persistedQuery: { version: 1, sha256Hash },
});

describe('the document that a request selects', () => {
  const rows: Row[] = [
    [{}, { off: sent, on: sent, only: REQUIRED }],
    [{ query: KNOWN }, { off: sent, on: sent, only: REQUIRED }],
    [
      { query: KNOWN, documentId: null },
      { off: sent, on: sent, only: REQUIRED },
    ],
    [{ documentId: `sha256:${ID}` }, whenOn(known)],
    [{ documentId: ID }, whenOn(known)],
    [{ documentId: 'custom' }, whenOn({ ...known, id: 'custom' })],
    [{ documentId: '' }, whenOn(NOT_FOUND)],
    [{ documentId: `sha256:${sha256(OTHER)}` }, whenOn(NOT_FOUND)],
    [{ documentId: 7 }, always(BAD)],
    [{ documentId: ID, query: KNOWN }, whenOn(known)],
    [{ documentId: ID, query: OTHER }, whenOn(BAD)],
    [{ documentId: 'custom', query: OTHER }, whenOn(BAD)],
    [{ documentId: sha256(OTHER), query: OTHER }, whenOn(other, NOT_FOUND)],
    [apollo(ID), whenOn(known)],
    [apollo(`sha256:${ID}`), whenOn(known)],
    [apollo(sha256(OTHER)), whenOn(NOT_FOUND)],
    [{ ...apollo(sha256(OTHER)), query: OTHER }, whenOn(other, NOT_FOUND)],
    [{ ...apollo(ID), query: OTHER }, whenOn(BAD)],
    [apollo(7), always(BAD)],
    [{ persistedQuery: {} }, always(BAD)],
    [{ persistedQuery: 'sha256' }, always(BAD)],
    // Beside a document, an id must be its hash, or the id of a persisted document that equals it.
    [{ ...apollo(sha256(OTHER)), query: KNOWN }, whenOn(BAD)],
    [{ ...apollo('unknown'), query: KNOWN }, whenOn(BAD)],
    [{ documentId: `sha256:${sha256(OTHER)}`, query: KNOWN }, whenOn(BAD)],
    [{ documentId: 'unknown', query: KNOWN }, whenOn(BAD)],
    [{ documentId: `sha256:${sha256(OTHER)}`, query: OTHER }, whenOn(other, NOT_FOUND)],
    [{ documentId: 'custom', query: KNOWN }, whenOn({ ...known, id: 'custom' })],
    [{ documentId: ID, query: null }, whenOn(known)],
    [{ documentId: ID, query: 7 }, whenOn(BAD)],
    // Two ids
    [{ ...apollo(ID), documentId: `sha256:${ID}` }, whenOn(known)],
    [{ ...apollo(sha256(OTHER)), documentId: ID }, whenOn(BAD)],
    [{ ...apollo(sha256(OTHER)), documentId: ID, query: KNOWN }, whenOn(BAD)],
    [{ ...apollo(ID), documentId: null }, whenOn(known)],
    [{ ...apollo(7), documentId: ID }, always(BAD)],
    [{ persistedQuery: null, documentId: ID }, whenOn(known)],
  ];

  test.each(
    rows.flatMap(([parameters, expected]) =>
      (['off', 'on', 'only'] as const).map((mode) => [mode, parameters, expected[mode]] as const),
    ),
  )('%s: %j', (mode, parameters, expected) => {
    const resolved = resolveDocument(
      { mode, documents },
      { query: undefined, documentId: undefined, persistedQuery: undefined, ...parameters },
    );

    expect(resolved.kind === 'rejected' ? resolved.code : resolved).toStrictEqual(expected);
  });

  test.each([
    ['off', 'PersistedQueryNotSupported'],
    ['on', 'PersistedQueryNotFound'],
  ] as const)('answers clients of Apollo’s protocol with its messages (%s)', (mode, message) => {
    const unknown = { query: undefined, documentId: undefined, ...apollo('unknown') };

    expect(
      resolveDocument({ mode, documents }, { persistedQuery: undefined, ...unknown }),
    ).toMatchObject({ message });
  });
});
