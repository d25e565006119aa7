import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { type DocumentNode, getOperationAST, Kind, parse } from 'graphql';
import { readConfig } from '../../../../src/config/config.ts';
import { READING } from '../../../../src/graphiql/examples/reading.ts';
import { REJECTED } from '../../../../src/graphiql/examples/rejected.ts';
import { TRANSFERRING } from '../../../../src/graphiql/examples/transferring.ts';
import { PAGES, readBlocks, readPage } from '../../../support/docs.ts';
import { maxCost, maxCalls, maxCostOf } from './max-cost.ts';

const FILES = [
  'bench/screens.graphql',
  'client/operations/agent-statuses.graphql',
  'client/operations/contact.graphql',
  'client/operations/contacts.graphql',
  'client/operations/transfer-contact.graphql',
  'client/operations/transfer-screen.graphql',
  'test/support/transfer-contact.graphql',
];

const namesOf = ({ definitions }: DocumentNode): (string | undefined)[] =>
  definitions.flatMap((each) =>
    each.kind === Kind.OPERATION_DEFINITION ? [each.name?.value] : [],
  );

const transfer = (selection: string, target = 'queueId: "q"'): string =>
  `mutation { transferContact(input: { contactId: "c", target: { ${target} } }) {
    __typename ... on TransferContactSuccess { ${selection} } } }`;
const ASSIGNED = 'contactId: "c", userId: "u"';
const entities = (selection: string, ...representations: string[]): string =>
  `{ _entities(representations: [${representations.join(' ')}]) { ${selection} } }`;
const user = (id: number, more = ''): string => `{ __typename: "User", id: "${id}" ${more} }`;

