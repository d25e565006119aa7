import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CONTACTS, FLOWS, INSTANCE_ID, QUEUES, UNKNOWN_ID, USERS } from '../../../support/ids.ts';
import type { World } from '../../../support/world.ts';
import { arnOf, entities, startSubgraph } from './support.ts';

const PROFILE = '40000000-0000-4000-8000-000000000001';
const QUICK_CONNECT = '70000000-0000-4000-8000-000000000001';

const KINDS = [
  ['Contact', 'contact', CONTACTS.unassignedTask, { active: true }],
  ['ContactFlow', 'contact-flow', FLOWS.queueTransfer, { name: 'Transfer to queue' }],
  ['Queue', 'queue', QUEUES.claims, { name: 'Claims' }],
  ['QuickConnect', 'transfer-destination', QUICK_CONNECT, { name: expect.any(String) }],
  ['RoutingProfile', 'routing-profile', PROFILE, { name: 'Claims handlers' }],
  ['User', 'agent', USERS.amara, { username: expect.any(String) }],
] as const;

describe('entities', () => {
  let world: World;
  beforeAll(async () => {
    world = await startSubgraph();
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  test.each(KINDS)('%s is found by each of its keys', async (__typename, kind, id, fields) => {
    const { data, errors } = await entities(world, [
      { __typename, id },
      { __typename, id, instanceId: INSTANCE_ID },
      { __typename, arn: arnOf(kind, id) },
    ]);

    const entity = { __typename, id, ...fields };
    expect({ data, errors }).toStrictEqual({
      data: { _entities: [entity, entity, entity] },
      errors: [],
    });
  });

  test.each<[string, string]>(KINDS.map(([name, kind]) => [name, kind]))(
    '%s is null when Connect does not know it',
    async (__typename, kind) => {
      const { data, errors } = await entities(world, [
        { __typename, id: UNKNOWN_ID },
        { __typename, arn: arnOf(kind, UNKNOWN_ID) },
      ]);

      expect({ data, errors }).toStrictEqual({ data: { _entities: [null, null] }, errors: [] });
    },
  );

  test('an agent queue is found by its id and by its ARN', async () => {
    const { data, errors } = await entities(
      world,
      [
        { __typename: 'Queue', id: USERS.amara },
        { __typename: 'Queue', arn: arnOf('queue/agent', USERS.amara) },
      ],
      '... on Queue { id type }',
    );

    const queue = { id: USERS.amara, type: 'AGENT' };
    expect({ data, errors }).toStrictEqual({ data: { _entities: [queue, queue] }, errors: [] });
  });

  test('keys that contradict each other are those of nothing', async () => {
    const arn = arnOf('queue', QUEUES.claims);
    const { data, errors } = await entities(world, [
      { __typename: 'Queue', arn, id: QUEUES.billing },
      { __typename: 'Queue', arn: arn.replace('us-east-1', 'eu-west-1') },
    ]);

    expect({ data, errors }).toStrictEqual({ data: { _entities: [null, null] }, errors: [] });
  });

  test('none are no work', async () => {
    const before = world.upstream.calls.length;

    const { data } = await entities(world, []);

    expect(data).toStrictEqual({ _entities: [] });
    expect(world.upstream.calls).toHaveLength(before);
  });

  test('their relations are followed like any others', async () => {
    const { data, errors } = await entities(
      world,
      [{ __typename: 'User', id: USERS.amara }],
      '... on User { routingProfile { name } }',
    );

    expect({ data, errors }).toStrictEqual({
      data: { _entities: [{ routingProfile: { name: 'Claims handlers' } }] },
      errors: [],
    });
  });
});
