import { describe, expect, test } from '@jest/globals';
import { print } from 'graphql';
import { ContactGatewayAgentStatusesDocument } from '../../../client/generated/graphql.ts';
import {
  FORBIDDEN,
  OTHER_INSTANCE,
  sendAs,
  startRestricted,
} from '../../auth/support/restricted.ts';
import { bearer, scopeOf, startTestIssuer } from '../../auth/support/test-issuer.ts';
import { raw } from '../../support/answers.ts';
import { AGENT_STATUSES, INSTANCE_ARN, INSTANCE_ID, UNKNOWN_ID } from '../../support/ids.ts';
import { exception } from '../../support/recording-proxy.ts';
import { startWorld, type World } from '../../support/world.ts';

const NAMES = ['Available', 'Offline', 'Lunch', 'Training', 'Fax desk'];

/** The calls that Connect got. */
const sent = (world: World) =>
  world.upstream.calls.map(({ operation, path, parameters }) => [
    operation,
    path,
    parameters?.join('&'),
  ]);
const PATH = `/agent-status/${INSTANCE_ID}`;

describe('Query.agentStatuses', () => {
  test('lists the statuses of the instance, in the order of Connect', async () => {
    await using world = await startWorld();

    const { agentStatuses } = await world.client.data(`{
      agentStatuses {
        totalCount pageInfo { hasNextPage }
        nodes { id arn instanceId name type lastModifiedTime lastModifiedRegion }
      }
    }`);

    const { lunch } = AGENT_STATUSES;
    expect(agentStatuses).toMatchObject({
      totalCount: 5,
      pageInfo: { hasNextPage: false },
      nodes: NAMES.map((name) => ({ name })),
    });
    expect(agentStatuses).toHaveProperty('nodes.2', {
      id: lunch,
      arn: `${INSTANCE_ARN}/agent-state/${lunch}`,
      instanceId: INSTANCE_ID,
      name: 'Lunch',
      type: 'CUSTOM',
      lastModifiedTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      lastModifiedRegion: 'us-east-1',
    });
    expect(sent(world)).toStrictEqual([['ListAgentStatuses', PATH, 'maxResults=25']]);
  });

  test.each<[string, string[], string[]]>([
    ['types: [ROUTABLE]', ['Available'], ['ROUTABLE']],
    ['types: [ROUTABLE, OFFLINE]', ['Available', 'Offline'], ['OFFLINE', 'ROUTABLE']],
    ['types: [CUSTOM, CUSTOM, CUSTOM, CUSTOM]', NAMES.slice(2), ['CUSTOM']],
    ['types: [CUSTOM, OFFLINE, ROUTABLE]', NAMES, ['CUSTOM', 'OFFLINE', 'ROUTABLE']],
    ['types: []', NAMES, []],
    ['types: null', NAMES, []],
  ])('has Connect filter by %s', async (args, names, types) => {
    await using world = await startWorld();

    const { agentStatuses } = await world.client.data(
      `{ agentStatuses(${args}) { totalCount nodes { name } } }`,
    );

    expect(agentStatuses).toStrictEqual({
      totalCount: names.length,
      nodes: names.map((name) => ({ name })),
    });
    const filter = types.map((type) => `AgentStatusTypes=${type}`);
    expect(sent(world)).toStrictEqual([
      ['ListAgentStatuses', PATH, [...filter, 'maxResults=25'].join('&')],
    ]);
  });

  test('pages without a count, by one call a page', async () => {
    await using world = await startWorld();
    const query = `query ($after: String) {
      agentStatuses(first: 2, after: $after) {
        totalCount pageInfo { hasNextPage endCursor } edges { cursor node { name } }
      }
    }`;

    const pages = [];
    let after: unknown;
    do {
      const { agentStatuses } = await world.client.data(query, { after });
      const page = agentStatuses as {
        readonly totalCount: number | null;
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
        readonly edges: readonly { readonly node: { readonly name: string } }[];
      };
      pages.push(page);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined;
    } while (after !== undefined);

    expect(pages.map(({ edges }) => edges.map(({ node }) => node.name))).toStrictEqual([
      NAMES.slice(0, 2),
      NAMES.slice(2, 4),
      NAMES.slice(4),
    ]);
    expect(pages.map(({ totalCount }) => totalCount)).toStrictEqual([null, null, null]);
    const token = expect.stringMatching(/^nextToken=./);
    expect(world.upstream.calls.map(({ parameters }) => parameters)).toStrictEqual([
      ['maxResults=2'],
      ['maxResults=2', token],
      ['maxResults=2', token],
    ]);
  });

  test('counts the whole list when it continues within its only page', async () => {
    await using world = await startWorld();
    const all = await world.client.data('{ agentStatuses { edges { cursor } } }');
    const { edges } = all['agentStatuses'] as { edges: readonly { cursor: string }[] };

    const { agentStatuses } = await world.client.data(
      `{ agentStatuses(after: "${edges[3]?.cursor ?? ''}") { totalCount nodes { name } } }`,
    );

    expect(agentStatuses).toStrictEqual({ totalCount: 5, nodes: [{ name: 'Fax desk' }] });
    expect(world.upstream.calls).toHaveLength(1);
  });

  test('is read once for all requests that list the same types', async () => {
    await using world = await startWorld();
    const list = (types: string): Promise<unknown> =>
      world.client.data(`{ agentStatuses(types: ${types}) { nodes { name lastModifiedTime } } }`);

    const first = await list('[CUSTOM, ROUTABLE]');
    const again = await list('[ROUTABLE, CUSTOM, ROUTABLE]');

    expect(again).toStrictEqual(first);
    expect(world.upstream.operations()).toStrictEqual(['ListAgentStatuses']);
  });

  test('shows what Connect omits as null, newer types as UNKNOWN, and no status without an id', async () => {
    await using world = await startWorld();
    const AgentStatusSummaryList = [{ Id: 's', Type: 'FOCUSED' }, { Name: 'Nameless' }];
    world.upstream.answerNext(
      'ListAgentStatuses',
      raw(200, JSON.stringify({ AgentStatusSummaryList })),
    );

    const { agentStatuses } = await world.client.data(
      '{ agentStatuses { totalCount nodes { id name type lastModifiedTime lastModifiedRegion } } }',
    );

    const unknown = { name: null, type: 'UNKNOWN', lastModifiedTime: null };
    expect(agentStatuses).toStrictEqual({
      totalCount: 1,
      nodes: [{ id: 's', ...unknown, lastModifiedRegion: null }],
    });
  });

  test.each<[string, string, readonly string[]]>([
    ['the type UNKNOWN', 'types: [CUSTOM, UNKNOWN]', ['types', '1']],
    ['a first of 101', 'first: 101', ['first']],
    ['a garbled cursor', 'after: "garbage"', ['after']],
    ['an instance that is not allowed', `instanceId: "${UNKNOWN_ID}"`, ['instanceId']],
  ])('rejects %s without calling Connect', async (_, args, path) => {
    await using world = await startWorld();

    const { data, errors } = await world.client.send(`{ agentStatuses(${args}) { nodes { id } } }`);

    expect(data).toStrictEqual({ agentStatuses: null });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path }] } }]);
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test('rejects the cursor of a list of other types', async () => {
    await using world = await startWorld();
    const page = await world.client.data(
      '{ agentStatuses(first: 1, types: [CUSTOM]) { pageInfo { endCursor } } }',
    );
    const { endCursor } = (page['agentStatuses'] as { pageInfo: { endCursor: string } }).pageInfo;

    const { errors } = await world.client.send(
      `{ agentStatuses(first: 1, after: "${endCursor}") { nodes { id } } }`,
    );

    expect(errors).toMatchObject([{ extensions: { fields: [{ path: ['after'] }] } }]);
    expect(world.upstream.calls).toHaveLength(1);
  });

  test('is null with an error of its own on throttling', async () => {
    await using world = await startWorld();
    world.upstream.answerNext('ListAgentStatuses', exception('ThrottlingException', 429));

    const { data, errors } = await world.client.send('{ agentStatuses { nodes { id } } }');

    expect(data).toStrictEqual({ agentStatuses: null });
    expect(errors).toMatchObject([{ extensions: { code: 'THROTTLED' } }]);
  });

  test('is for callers with the scope directory:read, of instances that they may use', async () => {
    await using issuer = await startTestIssuer();
    await using world = await startRestricted(issuer);
    const others = scopeOf('READ_CONTACTS', 'READ_ATTRIBUTES', 'TRANSFER_CONTACTS');
    const names = '{ agentStatuses { nodes { name } } }';
    const nodes = NAMES.map((name) => ({ name }));

    const withoutScope = await world.client.send(
      names,
      {},
      bearer(await issuer.token({ scope: others })),
    );
    const elsewhere = await sendAs(issuer, world, { instances: [OTHER_INSTANCE] }, names);
    const ofQueues = await sendAs(issuer, world, { instances: [INSTANCE_ID], queues: [] }, names);

    expect(withoutScope).toMatchObject({
      status: 403,
      data: undefined,
      errors: [{ extensions: { code: 'FORBIDDEN', missingScopes: ['directory:read'] } }],
    });
    expect(elsewhere).toMatchObject({
      data: { agentStatuses: null },
      errors: FORBIDDEN,
      calls: [],
    });
    // Statuses belong to no queue.
    expect(ofQueues).toMatchObject({ data: { agentStatuses: { nodes } }, errors: [] });
    expect(world.upstream.operations()).toStrictEqual(['ListAgentStatuses']);
  });

  test('is the list of the operation that comes with the package', async () => {
    await using world = await startWorld();
    const document = print(ContactGatewayAgentStatusesDocument);

    const { agentStatuses } = await world.client.data(document, { types: ['ROUTABLE'] });

    expect(agentStatuses).toStrictEqual({
      __typename: 'AgentStatusConnection',
      pageInfo: {
        __typename: 'PageInfo',
        hasNextPage: false,
        hasPreviousPage: false,
        startCursor: expect.any(String),
        endCursor: expect.any(String),
      },
      edges: [
        {
          __typename: 'AgentStatusEdge',
          cursor: expect.any(String),
          node: {
            __typename: 'AgentStatus',
            id: expect.any(String),
            name: 'Available',
            type: 'ROUTABLE',
          },
        },
      ],
    });
    expect(sent(world)).toStrictEqual([
      ['ListAgentStatuses', PATH, 'AgentStatusTypes=ROUTABLE&maxResults=100'],
    ]);
  });
});
