import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  buildSchema,
  getVariableValues,
  Kind,
  parse,
  recommendedRules,
  specifiedRules,
  validate,
} from 'graphql';
import { stripSuggestions } from '../../../src/gateway/graphql/format-error.ts';
import { hideSchemaNames } from '../../../src/gateway/graphql/hide-schema-names.ts';
import { OneOfVariablesRule } from '../../../src/gateway/graphql/validation-rules.ts';
import { CONTACTS } from '../../support/ids.ts';
import { startWorld, type World } from '../../support/world.ts';

/** Each of its names has a word in it by which it is found: `hush`. */
const schema = buildSchema(`
  directive @hushed(hushWhy: HushInput!) on FIELD
  enum HushEnum { HUSH_ONE HUSH_TWO }
  input HushInput { hushId: ID!, hushList: [HushEnum!]! hushCount: Int }
  input HushOne @oneOf { hushLeft: ID hushRight: HushInput }
  interface HushFace { hushText(hushSize: HushEnum!): String }
  type HushThing implements HushFace { hushText(hushSize: HushEnum!): String hushCount: Int }
  type HushOther { hushCount: HushEnum hushText: Int }
  union HushUnion = HushThing | HushOther
  type Query {
    known(input: HushInput!, one: HushOne, kind: HushEnum): HushThing
    many: [HushUnion!]!
    count: Int
    single(one: HushOne!): Int
    face: HushFace
  }
  type Subscription { known: HushThing, many: HushUnion }
`);
const hide = hideSchemaNames(schema);

const KNOWN = 'known(input: $input) { __typename }';

/** Documents that break each rule, and where they can, in a way whose message has names of the schema. */
const BROKEN: Readonly<Record<string, readonly string[]>> = {
  ExecutableDefinitionsRule: ['{ count } type A { b: Int }'],
  FieldsOnCorrectTypeRule: [
    '{ hus }',
    '{ face { hus } }',
    '{ many { hus } }',
    '{ many { count } }',
  ],
  FragmentsOnCompositeTypesRule: ['{ ... on Int { a } }', '{ ...F } fragment F on Int { a }'],
  KnownArgumentNamesRule: [
    '{ count(hus: 1) }',
    '{ count @hushed(hus: 1) }',
    '{ face { hushText(a: 1) } }',
  ],
  KnownDirectivesRule: ['{ count @hush }', 'query @hushed { count }'],
  KnownFragmentNamesRule: ['{ ...Hush }'],
  KnownTypeNamesRule: ['{ face { ... on Hush { a } } }', 'query ($a: Hush) { count }'],
  LoneAnonymousOperationRule: ['{ count } { count }'],
  MaxIntrospectionDepthRule: [
    '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }',
  ],
  NoFragmentCyclesRule: ['{ ...F } fragment F on Query { ...F }'],
  NoUndefinedVariablesRule: ['{ count @skip(if: $a) }'],
  NoUnusedFragmentsRule: ['{ count } fragment F on Query { count }'],
  NoUnusedVariablesRule: ['query ($a: Int) { count }'],
  OverlappingFieldsCanBeMergedRule: [
    '{ a: count a: known }',
    '{ many { ... on HushThing { hushCount } ... on HushOther { hushCount } } }',
  ],
  PossibleFragmentSpreadsRule: [
    '{ known { ... on Query { count } } }',
    '{ known { ...F } } fragment F on Query { count }',
  ],
  ProvidedRequiredArgumentsRule: [
    '{ known { __typename } }',
    '{ count @hushed }',
    '{ count @skip }',
  ],
  ScalarLeafsRule: ['{ count { a } }', '{ face }', '{ many }'],
  SingleFieldSubscriptionsRule: ['subscription { known { __typename } many { __typename } }'],
  UniqueArgumentNamesRule: ['{ known(input: 1, input: 1) { __typename } }'],
  UniqueDirectivesPerLocationRule: ['{ count @skip(if: true) @skip(if: true) }'],
  UniqueFragmentNamesRule: ['{ ...F } fragment F on Query { count } fragment F on Query { count }'],
  UniqueInputFieldNamesRule: ['{ known(input: { a: 1, a: 1 }) { __typename } }'],
  UniqueOperationNamesRule: ['query A { count } query A { count }'],
  UniqueVariableNamesRule: ['query ($a: Int, $a: Int) { count @skip(if: $a) }'],
  ValuesOfCorrectTypeRule: [
    '{ known(input: {}) { __typename } }',
    '{ known(input: { hus: 1 }) { __typename } }',
    '{ known(input: 1) { __typename } }',
    '{ known(input: null) { __typename } }',
    '{ known(input: { hushId: true, hushList: [A, "B", 1], hushCount: 1.5 }) { __typename } }',
    '{ known(one: {}) { __typename } }',
    '{ known(one: { hushLeft: null }) { __typename } }',
    '{ known(kind: HUSH_ON) { __typename } }',
    '{ known(kind: "HUSH_ONE") { __typename } }',
  ],
  VariablesAreInputTypesRule: ['query ($a: Query) { count }'],
  VariablesInAllowedPositionRule: [
    `query ($input: String) { ${KNOWN} }`,
    'query ($a: ID) { known(one: { hushLeft: $a }) { __typename } }',
  ],
  OneOfVariablesRule: ['query ($a: ID) { single(one: { hushLeft: $a }) }'],
};

