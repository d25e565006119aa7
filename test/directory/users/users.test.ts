import { describe, expect, test } from '@jest/globals';
import { USERS } from '../../support/ids.ts';
import { startWorld } from '../../support/world.ts';

const PROFILE_OF_AMARA = '40000000-0000-4000-8000-000000000001';

const nameCondition = (Value: string) => ({
  OrConditions: ['Username', 'FirstName', 'LastName'].map((FieldName) => ({
    StringCondition: { FieldName, Value, ComparisonType: 'CONTAINS' },
  })),
});
const profileCondition = {
  StringCondition: {
    FieldName: 'RoutingProfileId',
    Value: PROFILE_OF_AMARA,
    ComparisonType: 'EXACT',
  },
};

describe('Query.users', () => {
  test.each<[string, string[], object]>([
    ['search: "chen"', [USERS.chen], nameCondition('chen')],
    ['search: "Amar"', [USERS.amara], nameCondition('Amar')],
    ['search: "qvist"', [USERS.ben], nameCondition('qvist')],
    [`routingProfileId: "${PROFILE_OF_AMARA}"`, [USERS.amara, USERS.ben], profileCondition],
    [
      `search: "qvist", routingProfileId: "${PROFILE_OF_AMARA}"`,
      [USERS.ben],
      { AndConditions: [nameCondition('qvist'), profileCondition] },
    ],
    [
      `search: "chen", routingProfileId: "${PROFILE_OF_AMARA}"`,
      [],
      { AndConditions: [nameCondition('chen'), profileCondition] },
    ],
  ])('finds users by %s', async (args, ids, criteria) => {
    await using world = await startWorld();

    const { users } = await world.client.data(`{ users(${args}) { nodes { id } } }`);

    expect(users).toStrictEqual({ nodes: ids.map((id) => ({ id })) });
    expect(
      world.upstream.calls.map(({ operation, body }) => [operation, body?.['SearchCriteria']]),
    ).toStrictEqual([['SearchUsers', criteria]]);
  });

  test('returns the fields that a search returns', async () => {
    await using world = await startWorld();

    const { users } = await world.client.data(
      '{ users(search: "ben") { nodes { username firstName lastName routingProfileId } } }',
    );

    expect(users).toStrictEqual({
      nodes: [
        {
          username: 'ben',
          firstName: 'Ben',
          lastName: 'Lindqvist',
          routingProfileId: PROFILE_OF_AMARA,
        },
      ],
    });
  });

  test.each(['', 'arn:aws:connect:us-east-1:1:instance/i/routing-profile/r'])(
    'rejects the routing profile %p without calling Connect',
    async (id) => {
      await using world = await startWorld();

      const { errors } = await world.client.send(
        `{ users(routingProfileId: "${id}") { nodes { id } } }`,
      );

      expect(errors).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT', fields: [{ path: ['routingProfileId'] }] } },
      ]);
      expect(world.upstream.calls).toStrictEqual([]);
    },
  );
});
