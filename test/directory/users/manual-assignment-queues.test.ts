import { describe, expect, test } from '@jest/globals';
import { parseSeed, type Seed } from '../../../src/emulator/seed.ts';
import { bearer, EVERY_SCOPE, startTestIssuer } from '../../auth/support/test-issuer.ts';
import { maxCalls } from '../../gateway/graphql/cost/max-cost.ts';
import { altered, exception } from '../../support/answers.ts';
import { INSTANCE_ID, QUEUES, ROUTING_PROFILES, USERS } from '../../support/ids.ts';
import { startWorld, type World } from '../../support/world.ts';

const LIST = 'ListRoutingProfileManualAssignmentQueues';
const listCalls = (world: World): number =>
  world.upstream.operations().filter((name) => name === LIST).length;
const query = (fields: string, args = ''): string =>
  `{ user(id: "${USERS.amara}") { manualAssignmentQueues${args} { ${fields} } } }`;

describe('User.manualAssignmentQueues', () => {
  test('has the queues and channels of the routing profile, by one call', async () => {
    await using world = await startWorld();
    const document = query('totalCount nodes { queueId queueName channel queue { name enabled } }');

    const data = await world.client.data(document);
    const again = await world.client.data(document);

    const complaints = {
      queueId: QUEUES.complaints,
      queueName: 'Complaints',
      queue: { name: 'Complaints', enabled: true },
    };
    expect(data).toStrictEqual({
      user: {
        manualAssignmentQueues: {
          totalCount: 2,
          nodes: [
            { ...complaints, channel: 'TASK' },
            { ...complaints, channel: 'EMAIL' },
          ],
        },
      },
    });
    expect(again).toStrictEqual(data);
    expect(world.upstream.operations().sort()).toStrictEqual([
      'DescribeQueue',
      'DescribeUser',
      LIST,
    ]);
    expect(world.upstream.calls).toContainEqual({
      operation: LIST,
      path: `/routing-profiles/${INSTANCE_ID}/${ROUTING_PROFILES.claimsHandlers}/manual-assignment-queues`,
      parameters: ['maxResults=25'],
      body: undefined,
    });
  });

  test('is paged, and a page continues after its cursor', async () => {
    await using world = await startWorld();
    const page = async (args: string): Promise<Record<string, unknown>> => {
      const { user } = await world.client.data(
        query('totalCount nodes { channel } pageInfo { hasNextPage endCursor }', args),
      );
      return (user as { manualAssignmentQueues: Record<string, unknown> }).manualAssignmentQueues;
    };

    const first = await page('(first: 1)');
    const { endCursor } = first['pageInfo'] as { endCursor: string };
    const second = await page(`(first: 1, after: "${endCursor}")`);

    expect(first).toMatchObject({
      totalCount: null,
      nodes: [{ channel: 'TASK' }],
      pageInfo: { hasNextPage: true },
    });
    expect(second).toMatchObject({
      nodes: [{ channel: 'EMAIL' }],
      pageInfo: { hasNextPage: false },
    });
  });

  test('knows the id of a queue without a further call', async () => {
    await using world = await startWorld();

    await world.client.data(query('nodes { queue { id instanceId } }'));

    expect(world.upstream.operations()).toStrictEqual(['DescribeUser', LIST]);
    expect(maxCalls(query('nodes { queue { id } }'))).toBe(1 + 5);
    expect(maxCalls(query('nodes { queue { name } }', '(first: 1)'))).toBeGreaterThan(1 + 5);
  });

  test('costs one call for all users with the same routing profile', async () => {
    await using world = await startWorld();

    await world.client.data(
      '{ users(first: 10) { nodes { routingProfileId manualAssignmentQueues { nodes { queueId } } } } }',
    );

    const sent = world.upstream.calls.filter(({ operation }) => operation === LIST);
    expect(new Set(sent.map(({ path }) => path)).size).toBe(sent.length);
    expect(sent.length).toBeGreaterThan(1);
  });

  test.each([
    [[QUEUES.complaints], 2, 2],
    [[QUEUES.billing], 0, null],
  ] as const)(
    'has for a caller that is restricted to %s %d entries',
    async (queues, count, totalCount) => {
      await using issuer = await startTestIssuer();
      await using world = await startWorld({ gateway: { jwt: issuer.options } });
      const token = bearer(await issuer.token({ scope: EVERY_SCOPE, queues }));

      const { data, errors } = await world.client.send(
        query('totalCount nodes { queue { name } }'),
        {},
        token,
      );

      expect(errors).toStrictEqual([]);
      const nodes = Array(count).fill({ queue: { name: 'Complaints' } });
      expect(data).toStrictEqual({ user: { manualAssignmentQueues: { totalCount, nodes } } });
    },
  );

  test('is empty for a user without a routing profile, without a call', async () => {
    const seed: Seed = parseSeed({
      instances: [{ id: INSTANCE_ID }],
      users: [{ id: USERS.amara, username: 'amara', firstName: 'A', lastName: 'B' }],
    });
    await using world = await startWorld({ emulator: { seed } });

    const data = await world.client.data(query('totalCount nodes { queueId }'));

    expect(data).toStrictEqual({ user: { manualAssignmentQueues: { totalCount: 0, nodes: [] } } });
    expect(listCalls(world)).toBe(0);
  });

  test.each([
    ['ResourceNotFoundException', 404, 'RESOURCE_NOT_FOUND'],
    ['InternalServiceException', 500, 'UPSTREAM_UNAVAILABLE'],
    ['ThrottlingException', 429, 'THROTTLED'],
    ['InvalidRequestException', 400, 'UPSTREAM_REJECTED'],
  ])('is null with an error after %s, and the user is whole', async (name, status, code) => {
    await using world = await startWorld();
    world.upstream.answerAll(LIST, exception(name, status));

    const { data, errors } = await world.client.send(
      `{ user(id: "${USERS.amara}") { username manualAssignmentQueues { nodes { queueId } } } }`,
    );

    expect(data).toStrictEqual({ user: { username: 'amara', manualAssignmentQueues: null } });
    expect(errors).toMatchObject([{ extensions: { code } }]);
  });

  test('skips what has no id, and has null where Connect omits a name', async () => {
    await using world = await startWorld();
    world.upstream.answerAll(
      LIST,
      altered(() => ({
        RoutingProfileManualAssignmentQueueConfigSummaryList: [
          { Channel: 'TASK' },
          { QueueId: QUEUES.claims, Channel: 'FAX' },
        ],
      })),
    );

    expect(await world.client.data(query('nodes { queueId queueName channel }'))).toStrictEqual({
      user: {
        manualAssignmentQueues: {
          nodes: [{ queueId: QUEUES.claims, queueName: null, channel: 'UNKNOWN' }],
        },
      },
    });
  });

  test.each(['(first: 0)', '(first: 101)', '(after: "nonsense")'])('rejects %s', async (args) => {
    await using world = await startWorld();

    const { errors } = await world.client.send(query('totalCount', args));

    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(listCalls(world)).toBe(0);
  });
});
