import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  getNullableType,
  GraphQLID,
  type GraphQLInputType,
  GraphQLInt,
  type GraphQLNamedInputType,
  GraphQLString,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { apiSchema } from '../../../src/gateway/graphql/schema.ts';
import { CONTACTS, QUEUES } from '../../support/ids.ts';
import { startWorld, type World } from '../../support/world.ts';

const HALF = 'a\ud800';
const ROOTS = ['query', 'mutation'] as const;

/** A place for text in the arguments of a field at a root. */
interface Place {
  readonly operation: (typeof ROOTS)[number];
  readonly field: string;
  /** The path from the argument, as issues name it. */
  readonly path: readonly string[];
  /** The GraphQL type of each argument. */
  readonly types: Readonly<Record<string, string>>;
  /** Creates the arguments, with a value in the place. */
  readonly put: (value: unknown) => Readonly<Record<string, unknown>>;
}

/** Every place of a scalar in the API. */
function placesOf(scalar: GraphQLNamedInputType): Place[] {
  const schema = apiSchema();
  return ROOTS.flatMap((operation) => {
    const root = operation === 'query' ? schema.getQueryType() : schema.getMutationType();
    return Object.values(root?.getFields() ?? {}).flatMap(({ name: field, args }) =>
      args.flatMap((arg) =>
        within(scalar, arg.type).map(({ path, put }): Place => {
          const given = args.filter((other) => other === arg || isRequiredArgument(other));
          return {
            operation,
            field,
            path: [arg.name, ...path],
            types: Object.fromEntries(given.map(({ name, type }) => [name, String(type)])),
            put: (value) =>
              Object.fromEntries(
                given.map((other) => [other.name, other === arg ? put(value) : filler(other.type)]),
              ),
          };
        }),
      ),
    );
  });
}

interface Inside {
  readonly path: readonly string[];
  readonly put: (value: unknown) => unknown;
}

function within(scalar: GraphQLNamedInputType, type: GraphQLInputType): Inside[] {
  if (isNonNullType(type)) return within(scalar, type.ofType);
  if (isListType(type)) {
    return within(scalar, type.ofType).map(({ path, put }) => ({
      path: ['0', ...path],
      put: (value) => [put(value)],
    }));
  }
  if (type === scalar) return [{ path: [], put: (value) => value }];
  if (!isInputObjectType(type)) return [];
  const fields = Object.values(type.getFields());
  return fields.flatMap((field) =>
    within(scalar, field.type).map(({ path, put }) => ({
      path: [field.name, ...path],
      put: (value) => ({
        ...Object.fromEntries(
          fields.filter(isRequiredInputField).map(({ name, type: other }) => [name, filler(other)]),
        ),
        [field.name]: put(value),
      }),
    })),
  );
}

/** Any value of a type. */
function filler(type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [filler(nullable.ofType)];
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
  if (nullable === GraphQLInt) return 1;
  if (nullable.name === 'DateTime') return '2027-01-01T00:00:00Z';
  if (!isInputObjectType(nullable)) return 'filler';
  const fields = Object.values(nullable.getFields());
  const needed = nullable.isOneOf ? fields.slice(0, 1) : fields.filter(isRequiredInputField);
  return Object.fromEntries(needed.map(({ name, type: inner }) => [name, filler(inner)]));
}

function documentOf({ operation, field, types }: Place): string {
  const variables = Object.entries(types).map(([name, type]) => `$${name}: ${type}`);
  const args = Object.keys(types).map((name) => `${name}: $${name}`);
  const selection =
    operation === 'query'
      ? '{ __typename }'
      : '{ __typename ... on ContactInputError { fields { path message } } }';
  return `${operation} (${variables.join(', ')}) { ${field}(${args.join(', ')}) ${selection} }`;
}

const named = (places: readonly Place[]): readonly (readonly [string, Place])[] =>
  places.map((place) => [`${place.field}: ${place.path.join('.')}`, place]);

const TEXTS = named([...placesOf(GraphQLString), ...placesOf(GraphQLID)]);
const IDS = named(placesOf(GraphQLID));

