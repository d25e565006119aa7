import { describe, expect, test } from '@jest/globals';
import { exception } from '../../../support/answers.ts';
import { CONTACTS, FLOWS, QUEUES, QUICK_CONNECTS, USERS } from '../../../support/ids.ts';
import { arnOf, entities, startSubgraph } from './support.ts';

const MALFORMED = 'no-uuid';
const PROFILE = '40000000-0000-4000-8000-000000000001';

describe('a malformed id among the ids of entities', () => {
  test.each([
    ['Contact', CONTACTS.unassignedTask, CONTACTS.billingTask],
    ['Queue', QUEUES.billing, QUEUES.claims],
    ['QuickConnect', QUICK_CONNECTS.amara, QUICK_CONNECTS.billing],
    ['RoutingProfile', PROFILE, PROFILE.replace(/1$/, '2')],
    ['User', USERS.amara, USERS.ben],
  ])('is unknown, and the others are read: %s', async (typeName, ...ids) => {
    await using world = await startSubgraph();
    world.upstream.answerBy(({ path, body }) =>
      `${path}${JSON.stringify(body ?? {})}`.includes(MALFORMED)
        ? exception('InvalidParameterException', 400)
        : undefined,
    );

    const [first, second] = ids;
    const { data, errors } = await entities(
      world,
      [first, MALFORMED, second].map((id) => ({ __typename: typeName, id })),
    );
    const alone = await entities(world, [{ __typename: typeName, id: MALFORMED }]);

    expect(errors).toStrictEqual([]);
    expect(data).toMatchObject({ _entities: [{ id: first }, null, { id: second }] });
    expect(alone).toMatchObject({ data: { _entities: [null] }, errors: [] });
  });

  test('costs one search more, or a Describe when one other is left', async () => {
    await using world = await startSubgraph();
    world.upstream.answerBy(({ body }) =>
      JSON.stringify(body ?? {}).includes(MALFORMED)
        ? exception('InvalidParameterException', 400)
        : undefined,
    );
    const ask = (...ids: string[]): Promise<unknown> =>
      entities(
        world,
        ids.map((id) => ({ __typename: 'User', id })),
      );

    await ask(USERS.amara, MALFORMED);
    await ask(USERS.ben, USERS.chen, `${MALFORMED}-either`);

    expect(world.upstream.operations()).toStrictEqual([
      'DescribeUser',
      'SearchUsers',
      'SearchUsers',
      'SearchUsers',
    ]);
  });
});

describe('a flow under the alias of a version', () => {
  test.each(['', ':$SAVED', ':$LATEST'])('is the flow: %j', async (alias) => {
    await using world = await startSubgraph();

    const { data, errors } = await entities(world, [
      { __typename: 'ContactFlow', id: `${FLOWS.inbound}${alias}` },
      { __typename: 'ContactFlow', arn: `${arnOf('contact-flow', FLOWS.inbound)}${alias}` },
    ]);

    expect(errors).toStrictEqual([]);
    expect(data).toMatchObject({ _entities: [{ id: FLOWS.inbound }, { id: FLOWS.inbound }] });
  });
});
