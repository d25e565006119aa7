import { describe, expect, test } from '@jest/globals';
import { parseSeed } from '../../src/emulator/seed.ts';
import { CONTACTS, INSTANCE_ARN, INSTANCE_ID, UNKNOWN_ID, USERS } from '../support/ids.ts';
import { startWorld, type World } from '../support/world.ts';

const QUERY = `query ($id: ID!, $search: String, $first: Int, $after: String) {
  transferDestinations(contactId: $id, search: $search, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { name type target { quickConnectId } queue { name } user { username } contactFlow { type } phoneNumber }
  }
}`;

interface Destinations {
  readonly totalCount: number | null;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly { readonly name: string; readonly target: object | null }[];
}

async function destinations({ client }: World, variables: object): Promise<Destinations> {
  const data = await client.data(QUERY, { ...variables });
  return data['transferDestinations'] as Destinations;
}

const names = ({ nodes }: Destinations): string[] => nodes.map(({ name }) => name);

describe('the destinations of a contact', () => {
  test('are the quick connects of its queue, each with all that a transfer needs', async () => {
    await using world = await startWorld();

    const { nodes, totalCount } = await destinations(world, { id: CONTACTS.unassignedTask });

    expect(totalCount).toBe(nodes.length);
    expect(nodes).toContainEqual({
      name: 'Billing',
      type: 'QUEUE',
      target: { quickConnectId: '70000000-0000-4000-8000-000000000003' },
      queue: { name: 'Billing' },
      user: null,
      contactFlow: { type: 'QUEUE_TRANSFER' },
      phoneNumber: null,
    });
    expect(nodes).toContainEqual({
      name: 'Ben Lindqvist',
      type: 'USER',
      target: { quickConnectId: '70000000-0000-4000-8000-000000000002' },
      queue: null,
      user: { username: 'ben' },
      contactFlow: { type: 'AGENT_TRANSFER' },
      phoneNumber: null,
    });
    expect(nodes).not.toContainEqual(expect.objectContaining({ type: 'PHONE_NUMBER' }));
  });

  test('are all quick connects when it has no queue, and no phone numbers', async () => {
    await using world = await startWorld();

    const found = await destinations(world, { id: '60000000-0000-4000-8000-000000000010' });

    expect(names(found)).toStrictEqual(
      expect.arrayContaining(['Amara Okafor', 'Ben Lindqvist', 'Billing', 'Complaints']),
    );
    expect(found.nodes).not.toContainEqual(expect.objectContaining({ type: 'PHONE_NUMBER' }));
    expect(world.upstream.operations()).not.toContain('ListQueueQuickConnects');
  });

  test('are phone numbers, too, for a call; but none to transfer to', async () => {
    const seed = parseSeed({
      instances: [{ id: INSTANCE_ID }],
      quickConnects: [
        { id: 'p-1', name: 'Garage', type: 'PHONE_NUMBER', phoneNumber: '+15550100' },
      ],
      contacts: [{ id: 'c-1', channel: 'VOICE', initiationTimestamp: -60 }],
    });
    await using world = await startWorld({ emulator: { seed } });

    const { nodes } = await destinations(world, { id: 'c-1' });

    expect(nodes).toStrictEqual([
      {
        name: 'Garage',
        type: 'PHONE_NUMBER',
        target: null,
        queue: null,
        user: null,
        contactFlow: null,
        phoneNumber: '+15550100',
      },
    ]);
  });

  test('are all quick connects when its queue is that of an agent', async () => {
    await using world = await startWorld();
    const { transferContact } = await world.client.data(
      `mutation { transferContact(input: {
        contactId: "${CONTACTS.unassignedTask}", target: { userId: "${USERS.ben}" }
      }) { ... on TransferContactSuccess { contactId } } }`,
    );

    const found = await destinations(world, {
      id: (transferContact as { contactId: string }).contactId,
    });

    expect(names(found)).toStrictEqual(expect.arrayContaining(['Amara Okafor', 'Complaints']));
  });

  test('are none when it has ended', async () => {
    await using world = await startWorld();

    const found = await destinations(world, { id: CONTACTS.endedTask });

    expect(found).toStrictEqual({
      totalCount: 0,
      nodes: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    });
  });

  test.each(['LIND', 'lind'])('are searched by %s in their name', async (search) => {
    await using world = await startWorld();

    const ofQueue = await destinations(world, { id: CONTACTS.unassignedTask, search });
    const ofAll = await destinations(world, { id: '60000000-0000-4000-8000-000000000010', search });

    expect([names(ofQueue), names(ofAll)]).toStrictEqual([['Ben Lindqvist'], ['Ben Lindqvist']]);
  });

  test.each([CONTACTS.unassignedTask, '60000000-0000-4000-8000-000000000010'])(
    'are paged, each once: %s',
    async (id) => {
      await using world = await startWorld();
      const all = names(await destinations(world, { id }));

      const seen: string[] = [];
      let after: string | null = null;
      let hasNextPage = true;
      while (hasNextPage) {
        const page: Destinations = await destinations(world, { id, first: 1, after });
        seen.push(...names(page));
        ({ endCursor: after, hasNextPage } = page.pageInfo);
      }

      expect(seen).toStrictEqual(all);
    },
  );

  test('can be passed to transferContact as they are', async () => {
    await using world = await startWorld();
    const { nodes } = await destinations(world, { id: CONTACTS.unassignedTask, search: 'Billing' });

    const data = await world.client.data(
      `mutation ($input: TransferContactInput!) { transferContact(input: $input) {
        __typename ... on TransferContactSuccess { contact { queue { name } } }
      } }`,
      { input: { contactId: CONTACTS.unassignedTask, target: nodes[0]?.target } },
    );

    expect(data['transferContact']).toStrictEqual({
      __typename: 'TransferContactSuccess',
      contact: { queue: { name: 'Billing' } },
    });
  });

  test.each([
    ['an unknown contact', UNKNOWN_ID, { code: 'RESOURCE_NOT_FOUND', resourceId: UNKNOWN_ID }],
    ['an empty id', '', { code: 'BAD_USER_INPUT', fields: [{ path: ['contactId'] }] }],
    ['an ARN', `${INSTANCE_ARN}/contact/c`, { code: 'BAD_USER_INPUT' }],
  ])('are rejected for %s', async (_, id, extensions) => {
    await using world = await startWorld();

    const { data, errors } = await world.client.send(QUERY, { id });

    expect(data).toStrictEqual({ transferDestinations: null });
    expect(errors).toMatchObject([{ path: ['transferDestinations'], extensions }]);
  });
});