describe('values are never altered', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  test('in any of the places', () => {
    expect(TEXTS.length).toBeGreaterThanOrEqual(35);
    expect(IDS.length).toBeGreaterThanOrEqual(15);
    const names = TEXTS.map(([name]) => name);
    expect(names).toStrictEqual(
      expect.arrayContaining([
        'contacts: filter.attributes.criteria.0.values.0',
        'transferContact: input.target.queueId',
        'users: search',
      ]),
    );
  });

  test.each(TEXTS)('a lone surrogate is rejected in %s', async (_, place) => {
    const { operation, field, path, put } = place;
    const { data, errors } = await world.client.send(documentOf(place), put(HALF));

    const issue = { path, message: 'must be well-formed Unicode' };
    expect({ data, errors }).toMatchObject(
      operation === 'query'
        ? {
            data: { [field]: null },
            errors: [
              {
                message: `The arguments cannot be used: ${path.join('.')} must be well-formed Unicode.`,
                extensions: { code: 'BAD_USER_INPUT', fields: [issue] },
              },
            ],
          }
        : { data: { [field]: { __typename: 'ContactInputError', fields: [issue] } }, errors: [] },
    );
    expect(world.upstream.calls).toStrictEqual([]);
    expect(world.audit).toStrictEqual([]);
  });

  test.each(IDS)('a number that is too large is rejected in %s', async (_, place) => {
    const query = documentOf(place);
    const answers = await Promise.all(
      ['9007199254740993', '-9007199254740993', '1e30', '-0', '1.5'].map(async (number) => {
        const variables = JSON.stringify(place.put('NUMBER')).replace('"NUMBER"', number);
        const response = await fetch(`${world.client.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: `{"query":${JSON.stringify(query)},"variables":${variables}}`,
        });
        return { status: response.status, body: await response.json() };
      }),
    );

    const [name = ''] = place.path;
    const message = 'is a number that cannot be read exactly: send the id as a string in quotes';
    const rejection = {
      status: 400,
      body: {
        errors: [
          {
            message: `The variables cannot be used: ${place.path.join('.')} ${message}.`,
            extensions: {
              code: 'BAD_USER_INPUT',
              fields: [{ path: [name, ...place.path.slice(1)], message }],
            },
          },
        ],
      },
    };
    expect(answers).toMatchObject(answers.map(() => rejection));
    expect(world.upstream.calls).toStrictEqual([]);
  });
});

describe('an id is looked up as it was written', () => {
  test.each([
    ['a long number in a document', '9007199254740993', {}, '9007199254740993'],
    ['zero with a sign in a document', '-0', {}, '-0'],
    ['text in a document', '"9007199254740993"', {}, '9007199254740993'],
    ['text in a variable', '$id', { id: '9007199254740993' }, '9007199254740993'],
    ['a number in a variable', '$id', { id: 9007199254740991 }, '9007199254740991'],
    ['a whole surrogate pair', '$id', { id: '\u{1F600}' }, '\u{1F600}'],
    ['U+FFFD itself', '$id', { id: '\ufffd' }, '\ufffd'],
  ])('%s', async (_, argument, variables, expected) => {
    await using world = await startWorld();
    const definition = argument === '$id' ? 'query ($id: ID!)' : 'query';

    await world.client.send(`${definition} { contact(id: ${argument}) { id } }`, variables);

    expect(world.upstream.calls.map(({ path }) => path)).toStrictEqual([
      expect.stringMatching(new RegExp(`/${expected}$`)),
    ]);
  });

  test.each(['1e3', '1.0', '0x10'])('and %s is no id in a document', async (literal) => {
    await using world = await startWorld();

    const { status } = await world.client.send(`{ contact(id: ${literal}) { id } }`);

    expect(status).toBe(400);
    expect(world.upstream.calls).toStrictEqual([]);
  });
});

test('a number in a list of ids is named by its place', async () => {
  await using world = await startWorld();

  const { status, errors } = await world.client.send(
    'query ($filter: ContactFilterInput) { contacts(filter: $filter) { totalCount } }',
    { filter: { queueIds: [QUEUES.billing, 2 ** 53] } },
  );

  expect({ status, errors }).toMatchObject({
    status: 400,
    errors: [{ extensions: { fields: [{ path: ['filter', 'queueIds', '1'] }] } }],
  });
});

test('documents that differ in half a surrogate are no known document', async () => {
  await using world = await startWorld();
  const query = (comment: string): string =>
    `{ contact(id: "${CONTACTS.voice}") { id } } # ${comment}`;
  await world.client.data(query('\ufffd'));

  const { status, errors } = await world.client.send(query('\ud800'));

  expect({ status, errors }).toMatchObject({
    status: 400,
    errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }],
  });
});