const RULES = new Map(
  [...specifiedRules, ...recommendedRules, OneOfVariablesRule].map((rule) => [rule.name, rule]),
);

/** The names in a text that the schema has, but for those of root types and of what is in the request. */
function secretsIn(message: string, ...request: readonly string[]): string[] {
  const written = namesIn(request.join(' '));
  const names = [...message.matchAll(SECRETS)].map(([name]) => name);
  return names.filter((name) => !written.includes(name));
}

const SECRETS =
  /[Hh][Uu][Ss][Hh]\w*|\b(?:ID|Int|String|Boolean)\b|(?<=[".])(?:input|one|kind|known|many|face)\b/g;

function namesIn(text: string): string[] {
  return [...text.matchAll(/\w+/g)].map(([name]) => name);
}

describe('a message hides the names that the request does not have', () => {
  const documents = Object.entries(BROKEN).flatMap(([name, texts]) =>
    texts.map((text) => [name, text] as const),
  );

  test('for every rule that there is', () => {
    expect(Object.keys(BROKEN).sort()).toStrictEqual([...RULES.keys()].sort());
  });

  test.each(documents)('of %s for %s', (name, document) => {
    const rule = RULES.get(name);
    const messages = validate(schema, parse(document), rule ? [rule] : []).map(({ message }) =>
      hide(stripSuggestions(message), { query: document }),
    );

    expect(messages.length).toBeGreaterThan(0);
    expect(messages.flatMap((message) => secretsIn(message, document))).toStrictEqual([]);
  });

  test.each<readonly [string, object]>([
    ['HushInput!', {}],
    ['HushInput!', { input: null }],
    ['HushInput!', { input: {} }],
    ['HushInput!', { input: 1 }],
    ['HushInput!', { input: { hus: 1 } }],
    ['HushInput!', { input: { hushId: true, hushList: ['A', 1, null], hushCount: 1.5 } }],
    ['HushOne', { input: {} }],
    ['HushOne', { input: { hushLeft: null } }],
    ['HushOne', { input: { hushRight: {} } }],
    ['HushOne', { input: { hushRight: null, hushLeft: 1 } }],
    ['HushEnum', { input: 'HUSH_ON' }],
    ['HushEnum', { input: 1 }],
    ['[[HushEnum!]!]', { input: [null] }],
    ['HushThing', { input: 1 }],
  ])('of variables of %s: %j', (type, variables) => {
    const query = `query ($input: ${type}) { count }`;
    const [operation] = parse(query).definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('There is no operation.');
    const definitions = operation.variableDefinitions ?? [];
    const { errors = [] } = getVariableValues(schema, definitions, { ...variables });

    const messages = errors.map(({ message }) =>
      hide(stripSuggestions(message), { query, variables }),
    );

    expect(messages.length).toBeGreaterThan(0);
    expect(
      messages.flatMap((message) => secretsIn(message, query, JSON.stringify(variables))),
    ).toStrictEqual([]);
  });

  test('and says what it hides, where, and what to do', () => {
    const query = 'query ($input: HushInput!) { known(input: $input) { __typename } }';
    const message =
      'Variable "$input" got invalid value {}; Field "hushList" of required type "[HushEnum!]!" was not provided.';

    expect(hide(message, { query, variables: { input: {} } })).toBe(
      'Variable "$input" got invalid value {}; Field "[hidden]" of required type "[hidden]" was not provided. Names that the request does not have are hidden: compare it with the schema.',
    );
  });

  test('but not what the caller wrote, nor the words of a sentence', () => {
    const message =
      'Cannot query field "hushCount" on type "Query", and many a "value" is of one kind, known as input.';

    expect(hide(message, { query: '{ hushCount }' })).toBe(message);
  });

  test('in time that grows with the length of the message only', () => {
    const started = performance.now();
    for (const part of ['[', '"', 'a', 'HushThing.', '[HushEnum!]!', '.[']) {
      hide(part.repeat(1_000_000), {});
    }

    // With the square of the length it would be hours.
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

const NAMES_OF_TRANSFER = [
  ...['contactId', 'target', 'queueId', 'Contact', 'ID', 'TransferContactInput'],
  ...['TransferTargetInput', 'clientToken', 'instanceId'],
];

describe('with introspection off', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ gateway: { introspection: false } });
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  test.each<readonly [string, object | undefined, string]>([
    [
      'mutation { transferContact(input: {}) { __typename } }',
      undefined,
      'Field "[hidden]" of required type "[hidden]" was not provided.',
    ],
    [
      'mutation ($input: TransferContactInput!) { transferContact(input: $input) { __typename } }',
      { input: {} },
      'Variable "$input" got invalid value {}; Field "[hidden]" of required type "[hidden]" was not provided.',
    ],
    [
      'mutation ($input: TransferContactInput!) { transferContact(input: $input) { __typename } }',
      { input: Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`m${index}`, 1])) },
      'The variables have many errors, or long ones.',
    ],
    [
      'mutation { transferContact(input: { contactId: "a", target: {} }) { __typename } }',
      undefined,
      'OneOf Input Object "[hidden]" must specify exactly one key.',
    ],
    [
      '{ contact { channel } }',
      undefined,
      'Field "contact" argument "[hidden]" of type "[hidden]" is required',
    ],
    [
      `{ contact(id: "${CONTACTS.voice}") { chanel } }`,
      undefined,
      'field "chanel" on type "[hidden]"',
    ],
    [
      `{ contact(id: "${CONTACTS.voice}") }`,
      undefined,
      'Field "contact" of type "[hidden]" must have a selection',
    ],
    [
      'query ($id: String) { contact(id: $id) { id } }',
      {},
      'Variable "$id" of type "String" used in position expecting type "[hidden]".',
    ],
  ])('%s %j names no more than it has', async (query, variables, message) => {
    const { status, errors } = await world.client.send(query, { ...variables });

    expect(status).toBe(400);
    expect(errors[0]?.message).toContain(message);
    expect(errors[0]?.locations ?? variables).toBeDefined();
    const written = namesIn(`${query} ${JSON.stringify(variables)}`);
    const disclosed = errors.flatMap((error) => namesIn(error.message));
    expect(
      disclosed.filter((name) => NAMES_OF_TRANSFER.includes(name) && !written.includes(name)),
    ).toStrictEqual([]);
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test('errors of what was run are as they are', async () => {
    const { errors } = await world.client.send('{ queues(first: 0) { totalCount } }');

    expect(errors[0]?.message).toBe('The arguments cannot be used: first must be 1 to 100, not 0.');
  });
});

test('with introspection on, nothing is hidden', async () => {
  await using world = await startWorld();

  const { errors } = await world.client.send(
    'mutation { transferContact(input: {}) { __typename } }',
  );

  expect(errors[0]?.message).toBe(
    'Field "TransferContactInput.contactId" of required type "ID!" was not provided.',
  );
});

test('looks for the names of a request once, however many errors it has', () => {
  let looks = 0;
  const members = {
    get query() {
      looks += 1;
      return '{ known }';
    },
  };

  const messages = Array.from({ length: 10 }, () => hide('"known" is of "HushThing".', members));

  expect(new Set(messages).size).toBe(1);
  expect(looks).toBe(1);
});
