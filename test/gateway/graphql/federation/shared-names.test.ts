import { composeServices as composeByApollo } from '@apollo/composition';
import { describe, expect, test } from '@jest/globals';
import { composeServices as composeByGuild } from '@theguild/federation-composition';
import { federateSubgraphs, ROUTER_COMPATIBILITY_VERSION_ONE } from '@wundergraph/composition';
import { buildSchema, isIntrospectionType, isSpecifiedScalarType, parse } from 'graphql';
import { OPERATIONS } from '../../../../src/contacts/operations/index.ts';
import { printSubgraphSdl } from '../../../../src/gateway/graphql/federation/subgraph-sdl.ts';
import { readPage } from '../../../support/docs.ts';

/** The result of a composition: the codes of its errors, or what the supergraph has. */
interface Outcome {
  readonly codes: readonly string[];
  readonly sdl: string;
}

const OURS = printSubgraphSdl();
const HEADER = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
`;

function servicesWith(theirs: string) {
  return [
    { name: 'contacts', url: 'http://contacts/graphql', typeDefs: parse(OURS) },
    { name: 'other', url: 'http://other/graphql', typeDefs: parse(`${HEADER}${theirs}`) },
  ];
}

type Failure = Error & { readonly extensions?: { readonly code?: unknown } };

function outcomeOf(errors: readonly Failure[] = [], sdl = ''): Outcome {
  return { codes: [...new Set(errors.map(({ extensions }) => String(extensions?.code)))], sdl };
}

function byApollo(theirs: string): Outcome {
  const { errors, supergraphSdl } = composeByApollo(servicesWith(theirs));
  return outcomeOf(errors, supergraphSdl);
}

function byGuild(theirs: string): Outcome {
  const { errors, supergraphSdl } = composeByGuild(servicesWith(theirs));
  return outcomeOf(errors, supergraphSdl);
}

/** Whether Cosmo's composer takes it: its errors have no codes. */
function cosmoTakes(theirs: string): boolean {
  const subgraphs = servicesWith(theirs).map(({ typeDefs: definitions, name, url }) => ({
    name,
    url,
    definitions,
  }));
  return federateSubgraphs({ subgraphs, version: ROUTER_COMPATIBILITY_VERSION_ONE }).success;
}

/** The members of an enum or an input in a supergraph. */
function membersOf(sdl: string, name: string): string[] {
  const body = new RegExp(`^(?:enum|input) ${name}\\b[^{]*\\{(.*?)^\\}`, 'ms').exec(sdl)?.[1] ?? '';
  return [...body.replaceAll(/"""[^"]*"""/g, '').matchAll(/^\s+(\w+)/gm)].map(
    ([, member = '']) => member,
  );
}

describe('another subgraph that has one of our names for something else', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'a root field',
      'type Query { users: [Person!] } type Person { name: String }',
      ['FIELD_TYPE_MISMATCH', 'INVALID_FIELD_SHARING'],
    ],
    [
      'a root field that is shareable on their side',
      'type Query { instance(id: ID): Instance @shareable } type Instance @key(fields: "arn", resolvable: false) { arn: String! @shareable }',
      ['INVALID_FIELD_SHARING'],
    ],
    [
      'a type without a key, with a field in common',
      'type Query { a: Instance } type Instance { id: ID!, cpu: Int }',
      ['INVALID_FIELD_SHARING'],
    ],
    [
      'a type without a key, with no field in common',
      'type Query { a: Instance } type Instance { cpu: Int }',
      ['SATISFIABILITY_ERROR'],
    ],
    [
      'an entity with another key',
      'type Query { a: User } type User @key(fields: "email") { email: String!, nick: String }',
      ['SATISFIABILITY_ERROR'],
    ],
    [
      'an entity with a field in common besides the key',
      'type Query { a: User } type User @key(fields: "id") { id: ID!, username: String }',
      ['INVALID_FIELD_SHARING'],
    ],
    [
      'a type of another kind',
      'type Query { a: Queue } interface Queue { id: ID! }',
      ['TYPE_KIND_MISMATCH'],
    ],
    [
      'an enum for input, with no value in common',
      'type Query { a(d: OrderDirection): Int } enum OrderDirection { ASC DESC }',
      ['EMPTY_MERGED_ENUM_TYPE'],
    ],
    [
      'an enum that they use for output, too',
      'type Query { a(d: OrderDirection): OrderDirection } enum OrderDirection { ASCENDING DESCENDING NONE }',
      ['ENUM_VALUE_MISMATCH'],
    ],
    [
      'an enum that we use for both',
      'type Query { a: ContactChannel } enum ContactChannel { FAX }',
      ['ENUM_VALUE_MISMATCH'],
    ],
    [
      'an input without one of our required fields',
      'type Query { a(t: [TagFilterInput!]): Int } input TagFilterInput { key: String! }',
      ['REQUIRED_INPUT_FIELD_MISSING_IN_SOME_SUBGRAPH'],
    ],
  ])('%s: is an error of every composer', (_what, theirs, codes) => {
    expect(byApollo(theirs).codes).toStrictEqual(codes);
    expect(byGuild(theirs).codes).toStrictEqual(codes);
    expect(cosmoTakes(theirs)).toBe(false);
  });

  test('an enum for input that lacks one of our values: an error, or the value is dropped', () => {
    const theirs = 'type Query { a(d: OrderDirection): Int } enum OrderDirection { ASCENDING }';

    // A default of ours is not among the values that are left. The other composers do not look.
    expect(byApollo(theirs).codes).toStrictEqual(['INVALID_GRAPHQL']);
    expect(membersOf(byGuild(theirs).sdl, 'OrderDirection')).toStrictEqual(['ASCENDING']);
    expect(cosmoTakes(theirs)).toBe(true);
  });

  test('an enum for input with more values: those that are not common are dropped', () => {
    const theirs =
      'type Query { a(d: OrderDirection): Int } enum OrderDirection { ASCENDING DESCENDING NONE }';

    for (const { codes, sdl } of [byApollo(theirs), byGuild(theirs)]) {
      expect(codes).toStrictEqual([]);
      expect(membersOf(sdl, 'OrderDirection')).toStrictEqual(['ASCENDING', 'DESCENDING']);
    }
    expect(cosmoTakes(theirs)).toBe(true);
  });

  test('an enum for output with other values: has the values of both', () => {
    const theirs = 'type Query { a: QueueType } enum QueueType { FIFO }';

    for (const { codes, sdl } of [byApollo(theirs), byGuild(theirs)]) {
      expect(codes).toStrictEqual([]);
      expect(membersOf(sdl, 'QueueType').toSorted()).toStrictEqual(['AGENT', 'FIFO', 'STANDARD']);
    }
    expect(cosmoTakes(theirs)).toBe(true);
  });

  test('an input with an optional field more: it is dropped, for them as well', () => {
    const theirs =
      'type Query { a(t: [TagFilterInput!]): Int } input TagFilterInput { key: String!, value: String!, not: Boolean }';

    for (const { codes, sdl } of [byApollo(theirs), byGuild(theirs)]) {
      expect(codes).toStrictEqual([]);
      expect(membersOf(sdl, 'TagFilterInput')).toStrictEqual(['key', 'value']);
    }
    expect(cosmoTakes(theirs)).toBe(true);
  });

  test('an entity with our key and other fields: composes in silence, as one thing', () => {
    const theirs =
      'type Query { me: User } type User @key(fields: "id") { id: ID!, birthday: String }';

    for (const { codes, sdl } of [byApollo(theirs), byGuild(theirs)]) {
      expect(codes).toStrictEqual([]);
      expect(sdl).toMatch(/^ {2}birthday: String/m);
    }
    expect(cosmoTakes(theirs)).toBe(true);
  });

  test.each([
    ['a scalar', 'type Query { a: DateTime } scalar DateTime'],
    [
      'PageInfo, whole and shareable',
      'type Query { a: PageInfo } type PageInfo @shareable { hasNextPage: Boolean!, hasPreviousPage: Boolean!, startCursor: String, endCursor: String }',
    ],
  ])('%s: composes', (_what, theirs) => {
    expect(byApollo(theirs).codes).toStrictEqual([]);
    expect(byGuild(theirs).codes).toStrictEqual([]);
    expect(cosmoTakes(theirs)).toBe(true);
  });
});

/** Names that begin so are of Amazon Connect's contacts and what belongs to them. */
const SPECIFIC =
  /^(Contact.+|contactFlows?|QuickConnect.*|quickConnects?|[Rr]outingProfile|[Tt]ransfer.+)$/;
/** Of Connect's operations on contacts, whose mutations and types have the same names. */
const ON_CONTACTS = OPERATIONS.map(({ name }) => name.toLowerCase()).filter((name) =>
  name.includes('contact'),
);

function isSpecific(name: string): boolean {
  return SPECIFIC.test(name) || ON_CONTACTS.some((one) => name.toLowerCase().startsWith(one));
}

test('docs/federation.md lists every name that a company may have for something else', async () => {
  const schema = buildSchema(printSubgraphSdl({ rootFieldsById: true, accessDirectives: false }), {
    assumeValidSDL: true,
  });
  const roots = [schema.getQueryType(), schema.getMutationType()];
  const names = [
    ...Object.values(schema.getTypeMap())
      .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
      .filter((type) => !roots.some((root) => root === type))
      .map(({ name }) => name),
    ...roots.flatMap((root) => Object.keys(root?.getFields() ?? {})),
  ];
  const [, section = ''] = (await readPage('docs/federation.md')).split(
    '\n## Names that others may have\n',
  );
  const rows = section.split('\n## ')[0]?.matchAll(/^\| [^`|]+ \| ([^|]+) \|/gm) ?? [];
  const listed = [...rows].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
  );

  expect(listed.toSorted()).toStrictEqual(names.filter((name) => !isSpecific(name)).toSorted());
});
