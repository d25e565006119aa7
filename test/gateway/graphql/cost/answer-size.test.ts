import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery, graphqlSync, Kind, parse } from 'graphql';
import { OPERATIONS } from '../../../../src/contacts/operations/index.ts';
import { pointsOf } from '../../../../src/gateway/graphql/cost/points.ts';
import { subgraphSchema } from '../../../../src/gateway/graphql/federation/subgraph-schema.ts';
import { READING } from '../../../../src/graphiql/examples/reading.ts';
import { maxCost, maxCostOf } from './max-cost.ts';
import { valuesIn } from './values-in.ts';

const MAX = 40_000;

const sizeOf = (query: string, variables = {}): number => maxCost(query, variables).answerSize;
const aliases = (count: number, field: string): string =>
  Array.from({ length: count }, (_, index) => `a${index}: ${field}`).join(' ');

describe('the answer to', () => {
  test.each([
    ['the name of a type', '{ __typename }', 1],
    ['a flood of them', `{ ${aliases(50, '__typename')} }`, 50],
    // Itself and what waits for Connect: 9; its own fields.
    ['a contact', '{ contact(id: 1) { id active __typename } }', 9 + 3],
    ['fields that are one', '{ contact(id: 1) { id ...I ...I } } fragment I on Contact { id }', 10],
    ['an alias', '{ contact(id: 1) { id other: id } }', 9 + 2],
    ['what is left out', '{ contact(id: 1) { id @skip(if: true) active @include(if: false) } }', 9],
    ['a long text', '{ contact(id: 1) { description } }', 9 + 1 + 4_096 / 256],
    ['what is loaded', '{ contact(id: 1) { queue { id } } }', 9 + 9 + 1],
    // The connection and the wait for it; its entries as they are read; the list of them, and each with its id.
    ['a page', '{ queues(first: 100) { nodes { id } } }', 9 + 100 + 1 + 100 * 2],
    ['a page by default', '{ queues { nodes { id } } }', 9 + 25 + 1 + 25 * 2],
    ['a page with cursors', '{ queues(first: 10) { edges { cursor } } }', 9 + 10 + 1 + 10 * 6],
    [
      'a page of which only a number is requested',
      '{ queues(first: 9) { totalCount } }',
      9 + 9 + 1,
    ],
    ['tags', '{ contact(id: 1) { tags { key value } } }', 9 + 1 + 10 * 3],
    // 32,768 bytes are 128 values, however many attributes they are.
    ['attributes', '{ contact(id: 1) { attributes { key value } } }', 9 + 9 + 60 * 3 + 128],
    ['references', '{ contact(id: 1) { references { type value } } }', 9 + 9 + 20 * (2 + 17)],
    ['a chain', '{ contact(id: 1) { transfers { id } } }', 9 + 9 + 25 * 2],
    ['a page that is not allowed', '{ queues(first: 100000) { totalCount } }', 9 + 100 + 1],
  ])('%s is counted', (_, query, size) => {
    expect(sizeOf(query)).toBe(Math.ceil(size));
  });

  test('a member of a union counts the largest', () => {
    const transfer = (selection: string): number =>
      sizeOf(
        `mutation { transferContact(input: { contactId: 1, target: { queueId: 1 } }) { ${selection} } }`,
      );
    const success = '... on TransferContactSuccess { contactId clientToken }';
    const rejection = '... on ContactThrottledError { message code retryable retryAfter }';

    expect(transfer(`${success} ${rejection}`)).toBe(
      Math.max(transfer(success), transfer(rejection)),
    );
  });

  test.each(OPERATIONS)('an error of $mutation counts with its lists', ({ name, mutation }) => {
    const query = (selection: string): string =>
      `mutation ($input: ${name}Input!) { ${mutation}(input: $input) { ${selection} } }`;

    // The list, its ten entries, and of each the message and a path of five.
    expect(sizeOf(query('... on ContactInputError { fields { path message } }'))).toBe(
      sizeOf(query('... on ContactError { code }')) - 1 + 1 + 10 * (1 + 1 + 6),
    );
  });

  test('entities counts each, by its type', () => {
    const user = { __typename: 'User', id: 'u' };
    const queue = { __typename: 'Queue', id: 'q' };
    const query = `query ($of: [_Any!]!) {
      _entities(representations: $of) { ... on User { username firstName } ... on Queue { name } }
    }`;
    const size = (...of: object[]): number => sizeOf(query, { of });

    expect(size(user)).toBe(size() + 8 + 1 + 2);
    expect(size(user, user, queue)).toBe(size() + 3 * (8 + 1) + 2 * 2 + 1);
  });

  test('lists inside of lists multiplies them', () => {
    const page = '{ contacts(first: 100) { nodes { transfers { tags { key } } } } }';

    expect(sizeOf(page)).toBeGreaterThan(100 * 25 * 10 * 2);
  });

  test('a caller of some queues counts what is read to see which are theirs', () => {
    const chain = '{ contact(id: 1) { transfers { id } } }';

    expect(maxCost(chain, {}, { isQueueRestricted: true }).answerSize).toBeGreaterThan(
      sizeOf(chain),
    );
  });
});

