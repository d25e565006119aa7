import { describe, expect, test } from '@jest/globals';
import { encodeNodeId } from '../../../../src/gateway/graphql/nodes/node-id.ts';
import { OTHER_INSTANCE } from '../../../auth/support/restricted.ts';
import { bearer, scopeOf, startTestIssuer } from '../../../auth/support/test-issuer.ts';
import { exception } from '../../../support/answers.ts';
import {
  CONTACTS,
  FLOWS,
  INSTANCE_ID,
  QUEUES,
  QUICK_CONNECTS,
  ROUTING_PROFILES,
  UNKNOWN_ID,
  USERS,
} from '../../../support/ids.ts';
import { startWorld } from '../../../support/world.ts';
import { maxCost } from '../cost/max-cost.ts';

const nodeIdOf = (typeName: string, id: string, instanceId = INSTANCE_ID): string =>
  encodeNodeId(typeName, { instanceId, id });

const NODE = `query ($nodeId: ID!) {
  node(nodeId: $nodeId) { __typename nodeId ... on Contact { id } ... on ContactFlow { id }
    ... on Queue { id } ... on QuickConnect { id } ... on RoutingProfile { id } ... on User { id } }
}`;

/** Each type of node, its root field, one that exists, the scope, and the call that reads it. */
const NODES = [
  ['Contact', 'contact', CONTACTS.urgentTask, 'READ_CONTACTS', 'DescribeContact'],
  ['ContactFlow', 'contactFlow', FLOWS.inbound, 'READ_DIRECTORY', 'ListContactFlows'],
  ['Queue', 'queue', QUEUES.claims, 'READ_DIRECTORY', 'DescribeQueue'],
  [
    'QuickConnect',
    'quickConnect',
    QUICK_CONNECTS.billing,
    'READ_DIRECTORY',
    'DescribeQuickConnect',
  ],
  [
    'RoutingProfile',
    'routingProfile',
    ROUTING_PROFILES.claimsHandlers,
    'READ_DIRECTORY',
    'DescribeRoutingProfile',
  ],
  ['User', 'user', USERS.amara, 'READ_DIRECTORY', 'DescribeUser'],
] as const;

