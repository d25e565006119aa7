import { describe, expect, test } from '@jest/globals';
import { buildSchema, Kind, parse } from 'graphql';
import { withoutTypenames } from '../../../../src/gateway/graphql/plugins/ignore-typenames.ts';
import { CONTACTS, QUEUES } from '../../../support/ids.ts';
import { startWorld, type World } from '../../../support/world.ts';

const schema = buildSchema(`
  type Query { find(where: WhereInput): Place }
  type Place { id: ID }
  scalar Free
  union Either = Place
  input PlaceInput { id: ID next: PlaceInput all: [[PlaceInput]!] free: Free }
  input WhereInput { place: PlaceInput! either: EitherInput }
  input EitherInput { id: ID }
`);

function without(type: string, value: unknown): unknown {
  const [operation] = parse(`query ($v: ${type}) { find { id } }`).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('No operation');
  return withoutTypenames(schema, operation, { v: value })['v'];
}

const PLACE = { __typename: 'Place' };

describe('the name of the type that an input is named after', () => {
  test.each<[string, string, unknown, unknown]>([
    ['of the variable itself', 'PlaceInput!', { ...PLACE, id: '1' }, { id: '1' }],
    ['of a member', 'WhereInput', { place: { ...PLACE, id: '1' } }, { place: { id: '1' } }],
    ['of a member of a member', 'PlaceInput', { next: { next: PLACE } }, { next: { next: {} } }],
    ['in lists', 'PlaceInput', { all: [[PLACE, null, 1], []] }, { all: [[{}, null, 1], []] }],
    ['in a list of lists', '[PlaceInput!]', [PLACE, { id: '1' }], [{}, { id: '1' }]],
    ['where one is given for a list', 'PlaceInput', { all: PLACE }, { all: {} }],
    ['beside members that the schema does not know', 'PlaceInput', { ...PLACE, x: 1 }, { x: 1 }],
  ])('is ignored %s', (_, type, value, expected) => {
    expect(without(type, value)).toStrictEqual(expected);
  });

  test.each<[string, string, unknown]>([
    ['another', 'PlaceInput', { __typename: 'Queue', id: '1' }],
    ['its own', 'PlaceInput', { __typename: 'PlaceInput', id: '1' }],
    ['in other letters', 'PlaceInput', { __typename: 'place' }],
    ['nothing', 'PlaceInput', { __typename: null }],
    ['a list', 'PlaceInput', { __typename: ['Place'] }],
    ['of no type', 'WhereInput', { __typename: 'Where', place: {} }],
    ['of what is no object type', 'EitherInput', { __typename: 'Either' }],
    ['in a scalar', 'PlaceInput', { free: PLACE }],
    ['in what the schema does not know', 'PlaceInput', { unknown: PLACE }],
    ['in its prototype', 'PlaceInput', JSON.parse('{ "__proto__": { "__typename": "Place" } }')],
    ['of an unknown type', 'NowhereInput', PLACE],
    ['of what is no object', 'PlaceInput', 'Place'],
  ])('is left in place when it is another: %s', (_, type, value) => {
    expect(without(type, value)).toBe(value);
  });
});

describe('a target over HTTP', () => {
  const DOCUMENT = `mutation ($input: TransferContactInput!) {
    transferContact(input: $input) { __typename ... on TransferContactSuccess { contactId } }
  }`;

  async function send(
    { client }: World,
    query: string,
    variables: object | null,
  ): Promise<unknown> {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ query, variables });
    const response = await fetch(`${client.url}/graphql`, { method: 'POST', headers, body });
    const { data, errors } = (await response.json()) as {
      data?: { transferContact: unknown };
      errors?: { message: string }[];
    };
    return data?.transferContact ?? errors?.map(({ message }) => message).join('\n');
  }

  const TARGET = { __typename: 'TransferTarget', queueId: QUEUES.billing };
  const input = { contactId: CONTACTS.unassignedTask, target: TARGET, clientToken: 'once' };

  test('is the same with the name of its type and without, also to a repeated request', async () => {
    await using world = await startWorld();
    const alone = `mutation ($target: TransferTargetInput!) {
      transferContact(input: {
        contactId: "${CONTACTS.unassignedTask}", clientToken: "once", target: $target
      }) { __typename ... on TransferContactSuccess { contactId } }
    }`;

    const first = await send(world, DOCUMENT, { input });
    const again = await send(world, DOCUMENT, {
      input: { ...input, target: { queueId: QUEUES.billing } },
    });
    const byItself = await send(world, alone, { target: TARGET });

    expect(first).toStrictEqual({
      __typename: 'TransferContactSuccess',
      contactId: expect.any(String),
    });
    expect([again, byItself]).toStrictEqual([first, first]);
    expect(world.executedTransfers).toHaveLength(1);
  });

  test.each<[string, object, string]>([
    [
      'with the name of another type',
      { ...input, target: { ...TARGET, __typename: 'QuickConnect' } },
      'Field "__typename" is not defined by type "TransferTargetInput".',
    ],
    [
      'that is the name of its type alone',
      { ...input, target: { __typename: 'TransferTarget' } },
      'Exactly one key must be specified for OneOf type "TransferTargetInput".',
    ],
    [
      'with two keys besides',
      { ...input, target: { ...TARGET, userId: 'u' } },
      'Exactly one key must be specified for OneOf type "TransferTargetInput".',
    ],
    [
      'in an input with a name',
      { ...input, __typename: 'TransferContact' },
      'Field "__typename" is not defined by type "TransferContactInput".',
    ],
  ])('%s is rejected', async (_, rejected, message) => {
    await using world = await startWorld();

    expect(await send(world, DOCUMENT, { input: rejected })).toContain(message);
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test('is missed where there are no variables at all', async () => {
    await using world = await startWorld();

    expect(await send(world, DOCUMENT, null)).toBe(
      'Variable "$input" of required type "TransferContactInput!" was not provided.',
    );
  });
});
