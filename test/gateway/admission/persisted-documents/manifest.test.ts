import { describe, expect, test } from '@jest/globals';
import {
  mergeManifests,
  parseManifest,
  sha256,
} from '../../../../src/gateway/admission/persisted-documents/manifest.ts';

const DOCUMENT = '{ __typename }';
const HASH = sha256(DOCUMENT);

describe('a manifest of persisted documents', () => {
  test.each([
    ['of the client preset', { [`sha256:${HASH}`]: DOCUMENT }, HASH],
    ['of bare hashes', { [HASH]: DOCUMENT }, HASH],
    ['of ids that are not hashes', { 'orders/7': DOCUMENT }, 'orders/7'],
    [
      'of Apollo',
      {
        format: 'apollo-persisted-query-manifest',
        version: 1,
        operations: [{ id: HASH, name: 'Name', type: 'query', body: DOCUMENT }],
      },
      HASH,
    ],
  ])('%s is accepted', (_, manifest, key) => {
    expect(parseManifest(manifest)).toStrictEqual(new Map([[key, DOCUMENT]]));
  });

  test.each([
    ['a list', [], 'must hold a manifest of documents by id'],
    ['a number by id', { a: 1 }, 'must hold a manifest of documents by id'],
    [
      'two documents with one id in a list',
      {
        format: 'apollo-persisted-query-manifest',
        version: 1,
        operations: [
          { id: 'orders/7', body: DOCUMENT },
          { id: 'orders/7', body: '{ a: __typename }' },
        ],
      },
      'must hold one document for each id; orders/7 has two',
    ],
    [
      'two documents with one hash, with and without its prefix',
      { [HASH]: '{ a: __typename }', [`sha256:${HASH}`]: DOCUMENT },
      `must hold one document for each id; sha256:${HASH} has two`,
    ],
    [
      'no GraphQL',
      { a: 'query {' },
      'must hold GraphQL documents; the one with the id a is not GraphQL',
    ],
    [
      'a document under the hash of another',
      { 'sha256:0': DOCUMENT },
      'must hold each document under its own hash; sha256:0 is the hash of another document',
    ],
    [
      'a document above the limits of all documents',
      { a: `{ ${'a '.repeat(501)} }` },
      'must hold documents within the limits; the one with the id a exceeds one: There may be at most 490 fields and fragments in an operation.',
    ],
  ])('%s is rejected', (_, manifest, issue) => {
    expect(() => parseManifest(manifest)).toThrow(new Error(issue));
  });
});

describe('several manifests', () => {
  const named = (name: string, manifest: unknown) => ({ name, content: parseManifest(manifest) });

  test('are merged, and may share documents', () => {
    const merged = mergeManifests([
      named('ours', { [`sha256:${HASH}`]: DOCUMENT, 'orders/7': '{ a: __typename }' }),
      named('theirs', { [HASH]: DOCUMENT, 'orders/8': '{ b: __typename }' }),
    ]);

    expect(merged).toStrictEqual(
      new Map([
        [HASH, DOCUMENT],
        ['orders/7', '{ a: __typename }'],
        ['orders/8', '{ b: __typename }'],
      ]),
    );
  });

  test('that differ in a document are rejected, and both are named', () => {
    const manifests = [
      named('ours', { 'orders/7': DOCUMENT }),
      named('others', { 'orders/8': DOCUMENT }),
      named('theirs', { 'orders/7': '{ a: __typename }' }),
    ];

    expect(() => mergeManifests(manifests)).toThrow(
      new Error(
        'must hold one document for each id; ours and theirs have different ones for orders/7',
      ),
    );
  });
});