describe('questions about the schema', () => {
  const schema = subgraphSchema();
  const held = (query: string): number => valuesIn(graphqlSync({ schema, source: query }).data);

  test.each([
    ['{ __schema { types { name } } }'],
    ['{ __schema { types { fields(includeDeprecated: true) { name } } } }'],
    ['{ __schema { types { enumValues { name } inputFields { name } possibleTypes { name } } } }'],
    ['{ __schema { types { fields(includeDeprecated: true) { args { name type { kind } } } } } }'],
  ])('count what they hold, and no less: %s', (query) => {
    expect(sizeOf(query)).toBeGreaterThanOrEqual(held(query));
    expect(sizeOf(query)).toBeLessThan(held(query) * 1.5);
  });

  test.each([
    [getIntrospectionQuery({ oneOf: true })],
    ['{ __type(name: "Contact") { fields { name type { name ofType { ofType { name } } } } } }'],
    ['{ __schema { queryType { fields { name args { name } } } directives { name locations } } }'],
  ])('count no less than they hold: %s', (query) => {
    expect(sizeOf(query)).toBeGreaterThanOrEqual(held(query));
    expect(sizeOf(query)).toBeLessThan(MAX);
  });
});

test('a thousand values are a point', () => {
  expect([0, 999, 1_000, 1_999, 2_000, MAX].map(pointsOf)).toStrictEqual([1, 1, 2, 2, 3, 41]);
});

test('screens are well within the limit, by full pages', async () => {
  const files = ['bench/screens.graphql', 'client/operations/contacts.graphql'];
  const documents = await Promise.all(
    files.map(async (file) => parse(await readFile(file, 'utf8'))),
  );
  const sizes = documents.flatMap((document) =>
    document.definitions.flatMap((each) =>
      each.kind === Kind.OPERATION_DEFINITION
        ? [maxCostOf(document, { first: 100 }, { name: each.name?.value ?? '' }).answerSize]
        : [],
    ),
  );
  const examples = READING.map(({ document: query, builtIn }) => sizeOf(query, builtIn.variables));
  const withAttributes = sizeOf(`{ contacts(first: 100) { nodes {
    id name channel active initiationTimestamp queueId agentId attributes { key value }
  } } }`);

  expect(Math.max(...sizes, ...examples)).toBeLessThan(MAX / 5);
  expect(withAttributes).toBeLessThan(MAX);
});

test('a field that may fail counts more in a document of many lines, and merged from many selections', () => {
  const list = (selection: string): string => `{ users(first: 100) { nodes { ${selection} } } }`;
  const plain = sizeOf(list('routingProfile { name }'));

  const sizes = {
    screen: sizeOf('\n'.repeat(90) + list('routingProfile { name }')),
    lines: sizeOf('\n'.repeat(1_099) + list('routingProfile { name }')),
    merged: sizeOf(list('routingProfile { name } '.repeat(40))),
    leaves: sizeOf('\n'.repeat(1_099) + list('id')) - sizeOf(list('id')),
  };

  // One for each 25 lines over 100, and a half for each selection over 20; the list itself may fail, too.
  expect(sizes).toStrictEqual({
    screen: plain,
    lines: plain + 101 * 40,
    merged: plain + 100 * 10,
    leaves: 40,
  });
});
