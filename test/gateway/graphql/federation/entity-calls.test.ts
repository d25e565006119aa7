import { describe, expect, test } from '@jest/globals';
import { parseSeed } from '../../../../src/emulator/seed.ts';
import { CONTACTS, INSTANCE_ID, QUEUES, UNKNOWN_ID, USERS } from '../../../support/ids.ts';
import { exception } from '../../../support/recording-proxy.ts';
import { arnOf, entities, startSubgraph } from './support.ts';

describe('the upstream calls of entities', () => {
  test('a hundred queues are one call, in the order of the representations', async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `queue-${index}`);
    const seed = parseSeed({
      instances: [{ id: INSTANCE_ID }],
      queues: ids.toSorted().map((id) => ({ id, name: `Queue ${id}` })),
    });
    await using world = await startSubgraph({ emulator: { seed } });

    const { data, errors } = await entities(
      world,
      ids.map((id) => ({ __typename: 'Queue', id })),
      '... on Queue { name }',
    );

    expect(errors).toStrictEqual([]);
    expect(data).toStrictEqual({ _entities: ids.map((id) => ({ name: `Queue ${id}` })) });
    expect(world.upstream.operations()).toStrictEqual(['SearchQueues']);
  });

  test('unknown ones stand as null between the known ones', async () => {
    await using world = await startSubgraph();
    const { billing, claims } = QUEUES;

    const { data, errors } = await entities(
      world,
      [UNKNOWN_ID, billing, UNKNOWN_ID, claims].map((id) => ({ __typename: 'Queue', id })),
      '... on Queue { id }',
    );

    expect({ data, errors }).toStrictEqual({
      data: { _entities: [null, { id: billing }, null, { id: claims }] },
      errors: [],
    });
    // Connect does not find the queues of agents by a search, and may not know them at all: they have their users' ids.
    expect(world.upstream.operations()).toStrictEqual([
      'DescribeQueue',
      'DescribeUser',
      'SearchQueues',
    ]);
  });

  test('of each kind there is one call, though the kinds are mixed', async () => {
    await using world = await startSubgraph();

    const { data, errors } = await entities(world, [
      { __typename: 'Queue', id: QUEUES.claims },
      { __typename: 'User', id: USERS.amara },
      { __typename: 'Contact', id: CONTACTS.voice },
      { __typename: 'Queue', arn: arnOf('queue', QUEUES.billing) },
      { __typename: 'User', id: USERS.ben },
      { __typename: 'Queue', id: QUEUES.claims },
      { __typename: 'Contact', id: CONTACTS.voice },
    ]);

    expect(errors).toStrictEqual([]);
    expect(data).toMatchObject({
      _entities: [
        { __typename: 'Queue', id: QUEUES.claims },
        { __typename: 'User', id: USERS.amara },
        { __typename: 'Contact', id: CONTACTS.voice },
        { __typename: 'Queue', id: QUEUES.billing },
        { __typename: 'User', id: USERS.ben },
        { __typename: 'Queue', id: QUEUES.claims },
        { __typename: 'Contact', id: CONTACTS.voice },
      ],
    });
    expect(world.upstream.operations()).toStrictEqual([
      'DescribeContact',
      'SearchQueues',
      'SearchUsers',
    ]);
  });

  test('one that fails leaves the others alone', async () => {
    await using world = await startSubgraph();
    world.upstream.answerAll('DescribeUser', exception('InternalServiceException', 500));

    const { data, errors } = await entities(world, [
      { __typename: 'Queue', id: QUEUES.claims },
      { __typename: 'User', id: USERS.amara },
      { __typename: 'Contact', id: CONTACTS.voice },
    ]);

    expect(data?.['_entities']).toMatchObject([
      { id: QUEUES.claims },
      null,
      { id: CONTACTS.voice },
    ]);
    expect(errors).toMatchObject([
      { path: ['_entities', 1], extensions: { code: 'UPSTREAM_UNAVAILABLE' } },
    ]);
  });
});