describe('the max calls of', () => {
  test.each([
    ['nothing', '{ __typename }', 0],
    ['the schema', '{ __schema { types { fields { name } } } }', 0],
    ['a contact', '{ contact(id: 1) { id name description } }', 1],
    ['a contact and its queue', '{ contact(id: 1) { queue { name } } }', 3],
    ['a queue by its id alone', '{ contact(id: 1) { queue { __typename id instanceId } } }', 1],
    ['live state by an id alone', '{ contact(id: 1) { agent { id availability { status } } } }', 6],
    ['the figures of a queue', '{ contact(id: 1) { queue { metrics { agentsOnline } } } }', 8],
    ['the attributes of a contact', '{ contact(id: 1) { attributes { key } } }', 2],
    ['its references', '{ contact(id: 1) { references { value } } }', 6],
    ['its position and its wait', '{ contact(id: 1) { queuePosition estimatedWaitSeconds } }', 2],
    [
      'its pause and its schedule',
      '{ contact(id: 1) { pause { state } schedule { started } } }',
      1,
    ],
    [
      'the positions of a page',
      '{ contacts(first: 7) { nodes { queuePosition again: queuePosition } } }',
      12,
    ],
    ['its chain', '{ contact(id: 1) { transfers { id active } } }', 6],
    [
      'all that its chain does not return',
      '{ contact(id: 1) { transfers { name tags { key } } } }',
      31,
    ],
    ['the queues of its chain', '{ contact(id: 1) { transfers { queue { name } } } }', 105],
    ['an instance', '{ instance { alias } }', 1],
    ['agent statuses', '{ agentStatuses(first: 100) { nodes { name } } }', 5],
    ['a list', '{ queues { nodes { name } totalCount pageInfo { endCursor } } }', 5],
    [
      'a page of contacts',
      '{ contacts(first: 100) { nodes { id name queueId tags { key } } } }',
      5,
    ],
    ['what a page does not return', '{ contacts(first: 7) { nodes { description } } }', 12],
    ['two such fields', '{ contacts(first: 7) { nodes { description queuePriority } } }', 12],
    ['the same by edges', '{ contacts(first: 7) { edges { node { description } } } }', 12],
    [
      'the example of SelectionCost',
      '{ quickConnects(first: 50) { nodes { user { routingProfile { name } } } } }',
      5 + 2 + 2,
    ],
    ['agents of a page', '{ contacts(first: 50) { nodes { agent { username } } } }', 7],
    ['an agent of a page', '{ contacts(first: 1) { nodes { agent { username } } } }', 6],
    ['queues of a page', '{ contacts(first: 50) { nodes { queue { name } } } }', 11],
    ['the page that is the default', '{ contacts { nodes { queue { name } } } }', 11],
    ['the page for null', '{ contacts(first: null) { nodes { queue { name } } } }', 11],
    ['a page that is rejected', '{ contacts(first: 1000) { nodes { queue { name } } } }', 11],
    ['figures of a page', '{ queues(first: 100) { nodes { metrics { agentsOnline } } } }', 11],
    ['flows of a page', '{ quickConnects(first: 100) { nodes { contactFlow { name } } } }', 10],
    ['destinations', '{ transferDestinations(contactId: 1) { nodes { name } } }', 11],
    ['a transfer', transfer('contactId'), 47],
    ['a transfer by a quick connect', transfer('contactId', 'quickConnectId: "q"'), 48],
    [
      'a transfer with what is known',
      transfer('contact { id arn } transferredContact { id active }'),
      47,
    ],
    ['a transfer with its contacts', transfer('contact { name } transferredContact { arn }'), 57],
    ['a stop', 'mutation { stopContact(input: { contactId: "c" }) { __typename } }', 32],
    [
      'an assignment',
      `mutation { associateContactWithUser(input: { ${ASSIGNED} }) { __typename } }`,
      47,
    ],
    [
      'a start',
      'mutation { startTaskContact(input: { name: "n", start: { contactFlowId: "f" } }) { __typename } }',
      13,
    ],
    [
      'a stop with its contact',
      `mutation { stopContact(input: { contactId: "c" }) {
        __typename ... on StopContactSuccess { contact { name } } } }`,
      42,
    ],
    [
      'a start with its contact',
      `mutation { startTaskContact(input: { name: "n", start: { contactFlowId: "f" } }) {
        __typename ... on StartTaskContactSuccess { contact { name } } } }`,
      18,
    ],
    ['no entity', entities('__typename'), 0],
    ['an entity that there is not', entities('__typename', '{ __typename: "Nothing" }', '1'), 0],
    ['an entity', entities('__typename', user(1)), 1],
    ['entities that are read together', entities('__typename', user(1), user(2), user(3)), 2],
    ['entities of two instances', entities('__typename', user(1), user(2, 'instanceId: "i"')), 2],
    [
      'entities of several types',
      entities(
        '... on User { routingProfile { name } } ... on Contact { description queue { name } }',
        user(1),
        '{ __typename: "Contact", id: "c" }',
      ),
      5,
    ],
  ])('%s', (_, source, calls) => {
    expect(maxCalls(source)).toBe(calls);
  });

  test('an operation with variables is by their values', () => {
    const source = `query Page($first: Int = 10, $names: Boolean!, $ids: Boolean! = true) {
      contacts(first: $first) { nodes {
        queue @include(if: $names) { name }
        ... @skip(if: $ids) { description }
      } }
    }`;

    expect(maxCalls(source, { first: 20, names: true, ids: true })).toBe(5 + 6);
    expect(maxCalls(source, { first: 20, names: false, ids: true })).toBe(5);
    expect(maxCalls(source, { first: 20, names: true, ids: false })).toBe(5 + 20 + 6);
  });

  test('attempts are the retries of all calls, but for those that show whether Connect is back', () => {
    const { maxUpstreamCalls, maxAttempts } = maxCost(transfer('contactId'));

    expect(maxUpstreamCalls).toBe(41 + 2 * 3);
    expect(maxAttempts).toBe(41 * 3 + 2 * 3);
  });

  test('a caller who is restricted to some queues counts what is read to see which are theirs', () => {
    const restricted = { isQueueRestricted: true };

    expect(maxCalls('{ contact(id: 1) { transfers { id } } }', {}, restricted)).toBe(31);
    expect(maxCalls('{ contact(id: 1) { transfers { name } } }', {}, restricted)).toBe(31);
    expect(maxCalls(transfer('contactId'), {}, restricted)).toBe(48);
  });

  test('fields that are one in the answer are counted once', () => {
    const source = `{
      contact(id: 1) { ...Name ...Agent queue { name } }
      contact(id: 1) { queue { enabled ...Id ...Id } }
    }
    fragment Name on Contact { queue { name } ...Agent }
    fragment Agent on Contact { agent { username } }
    fragment Id on Queue { id }`;

    expect(maxCalls(source)).toBe(4);
  });
});

/** Which of the fragments meet in a place of the answer depends on all that leads there. */
function merging(levels: number): string {
  const fragments = Array.from({ length: levels }, (_, level) => {
    const [s, t] = [`S${level + 1}`, `T${level + 1}`];
    return `
      fragment S${level} on Contact { a: previousContact { ...${s} ...${t} } b: previousContact { ...${s} } }
      fragment T${level} on Contact { a: previousContact { ...${t} } b: previousContact { ...${t} name } }`;
  });
  return `{ contact(id: 1) { ...S0 } } ${fragments.join('')}
    fragment S${levels} on Contact { name } fragment T${levels} on Contact { arn }`;
}

