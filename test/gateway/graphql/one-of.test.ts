import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CONTACTS, FLOWS, QUEUES } from '../../support/ids.ts';
import { startWorld, type World } from '../../support/world.ts';

/*
 * The coercion table of OneOf Input Objects in the GraphQL specification of September 2025, row by row: its `a` is
 * `queueId`, its `b` is `userId`, and a value of the wrong type is `true`, since an ID may be a string or a number.
 */
const ONE_KEY = /must specify exactly one key|[Ee]xactly one key/;
const NON_NULL = /must be non-null|non-null(able)?|must not be null/;

describe('a oneOf target', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  const send = (target: string, variables: string, values: object) =>
    world.client.send(
      `mutation ${variables} {
        transferContact(input: {
          contactId: "${CONTACTS.endedTask}", contactFlowId: "${FLOWS.inbound}", target: ${target}
        }) { __typename }
      }`,
      { ...values },
    );

  test.each([
    ['{ queueId: "a" }', '', {}],
    ['{ userId: 123 }', '', {}],
    ['{ userId: $id }', '($id: ID!)', { id: 'b' }],
    ['{ queueId: $id }', '($id: ID!)', { id: QUEUES.claims }],
    ['$target', '($target: TransferTargetInput!)', { target: { queueId: 'a' } }],
    ['$target', '($target: TransferTargetInput!)', { target: { userId: 123 } }],
  ])('%s with %s %j reaches Connect', async (target, variables, values) => {
    const before = world.upstream.calls.length;

    const { data, errors } = await send(target, variables, values);

    expect({ data, errors }).toStrictEqual({
      data: { transferContact: { __typename: expect.stringMatching(/^Contact.*Error$/) } },
      errors: [],
    });
    expect(world.upstream.calls.length).toBeGreaterThan(before);
  });

  test.each([
    ['{ queueId: "a", userId: "b" }', '', {}, ONE_KEY],
    ['{ queueId: null, userId: "b" }', '', {}, ONE_KEY],
    ['{ queueId: "a", userId: null }', '', {}, ONE_KEY],
    ['{ queueId: null, userId: null }', '', {}, ONE_KEY],
    ['{}', '', {}, ONE_KEY],
    ['{ queueId: null }', '', {}, NON_NULL],
    ['{ queueId: $id, userId: "b" }', '($id: ID)', { id: null }, ONE_KEY],
    ['{ queueId: $id, userId: "b" }', '($id: ID)', {}, ONE_KEY],
    ['{ queueId: $id, userId: "b" }', '($id: ID!)', { id: 'a' }, ONE_KEY],
    ['{ queueId: $id }', '($id: ID)', {}, NON_NULL],
    ['{ queueId: $id }', '($id: ID)', { id: null }, NON_NULL],
    ['{ queueId: $id }', '($id: ID)', { id: 'a' }, NON_NULL],
    ['{ queueId: $id }', '($id: ID!)', {}, /required type "ID!" was not provided/],
    ['{ queueId: $id }', '($id: ID!)', { id: null }, NON_NULL],
    ['"abc"', '', {}, /Expected value of type "TransferTargetInput!"/],
    ['{ queueId: true }', '', {}, /ID cannot represent/],
    ['{ queueId: "a", userId: true }', '', {}, /ID cannot represent|exactly one key/],
    ['{ queueId: "a", c: "xyz" }', '', {}, /"c" is not defined/],
    ['$t', '($t: TransferTargetInput!)', { t: { queueId: 'a', userId: 'b' } }, ONE_KEY],
    ['$t', '($t: TransferTargetInput!)', { t: { queueId: null, userId: 'b' } }, ONE_KEY],
    ['$t', '($t: TransferTargetInput!)', { t: { queueId: null, userId: null } }, ONE_KEY],
    ['$t', '($t: TransferTargetInput!)', { t: {} }, ONE_KEY],
    ['$t', '($t: TransferTargetInput!)', { t: { queueId: null } }, NON_NULL],
    ['$t', '($t: TransferTargetInput!)', { t: 'abc' }, /to be an object/],
    ['$t', '($t: TransferTargetInput!)', { t: { queueId: true } }, /ID cannot represent/],
    ['$t', '($t: TransferTargetInput!)', { t: { queueId: 'a', c: 'x' } }, /"c" is not defined/],
  ])('%s with %s %j is rejected', async (target, variables, values, message) => {
    const before = world.upstream.calls.length;

    const { data, errors } = await send(target, variables, values);

    expect(data).toBeUndefined();
    expect(errors.map((error) => error.message).join('\n')).toMatch(message);
    expect(errors.map((error) => error.extensions?.['code'])).toStrictEqual(
      errors.map(() => expect.stringMatching(/^(GRAPHQL_VALIDATION_FAILED|BAD_USER_INPUT)$/)),
    );
    expect(world.upstream.calls).toHaveLength(before);
  });

  test('is declared to tools that ask for it by introspection', async () => {
    const data = await world.client.data(
      '{ __type(name: "TransferTargetInput") { isOneOf inputFields { name } } }',
    );

    expect(data['__type']).toStrictEqual({
      isOneOf: true,
      inputFields: [{ name: 'queueId' }, { name: 'userId' }, { name: 'quickConnectId' }],
    });
  });
});
