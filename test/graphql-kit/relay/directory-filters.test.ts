import { describe, expect, test } from '@jest/globals';
import { parseSeed } from '../../../src/emulator/seed.ts';
import { INSTANCE_ID } from '../../support/ids.ts';
import { startWorld } from '../../support/world.ts';

const tags = { team: 'claims', site: 'north' };
const profile = { id: 'profile', name: 'Profile' };
const SEED = parseSeed({
  instances: [{ id: INSTANCE_ID }],
  routingProfiles: [profile],
  queues: [
    { id: 'tagged', name: 'One', tags },
    { id: 'plain', name: 'Two', tags: { team: 'claims' } },
  ],
  users: [
    {
      id: 'tagged-user',
      username: 'one',
      routingProfileId: 'profile',
      tags,
      hierarchyGroupId: 'g-1',
    },
    { id: 'plain-user', username: 'two', routingProfileId: 'profile' },
  ],
  contactFlows: [
    { id: 'tagged', name: 'One', tags },
    { id: 'plain', name: 'Two', state: 'ARCHIVED' },
    { id: 'saved', name: 'Three', status: 'SAVED' },
  ],
  quickConnects: [
    { id: 'tagged', name: 'One', type: 'FLOW', contactFlowId: 'tagged', tags },
    { id: 'plain', name: 'Two', type: 'FLOW', contactFlowId: 'tagged' },
  ],
});

describe('lists of the directory are restricted by', () => {
  test.each([
    ['queues', 'tags: [{ key: "team", value: "claims" }]', ['plain', 'tagged']],
    ...['queues', 'users', 'contactFlows', 'quickConnects'].map(
      (list): [string, string, string[]] => [
        list,
        'tags: [{ key: "team", value: "claims" }, { key: "site", value: "north" }]',
        [list === 'users' ? 'tagged-user' : 'tagged'],
      ],
    ),
    ['queues', 'search: "One", tags: [{ key: "site", value: "north" }]', ['tagged']],
    ['queues', 'search: "Two", tags: [{ key: "site", value: "north" }]', []],
    ['queues', 'tags: []', ['plain', 'tagged']],
    ['contactFlows', 'active: true', ['tagged']],
    ['contactFlows', 'active: false', ['plain', 'saved']],
    ['contactFlows', 'active: false, search: "Three", types: [CONTACT_FLOW]', ['saved']],
    ['users', 'hierarchyGroupId: "g-1"', ['tagged-user']],
    ['users', 'hierarchyGroupId: "g-1", routingProfileId: "profile", search: "two"', []],
  ])('%s(%s)', async (list, args, ids) => {
    await using world = await startWorld({ emulator: { seed: SEED } });

    const data = await world.client.data(`{ list: ${list}(${args}) { nodes { id } } }`);

    const { nodes } = data['list'] as { nodes: { id: string }[] };
    expect(nodes.map(({ id }) => id).sort()).toStrictEqual(ids);
    expect(world.upstream.calls).toHaveLength(1);
  });

  test.each([
    ['an empty key', '[{ key: "", value: "v" }]', 'key'],
    ['a long key', `[{ key: "${'k'.repeat(129)}", value: "v" }]`, 'key'],
    ['a long value', `[{ key: "k", value: "${'v'.repeat(257)}" }]`, 'value'],
  ])('no tag with %s', async (_, given, member) => {
    await using world = await startWorld();

    const { errors } = await world.client.send(`{ queues(tags: ${given}) { totalCount } }`);

    expect(errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', fields: [{ path: ['tags', '0', member] }] } },
    ]);
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test('the cursor of other tags is rejected', async () => {
    await using world = await startWorld({ emulator: { seed: SEED } });
    const { queues } = await world.client.data('{ queues(first: 1) { pageInfo { endCursor } } }');
    const { endCursor } = (queues as { pageInfo: { endCursor: string } }).pageInfo;

    const { errors } = await world.client.send(
      `{ queues(after: "${endCursor}", tags: [{ key: "team", value: "claims" }]) { totalCount } }`,
    );

    expect(errors).toMatchObject([{ extensions: { fields: [{ path: ['after'] }] } }]);
  });
});
