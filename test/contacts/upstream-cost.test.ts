import { describe, expect, test } from '@jest/globals';
import { LARGE, largeContactCentre } from '../support/contact-centre.ts';
import { ContactScreenDocument, ContactsPageDocument } from '../support/generated/graphql.ts';
import { CONTACTS, INSTANCE_ID, QUEUES, USERS } from '../support/ids.ts';
import { poll } from '../support/poll.ts';
import { startWorld, type World } from '../support/world.ts';

const PAGE = ContactsPageDocument.toString();
const SCREEN = ContactScreenDocument.toString();

/** The operations that reach Connect while something is done. */
async function operationsOf(world: World, action: () => Promise<unknown>): Promise<string[]> {
  const before = world.upstream.calls.length;
  await action();
  return world.upstream.calls
    .slice(before)
    .map(({ operation }) => operation)
    .sort();
}

describe('what a screen costs upstream', () => {
  test('a page of 100 contacts with queue, agent and routing profile: 4 calls cold, 1 warm', async () => {
    await using world = await startWorld({ emulator: { seed: largeContactCentre() } });

    const cold = await operationsOf(world, async () => {
      const { contacts } = await world.client.data(PAGE);
      const { nodes } = contacts as { nodes: { id: string; queue: object; agent: object }[] };
      expect(nodes.map(({ id }) => id)).toStrictEqual(LARGE.contacts);
      expect(nodes[41]).toMatchObject({
        id: 'contact-42',
        queue: { id: 'queue-2', name: 'Queue queue-2', enabled: true },
        agent: {
          id: 'user-12',
          username: 'user-12',
          routingProfile: { name: 'Profile profile-4' },
        },
      });
    });
    const warm = await operationsOf(world, () => world.client.data(PAGE));

    expect(cold).toStrictEqual([
      'SearchContacts',
      'SearchQueues',
      'SearchRoutingProfiles',
      'SearchUsers',
    ]);
    expect(warm).toStrictEqual(['SearchContacts']);
  });

  test('a page with a contact in the queue of an agent: one more call', async () => {
    await using world = await startWorld();

    await world.client.data(
      `mutation { transferContact(input: {
        contactId: "${CONTACTS.unassignedTask}", target: { userId: "${USERS.ben}" }
      }) { __typename } }`,
    );
    const cold = await operationsOf(world, () => world.client.data(PAGE));

    expect(cold.filter((operation) => operation === 'DescribeQueue')).toHaveLength(1);
    expect(cold).toHaveLength(5);
  });

  test('a contact with queue, agent, chain and 20 destinations with live state: 9 calls cold, 4 warm', async () => {
    await using world = await startWorld({ emulator: { seed: largeContactCentre() } });

    const cold = await operationsOf(world, async () => {
      const data = await world.client.data(SCREEN, { id: 'contact-1' });
      expect(data).toMatchObject({
        contact: {
          queue: { id: 'queue-1' },
          agent: { id: 'user-1' },
          transfers: [{ id: 'contact-1' }],
        },
        transferDestinations: { nodes: LARGE.quickConnects.map((id) => ({ id })) },
      });
    });
    const warm = await operationsOf(world, () => world.client.data(SCREEN, { id: 'contact-1' }));

    expect(cold).toStrictEqual([
      'DescribeContact',
      'GetCurrentMetricData',
      'GetCurrentUserData',
      'ListAssociatedContacts',
      'ListContactFlows',
      'ListQueueQuickConnects',
      'SearchQueues',
      'SearchQuickConnects',
      'SearchUsers',
    ]);
    expect(warm).toStrictEqual([
      'DescribeContact',
      'GetCurrentMetricData',
      'GetCurrentUserData',
      'ListAssociatedContacts',
    ]);
  });

  test('1,000 identical reads at the same time: one call for the directory', async () => {
    await using world = await startWorld({ gateway: { requestTimeoutMs: 60_000 } });
    const query = `{ contact(id: "${CONTACTS.unassignedTask}") { queue { name } } }`;

    const answers = await Promise.all(
      Array.from({ length: 1_000 }, () => world.client.send(query)),
    );

    expect(new Set(answers.map(({ data }) => JSON.stringify(data)))).toStrictEqual(
      new Set(['{"contact":{"queue":{"name":"Claims"}}}']),
    );
    const operations = world.upstream.operations();
    expect(operations.filter((operation) => operation === 'DescribeQueue')).toHaveLength(1);
    expect(operations.filter((operation) => operation === 'DescribeContact')).toHaveLength(1_000);
  });

  test.each([250, 400])(
    'the same from a Connect that takes %d ms for each answer',
    async (latencyMs) => {
      const calls = async (): Promise<number> => {
        await using world = await startWorld({
          emulator: { seed: largeContactCentre(), latencyMs },
          gateway: { requestTimeoutMs: 30_000 },
        });
        const cold = await operationsOf(world, () =>
          world.client.data(SCREEN, { id: 'contact-1' }),
        );
        return cold.length;
      };

      // A batch waits for seconds at the most, so that a machine that stands still makes more of them.
      expect(await poll(calls, (count) => count === 9)).toBe(9);
    },
  );

  test('the same screen for two who ask one after the other: the directory once', async () => {
    await using world = await startWorld({
      emulator: { seed: largeContactCentre(), latencyMs: 40 },
    });

    const cold = await operationsOf(world, async () => {
      const first = world.client.data(SCREEN, { id: 'contact-1' });
      await world.client.send('{ __typename }');
      await Promise.all([first, world.client.data(SCREEN, { id: 'contact-1' })]);
    });

    expect(cold).toHaveLength(13);
  });

  test.each([
    ['queues', '{ queues { nodes { name } } }', 'SearchQueues'],
    ['users', '{ users { nodes { username } } }', 'SearchUsers'],
    ['the instance', '{ instance { alias } }', 'DescribeInstance'],
  ])('1,000 times %s at the same time: one call', async (_, query, operation) => {
    await using world = await startWorld({ gateway: { requestTimeoutMs: 60_000 } });

    await Promise.all(Array.from({ length: 1_000 }, () => world.client.data(query)));

    expect(world.upstream.operations()).toStrictEqual([operation]);
  });

  test('aliases of lists and of references: one call for each', async () => {
    await using world = await startWorld();

    const operations = await operationsOf(world, () =>
      world.client.data(
        `{
          a: contacts { nodes { id } } b: contacts { nodes { ...R } }
          c: queues { nodes { id } } d: queues { nodes { name } }
          e: contact(id: "${CONTACTS.urgentTask}") { ...R again: references { name } }
        }
        fragment R on Contact { name }`,
      ),
    );

    expect(operations).toStrictEqual([
      'DescribeContact',
      'ListContactReferences',
      'SearchContacts',
      'SearchQueues',
    ]);
  });

  test('live state is read again after each transfer of a request', async () => {
    await using world = await startWorld();
    const waiting = `... on TransferContactSuccess { contact { queue { metrics { contactsInQueue } } } }`;
    const to = (id: string): string =>
      `transferContact(input: { contactId: "${id}", target: { queueId: "${QUEUES.complaints}" } }) { ${waiting} }`;

    const data = await world.client.data(
      `mutation { a: ${to(CONTACTS.unassignedTask)} b: ${to(CONTACTS.billingTask)} }`,
    );

    const [a, b] = [data['a'], data['b']].map(
      (result) =>
        (result as { contact: { queue: { metrics: { contactsInQueue: number } } } }).contact.queue
          .metrics.contactsInQueue,
    );
    expect(b).toBe(Number(a) + 1);
  });

  test('lookups in the directory caches are counted', async () => {
    await using world = await startWorld();
    const query = `{ contact(id: "${CONTACTS.unassignedTask}") { queue { name } } }`;

    await world.client.data(query);
    await world.client.data(query);
    const metrics = await (await fetch(`${world.client.url}/metrics`)).text();

    expect(metrics).toContain('gateway_directory_lookups_total{cache="queues",outcome="miss"} 1');
    expect(metrics).toContain('gateway_directory_lookups_total{cache="queues",outcome="hit"} 1');
  });

  test('two requests share nothing of a contact', async () => {
    await using world = await startWorld();
    const { unassignedTask: id } = CONTACTS;
    const query = `{ contact(id: "${id}") { active queue { name } transfers { id } attributes { key } } }`;

    const [before, , after] = [
      await world.client.data(query),
      await world.client.data(
        `mutation { transferContact(input: { contactId: "${id}", target: { queueId: "${QUEUES.billing}" } }) { __typename } }`,
      ),
      await world.client.data(query),
    ];

    expect(before).toMatchObject({ contact: { active: true, transfers: [{ id }] } });
    expect(after).toMatchObject({ contact: { active: false, transfers: [{ id }, {}] } });
  });

  test('aliases and fragments that need the same thing: one call for it', async () => {
    await using world = await startWorld();
    const { unassignedTask: id } = CONTACTS;

    const operations = await operationsOf(world, () =>
      world.client.data(
        `{ a: contact(id: "${id}") { ...Q } b: contact(id: "${id}", instanceId: "${INSTANCE_ID}") { ...Q q: queue { name } } }
         fragment Q on Contact { queue { description metrics { agentsOnline } again: metrics { contactsInQueue } } }`,
      ),
    );

    expect(operations).toStrictEqual(['DescribeContact', 'DescribeQueue', 'GetCurrentMetricData']);
  });

  test('what is known by its id alone: no call', async () => {
    await using world = await startWorld();

    const operations = await operationsOf(world, () =>
      world.client.data(
        `{ contact(id: "${CONTACTS.transferredOnce}") {
          queue { id } agent { id } previousContact { id instanceId } initialContact { id }
        } }`,
      ),
    );

    expect(operations).toStrictEqual(['DescribeContact']);
  });
});