describe('nested documents', () => {
  const deep = (levels: number, last: string): string =>
    [
      '{ contact(id: 1) { ...F0 } }',
      ...Array.from(
        { length: levels },
        (_, level) =>
          `fragment F${level} on Contact { a: previousContact { ...F${level + 1} } b: previousContact { ...F${level + 1} } }`,
      ),
      `fragment F${levels} on Contact { ${last} }`,
    ].join('\n');

  test('are multiplied out', () => {
    expect(maxCalls(deep(1, 'name'))).toBe(3);
    expect(maxCalls(deep(10, 'attributes { key }'))).toBe(2 ** 11 - 1 + 2 ** 10);
  });

  test('are counted to a billion', () => {
    expect(maxCost(deep(30, 'name'))).toStrictEqual({
      maxUpstreamCalls: 1_000_000_000,
      maxAttempts: 1_000_000_000,
      answerSize: 1_000_000_000,
      points: 1_000_001,
    });
  });

  test.each([
    ['that multiply each other', deep(500, 'name')],
    ['that merge in ever new ways', merging(60)],
    [
      'that name the same again and again',
      `{ ${'...F '.repeat(50_000)} } fragment F on Query { __typename }`,
    ],
    [
      'of which each field is looked into',
      `{ contact(id: 1) { ${Array.from({ length: 3_000 }, (_, index) => `a${index}: agent { ...F }`).join(' ')} } }
       fragment F on User { ${'id '.repeat(3_000)} }`,
    ],
  ])('%s are counted in far less time than it takes to run them', (_, source) => {
    const document = parse(source, { noLocation: true });
    const started = performance.now();

    const { maxUpstreamCalls } = maxCostOf(document);

    expect(maxUpstreamCalls).toBe(1_000_000_000);
    // To count each path to a field separately would take years.
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('that are long count as endless', () => {
    expect(maxCalls(`{ ${'__typename '.repeat(20_001)} }`)).toBe(1_000_000_000);
  });
});

describe('the default limit', () => {
  const { maxOperationCost } = readConfig({});

  test.each(FILES)('accepts what is in %s', async (path) => {
    const source = await readFile(new URL(`../../../../${path}`, import.meta.url), 'utf8');

    for (const name of namesOf(parse(source))) {
      const calls = maxCalls(
        source,
        { first: 100, input: { target: {} }, withContacts: true },
        name === undefined ? {} : { name },
      );
      expect({ name, isAccepted: calls <= maxOperationCost }).toStrictEqual({
        name,
        isAccepted: true,
      });
    }
  });

  test('accepts the examples of GraphiQL and of the documentation', async () => {
    const blocks = (await Promise.all(PAGES.map(readBlocks))).flat();
    const documents = [
      ...[READING, TRANSFERRING, REJECTED]
        .flat()
        .map(({ document, builtIn }) => ({ query: document, variables: builtIn.variables })),
      ...blocks
        // Blocks with a label are files of the reader.
        .filter(({ language, label }) => language === 'graphql' && label === '')
        .map(({ text: query }) => ({ query, variables: {} })),
    ].filter(({ query }) => getOperationAST(parse(query)) !== null);

    const costs = documents.map(({ query, variables }) => maxCalls(query, variables));

    expect(costs.length).toBeGreaterThan(12);
    expect(Math.max(...costs)).toBeLessThanOrEqual(maxOperationCost);
  });

  test('and the figures are those of docs/api/cost.md', async () => {
    const documented = await readPage('docs/api/cost.md');
    const blocks = await readBlocks('docs/api/queries.md');
    const screen = blocks.findIndex(({ text }) => text.startsWith('query TransferScreen'));
    const source = blocks[screen]?.text ?? '';
    const variables = JSON.parse(blocks[screen + 1]?.text ?? '') as Record<string, unknown>;
    const [, times, page, timesScreen, ofScreen] =
      /allows a page of 100 contacts with their `description` ([a-z ]+) \((\d+) calls\), or the screen above ([a-z ]+) \((\d+)\)/.exec(
        documented,
      ) ?? [];
    const contacts = '{ contacts(first: 100) { nodes { description } } }';

    expect([page, ofScreen].map(Number)).toStrictEqual([
      maxCalls(contacts),
      maxCalls(source, variables),
    ]);
    const howOften = [contacts, source].map((each) =>
      Math.floor(maxOperationCost / maxCalls(each, variables)),
    );
    expect([times, timesScreen]).toStrictEqual(
      howOften.map((count) => ['never', 'once', 'twice', 'three times'][count]),
    );
  });

  test('and so are those of its table of cheaper queries', async () => {
    const documented = await readPage('docs/api/cost.md');
    const rows = [...documented.matchAll(/^\| [^`|]*`(\{ [^`]+ \})` \| ([\d,]+) \|$/gm)];

    const calls = rows.map(([, source = '']) => maxCalls(source).toLocaleString('en'));

    expect(rows.length).toBeGreaterThan(5);
    expect(calls).toStrictEqual(rows.map(([, , count]) => count));
  });

  test('stops what no rate of Connect could serve in time', () => {
    const source = '{ contacts(first: 100) { nodes { transfers { queue { name } } } } }';

    expect(maxCalls(source)).toBe(10_505);
    expect(maxCalls(source)).toBeGreaterThan(maxOperationCost);
  });
});
