import { addTypenameToDocument } from '@apollo/client/utilities';
import { describe, expect, test } from '@jest/globals';
import { formatDocument } from '@urql/core';
import { buildSchema, type DocumentNode, parse, print, validate } from 'graphql';
import { transform } from '../../client/add-typename.js';
import * as generated from '../../client/generated/graphql.ts';
import manifest from '../../client/generated/persisted-documents.json' with { type: 'json' };
import { sha256 } from '../../src/gateway/admission/persisted-documents/manifest.ts';
import { idOf } from './support/persisted-world.ts';

const SDL = `
  schema { query: Query mutation: Mutation subscription: Events }
  type Query { task(id: ID): Task any: Any }
  type Mutation { move: Any }
  type Events { moved: Task }
  interface Node { id: ID! }
  type Task implements Node { id: ID! title: String next: Task list: [Task!]! }
  type Failure { text: String }
  union Any = Task | Failure
`;
const schema = buildSchema(SDL);

function transformed(source: string): DocumentNode {
  const [file] = transform({ documents: [{ document: parse(source) }], schema: parse(SDL) });
  if (file === undefined) throw new Error('No document came back');
  return file.document;
}

const oneLine = (document: DocumentNode): string => print(document).replace(/\s+/g, ' ').trim();

describe('the transform that adds __typename', () => {
  test.each([
    [
      'every selection but the root',
      '{ task { next { id } } }',
      '{ task { next { id __typename } __typename } }',
    ],
    ['a named query', 'query Q { task { id } }', 'query Q { task { id __typename } }'],
    ['a list', '{ task { list { id } } }', '{ task { list { id __typename } __typename } }'],
    ['one that has it', '{ task { id __typename } }', '{ task { id __typename } }'],
    [
      'one that has it under its name as an alias',
      '{ task { __typename: __typename } }',
      '{ task { __typename: __typename } }',
    ],
    [
      'one that has it under an alias',
      '{ task { kind: __typename } }',
      '{ task { kind: __typename __typename } }',
    ],
    [
      'one that has it on a condition',
      'query ($x: Boolean!) { task { id __typename @include(if: $x) } }',
      'query ($x: Boolean!) { task { id __typename @include(if: $x) __typename } }',
    ],
    [
      'one that may skip it',
      'query ($x: Boolean!) { task { __typename @skip(if: $x) id } }',
      'query ($x: Boolean!) { task { __typename @skip(if: $x) id __typename } }',
    ],
    [
      'one whose fragment has it on a condition',
      'query ($x: Boolean!) { task { id ... @include(if: $x) { __typename } } }',
      'query ($x: Boolean!) { task { id ... @include(if: $x) { __typename } __typename } }',
    ],
    [
      'a fragment of this name',
      '{ task { ...__typename } } fragment __typename on Task { id }',
      '{ task { ...__typename __typename } } fragment __typename on Task { id __typename }',
    ],
    [
      'inline fragments',
      '{ any { ... on Task { id } ... on Failure { text } } }',
      '{ any { ... on Task { id __typename } ... on Failure { text __typename } __typename } }',
    ],
    [
      'fragments in fragments',
      '{ task { ...A } } fragment A on Task { next { ...B } } fragment B on Node { id }',
      '{ task { ...A __typename } } fragment A on Task { next { ...B __typename } __typename } fragment B on Node { id __typename }',
    ],
    [
      'a mutation',
      'mutation { move { ... on Task { id } } }',
      'mutation { move { ... on Task { id __typename } __typename } }',
    ],
    [
      'a fragment of the query, as clients do',
      '{ ...Q } fragment Q on Query { task { id } }',
      '{ ...Q } fragment Q on Query { task { id __typename } __typename }',
    ],
    [
      'what a subscription brings',
      'subscription { moved { id } }',
      'subscription { moved { id __typename } }',
    ],
    [
      'not the root of a subscription in a fragment',
      'subscription { ...E } fragment E on Events { moved { id } }',
      'subscription { ...E } fragment E on Events { moved { id __typename } }',
    ],
    [
      'nor in inline ones',
      'subscription { ... { ... on Events { moved { id } } } }',
      'subscription { ... { ... on Events { moved { id __typename } } } }',
    ],
    [
      'what introspection brings',
      '{ __type(name: "Task") { name } }',
      '{ __type(name: "Task") { name __typename } }',
    ],
    [
      'a field that the schema does not know',
      '{ task { unknown { id } } }',
      '{ task { unknown { id __typename } __typename } }',
    ],
  ])('completes %s', (_, source, expected) => {
    expect(oneLine(transformed(source))).toBe(expected);
    expect(oneLine(transformed(expected))).toBe(expected);
  });

  test('leaves documents valid, those of subscriptions included', () => {
    const sources = [
      'query ($x: Boolean!) { task { kind: __typename __typename @skip(if: $x) ...N } } fragment N on Node { id }',
      'subscription { ...E } fragment E on Events { ... { moved { id } } }',
    ];

    expect(sources.flatMap((source) => validate(schema, transformed(source)))).toStrictEqual([]);
  });

  test('rejects a field that takes the place of __typename', () => {
    const files = [{ document: parse('{ task { __typename: id } }') }];

    expect(() => transform({ documents: files, schema: parse(SDL) })).toThrow(
      'No field may have the alias __typename: id has it.',
    );
  });

  test('passes on what has no document, and what else a file has', () => {
    const files = [{ location: 'a.ts' }, { location: 'b.ts', document: parse('{ any }') }];

    expect(transform({ documents: files, schema: parse(SDL) })).toStrictEqual(files);
  });
});

describe('what Apollo Client and urql add to a document', () => {
  const documents = Object.entries(generated).flatMap(([name, document]) =>
    name.endsWith('Document') ? [[name, document as DocumentNode] as const] : [],
  );

  test.each([
    ...documents,
    ['an aliased one', transformed('{ task { kind: __typename id } }')],
    [
      'a conditional one',
      transformed('query ($x: Boolean!) { task { __typename @skip(if: $x) id } }'),
    ],
    ['a fragment of the query', transformed('{ ...Q } fragment Q on Query { task { id } }')],
  ])('is in it already: %s', (_, document) => {
    expect(print(addTypenameToDocument(document))).toBe(print(document));
    expect(print(formatDocument<DocumentNode>(document) as DocumentNode)).toBe(print(document));
  });

  test('is in what they send the ids of', () => {
    const ids = documents.map(([, document]) => idOf(document)).sort();
    const texts = Object.entries(manifest);

    expect(texts.map(([id]) => id).sort()).toStrictEqual(ids);
    expect(texts.map(([, text]) => `sha256:${sha256(text)}`).sort()).toStrictEqual(ids);
    expect(texts.map(([, text]) => oneLine(addTypenameToDocument(parse(text))))).toStrictEqual(
      texts.map(([, text]) => oneLine(parse(text))),
    );
  });
});