describe.each(NODES)('a node of the type %s', (typeName, field, id, permission, read) => {
  test('is read again by the nodeId that it was returned with', async () => {
    await using world = await startWorld();

    const first = await world.client.data(`{ ${field}(id: "${id}") { nodeId } }`);
    const { nodeId } = first[field] as { readonly nodeId: string };
    const again = await world.client.data(NODE, { nodeId });

    expect(nodeId).toBe(nodeIdOf(typeName, id));
    expect(again).toStrictEqual({ node: { __typename: typeName, nodeId, id } });
    // A contact is never cached, an entry of the directory is.
    expect(world.upstream.operations()).toStrictEqual(
      typeName === 'Contact' ? [read, read] : [read],
    );
  });

  test('is null, without an error, when Connect does not know it', async () => {
    await using world = await startWorld();

    const data = await world.client.data(NODE, { nodeId: nodeIdOf(typeName, UNKNOWN_ID) });

    expect(data).toStrictEqual({ node: null });
    expect(world.upstream.operations()).toContain(read);
  });

  test('is null with an error when it cannot be read', async () => {
    await using world = await startWorld();
    world.upstream.answerAll(read, exception('InternalServiceException', 500));

    const { data, errors } = await world.client.send(NODE, { nodeId: nodeIdOf(typeName, id) });

    expect(data).toStrictEqual({ node: null });
    expect(errors).toMatchObject([
      { path: ['node'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } },
    ]);
  });

  test('requires the scope of its type, even if only its nodeId is selected', async () => {
    await using issuer = await startTestIssuer();
    await using world = await startWorld({ gateway: { jwt: issuer.options } });
    const other = permission === 'READ_CONTACTS' ? 'READ_DIRECTORY' : 'READ_CONTACTS';
    const query = `{ node(nodeId: "${nodeIdOf(typeName, id)}") { nodeId __typename } }`;
    const sendWith = async (scope: string) =>
      world.client.send(query, {}, bearer(await issuer.token({ scope })));

    const rejected = await sendWith(scopeOf(other));
    const before = world.upstream.operations();
    const answered = await sendWith(scopeOf(permission));

    // As a whole, as for every field, before anything is read.
    expect(rejected).toMatchObject({
      status: 403,
      data: undefined,
      errors: [
        {
          message: `Your token lacks the scope \`${scopeOf(permission)}\`.`,
          extensions: { code: 'FORBIDDEN', missingScopes: [scopeOf(permission)] },
        },
      ],
    });
    expect(before).toStrictEqual([]);
    expect(answered).toMatchObject({ data: { node: { __typename: typeName } }, errors: [] });
  });

  test('costs what its root field costs', () => {
    const node = maxCost(
      `{ node(nodeId: "${nodeIdOf(typeName, id)}") { ... on ${typeName} { id } } }`,
    );
    const root = maxCost(`{ ${field}(id: "${id}") { id } }`);
    const nodeIdOfRoot = maxCost(`{ ${field}(id: "${id}") { nodeId } }`);

    expect(node.maxUpstreamCalls).toBeGreaterThan(0);
    expect(node.maxUpstreamCalls).toBe(root.maxUpstreamCalls);
    expect(node.maxAttempts).toBe(root.maxAttempts);
    expect(nodeIdOfRoot.maxUpstreamCalls).toBe(root.maxUpstreamCalls);
  });

  test('of another instance is rejected before Connect is called', async () => {
    await using issuer = await startTestIssuer();
    await using world = await startWorld({ gateway: { jwt: issuer.options } });
    const nodeId = nodeIdOf(typeName, id, OTHER_INSTANCE);
    const sendAs = async (claims: object) => {
      const scope = scopeOf('READ_CONTACTS', 'READ_DIRECTORY');
      return world.client.send(NODE, { nodeId }, bearer(await issuer.token({ scope, ...claims })));
    };

    const unrestricted = await sendAs({});
    const restricted = await sendAs({ instances: [INSTANCE_ID] });

    expect(unrestricted.data).toStrictEqual({ node: null });
    expect(unrestricted.errors).toMatchObject([
      {
        path: ['node'],
        extensions: {
          code: 'BAD_USER_INPUT',
          fields: [{ path: ['nodeId'], message: 'must be of an instance that the gateway allows' }],
        },
      },
    ]);
    expect(restricted.data).toStrictEqual({ node: null });
    expect(restricted.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(world.upstream.calls).toStrictEqual([]);
  });
});

describe('Query.node', () => {
  test.each([
    ['an empty one', ''],
    ["Connect's own id", QUEUES.claims],
    ['an ARN', `arn:aws:connect:us-east-1:111122223333:instance/${INSTANCE_ID}/queue/q`],
    ['wrong base64', '%%%'],
    ['another version', Buffer.from('[2,"Queue","i","q"]').toString('base64url')],
    ['a path', nodeIdOf('Contact', '..')],
    ['a type that is no node', nodeIdOf('AgentStatus', 'a')],
    ['a huge one', nodeIdOf('Queue', 'x'.repeat(40_000))],
  ])('rejects %s in place of a nodeId, and answers the rest', async (_what, nodeId) => {
    await using world = await startWorld();

    const { status, data, errors } = await world.client.send(
      `query ($nodeId: ID!) { node(nodeId: $nodeId) { nodeId } queue(id: "${QUEUES.claims}") { name } }`,
      { nodeId },
    );

    expect(status).toBe(200);
    expect(data).toStrictEqual({ node: null, queue: { name: 'Claims' } });
    expect(errors).toMatchObject([
      {
        path: ['node'],
        message: 'The arguments cannot be used: nodeId must be a nodeId that the gateway returned.',
        extensions: { code: 'BAD_USER_INPUT', fields: [{ path: ['nodeId'] }] },
      },
    ]);
    expect(world.upstream.operations()).toStrictEqual(['DescribeQueue']);
  });

  test.each(['../../admin', 'a/b?c=d#e', '%2e%2e%2f', 'line\nbreak', 'null\0byte', 'ünïcødé'])(
    'sends the id %j to Connect as one part of a path, which names nothing',
    async (id) => {
      await using world = await startWorld();

      const data = await world.client.data(NODE, { nodeId: nodeIdOf('Contact', id) });

      expect(data).toStrictEqual({ node: null });
      expect(world.upstream.calls.map(({ operation }) => operation)).toStrictEqual([
        'DescribeContact',
      ]);
    },
  );

  test('keeps the queue of an agent apart from its user, who has the same id', async () => {
    await using world = await startWorld();

    const data = await world.client.data(
      `{ queue(id: "${USERS.ben}") { id nodeId type } user(id: "${USERS.ben}") { id nodeId } }`,
    );
    const nodes = await world.client.data(
      `query ($queue: ID!, $user: ID!) {
        queue: node(nodeId: $queue) { __typename ... on Queue { type } }
        user: node(nodeId: $user) { __typename ... on User { username } }
      }`,
      { queue: nodeIdOf('Queue', USERS.ben), user: nodeIdOf('User', USERS.ben) },
    );

    expect(data).toStrictEqual({
      queue: { id: USERS.ben, nodeId: nodeIdOf('Queue', USERS.ben), type: 'AGENT' },
      user: { id: USERS.ben, nodeId: nodeIdOf('User', USERS.ben) },
    });
    expect(nodes).toStrictEqual({
      queue: { __typename: 'Queue', type: 'AGENT' },
      user: { __typename: 'User', username: 'ben' },
    });
  });

  test('reads several nodes of a type by one search', async () => {
    await using world = await startWorld();

    const data = await world.client.data(
      `query ($a: ID!, $b: ID!) { a: node(nodeId: $a) { nodeId } b: node(nodeId: $b) { nodeId } }`,
      { a: nodeIdOf('User', USERS.amara), b: nodeIdOf('User', USERS.ben) },
    );

    expect(data).toStrictEqual({
      a: { nodeId: nodeIdOf('User', USERS.amara) },
      b: { nodeId: nodeIdOf('User', USERS.ben) },
    });
    expect(world.upstream.operations()).toStrictEqual(['SearchUsers']);
  });

  test('does not find a flow under the alias of a version: a flow has one nodeId', async () => {
    await using world = await startWorld();

    const data = await world.client.data(NODE, {
      nodeId: nodeIdOf('ContactFlow', `${FLOWS.inbound}:$SAVED`),
    });

    expect(data).toStrictEqual({ node: null });
  });

  test('is FORBIDDEN for queues, and contacts in queues, that a restricted caller may not read', async () => {
    await using issuer = await startTestIssuer();
    await using world = await startWorld({ gateway: { jwt: issuer.options } });
    const scope = scopeOf('READ_CONTACTS', 'READ_DIRECTORY');
    const token = bearer(await issuer.token({ scope, queues: [QUEUES.billing] }));
    const nodes = {
      own: nodeIdOf('Queue', QUEUES.billing),
      other: nodeIdOf('Queue', QUEUES.claims),
      unknown: nodeIdOf('Queue', UNKNOWN_ID),
      ownContact: nodeIdOf('Contact', CONTACTS.billingTask),
      otherContact: nodeIdOf('Contact', CONTACTS.urgentTask),
    };

    const { data, errors } = await world.client.send(
      `{ ${Object.entries(nodes)
        .map(([alias, nodeId]) => `${alias}: node(nodeId: "${nodeId}") { nodeId }`)
        .join(' ')} }`,
      {},
      token,
    );

    expect(data).toStrictEqual({
      own: { nodeId: nodes.own },
      other: null,
      unknown: null,
      ownContact: { nodeId: nodes.ownContact },
      otherContact: null,
    });
    expect(
      errors.map(({ path, extensions }) => [path?.[0], extensions?.['code']]).sort(),
    ).toStrictEqual([
      ['other', 'FORBIDDEN'],
      ['otherContact', 'FORBIDDEN'],
      ['unknown', 'FORBIDDEN'],
    ]);
  });
});

test('nodeId costs no read in a list: neither its contacts nor their agents are read', async () => {
  await using world = await startWorld();

  const { contacts } = await world.client.data(
    '{ contacts(first: 5) { nodes { id nodeId agent { id nodeId } } } }',
  );

  const { nodes } = contacts as {
    readonly nodes: readonly {
      readonly id: string;
      readonly nodeId: string;
      readonly agent: { readonly id: string; readonly nodeId: string } | null;
    }[];
  };
  const agents = nodes.flatMap(({ agent }) => agent ?? []);
  expect(nodes).toHaveLength(5);
  expect(agents).not.toHaveLength(0);
  expect(nodes.map(({ nodeId }) => nodeId)).toStrictEqual(
    nodes.map(({ id }) => nodeIdOf('Contact', id)),
  );
  expect(agents.map(({ nodeId }) => nodeId)).toStrictEqual(
    agents.map(({ id }) => nodeIdOf('User', id)),
  );
  expect(world.upstream.operations()).toStrictEqual(['SearchContacts']);
});

test.each([
  [
    'the contact of a success',
    `mutation { updateContact(input: { contactId: "${CONTACTS.unassignedTask}", name: "New" }) {
      ... on UpdateContactSuccess { contact { __typename id nodeId } } } }`,
    ['UpdateContact'],
  ],
  [
    'the two contacts of a transfer',
    `mutation { transferContact(input: {
      contactId: "${CONTACTS.unassignedTask}", target: { queueId: "${QUEUES.billing}" }
    }) { ... on TransferContactSuccess { contact { id nodeId } transferredContact { nodeId active } } } }`,
    ['TransferContact'],
  ],
  [
    'the queue and the agent of a contact',
    `{ contact(id: "${CONTACTS.taskOfAmara}") { queue { id nodeId } agent { nodeId } } }`,
    ['DescribeContact'],
  ],
  [
    'a queue for manual assignment',
    `{ user(id: "${USERS.ben}") { manualAssignmentQueues { nodes { queue { nodeId } } } } }`,
    ['DescribeUser', 'ListRoutingProfileManualAssignmentQueues'],
  ],
])('nodeId costs no read where the id is known: %s', async (_, query, operations) => {
  await using world = await startWorld();

  await world.client.data(query);

  expect(world.upstream.operations().toSorted()).toStrictEqual(operations.toSorted());
});

test('the new contact of a mutation has its nodeId, by which it is read', async () => {
  await using world = await startWorld();

  const { transferContact } = await world.client.data(
    `mutation { transferContact(input: {
      contactId: "${CONTACTS.unassignedTask}", target: { queueId: "${QUEUES.billing}" }
    }) { ... on TransferContactSuccess { contactId contact { nodeId } } } }`,
  );
  const { contactId, contact } = transferContact as {
    readonly contactId: string;
    readonly contact: { readonly nodeId: string };
  };

  expect(contact.nodeId).toBe(nodeIdOf('Contact', contactId));
  expect(world.upstream.operations()).toStrictEqual(['TransferContact']);
  expect(await world.client.data(NODE, contact)).toStrictEqual({
    node: { __typename: 'Contact', nodeId: contact.nodeId, id: contactId },
  });
});
