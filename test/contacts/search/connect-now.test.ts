import { describe, expect, test } from '@jest/globals';
import { CONTACTS, QUEUES } from '../../support/ids.ts';
import { transferOrThrow } from '../../support/transfer.ts';
import { startWorld, type World } from '../../support/world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LATEST = '{ contacts(first: 1) { nodes { id } pageInfo { endCursor } } }';

interface WorldWithClock extends World {
  /** Milliseconds by which Connect's clock is ahead of this machine's. */
  readonly clock: { ahead: number };
}

async function startAhead(ahead: number): Promise<WorldWithClock> {
  const clock = { ahead };
  const now = (): Date => new Date(Date.now() + clock.ahead);
  return { ...(await startWorld({ emulator: { now } })), clock };
}

const searches = ({ upstream }: World): number =>
  upstream.operations().filter((name) => name === 'SearchContacts').length;

/** Makes a contact that began just now, and returns its id. */
async function newContact(world: World, contactId: string, queueId: string): Promise<string> {
  const made = await transferOrThrow(world, { contactId, target: { queueId } });
  return made.contactId;
}

async function latest(world: World): Promise<unknown> {
  return world.client.data(LATEST);
}

describe.each([3 * DAY, -3 * DAY])('with a clock of Connect that is %d ms ahead', (ahead) => {
  test('the first list of the gateway has the latest contacts', async () => {
    await using world = await startAhead(ahead);

    const data = await world.client.data('{ contacts(first: 100) { nodes { id } } }');

    const { nodes } = data['contacts'] as { nodes: { id: string }[] };
    expect(nodes.map(({ id }) => id)).toContain(CONTACTS.unassignedTask);
    // The first search showed the time of Connect.
    expect(searches(world)).toBe(2);
    expect(range(world).EndTime - (Date.now() + ahead) / 1_000).toBeLessThan(5);
  });

  test('later lists cost one search, and have what has just begun', async () => {
    await using world = await startAhead(ahead);
    const id = await newContact(world, CONTACTS.unassignedTask, QUEUES.billing);

    expect(await latest(world)).toMatchObject({ contacts: { nodes: [{ id }] } });
    expect(searches(world)).toBe(1);
  });

  test('a range that begins an hour ago, and a page after the first, are of that clock', async () => {
    await using world = await startAhead(ahead);
    const from = new Date(Date.now() + ahead - HOUR).toISOString();
    const query = `query ($after: String) {
      contacts(first: 1, after: $after, filter: { timeRange: { from: "${from}" } }) {
        nodes { id } pageInfo { endCursor }
      }
    }`;

    const first = await world.client.data(query);
    const { endCursor } = (first['contacts'] as { pageInfo: { endCursor: string } }).pageInfo;
    const end = range(world).EndTime;
    const second = await world.client.data(query, { after: endCursor });

    expect(first).toMatchObject({ contacts: { nodes: [{}] } });
    expect(second).toMatchObject({ contacts: { nodes: [{}] } });
    expect(range(world).EndTime).toBe(end);
  });
});

/** The time range of the last search. */
function range({ upstream }: World): { readonly StartTime: number; readonly EndTime: number } {
  const search = upstream.calls.findLast(({ operation }) => operation === 'SearchContacts');
  return search?.body?.['TimeRange'] as { StartTime: number; EndTime: number };
}

describe("when Connect's clock is set", () => {
  test('the next list has what has begun since, with one search more', async () => {
    await using world = await startAhead(0);
    await latest(world);
    world.clock.ahead = 3 * HOUR;
    const late = await transferPast(world);

    expect(await latest(world)).toMatchObject({ contacts: { nodes: [{ id: late }] } });
    expect(await latest(world)).toMatchObject({ contacts: { nodes: [{ id: late }] } });
    expect(searches(world)).toBe(1 + 2 + 1);
  });

  test('equal lists of a request are one search each time', async () => {
    await using world = await startAhead(0);
    await latest(world);
    world.clock.ahead = 3 * HOUR;

    await world.client.data('{ a: contacts { nodes { id } } b: contacts { nodes { id } } }');

    expect(searches(world)).toBe(1 + 2);
  });
});

/** Transfers a contact past the gateway, and returns the new one's id. */
async function transferPast({ upstream }: World): Promise<string> {
  await using other = await startWorld({ connect: upstream.url });
  return await newContact(other, CONTACTS.unassignedTask, QUEUES.billing);
}

test.each([
  ['in the future', HOUR],
  ['more than 8 weeks ago', -57 * DAY],
])('a range that begins %s is rejected, by the clock of Connect', async (_, fromNow) => {
  await using world = await startAhead(0);
  const from = new Date(Date.now() + fromNow).toISOString();

  const query = `{ contacts(filter: { timeRange: { from: "${from}" } }) { nodes { id } } }`;
  for (let request = 0; request < 3; request += 1) {
    const { errors } = await world.client.send(query);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  }

  // Once the response has shown the clock, nothing is sent.
  expect(world.upstream.operations()).toStrictEqual(['DescribeInstance']);
});

test('a range that begins in the future is rejected before Connect is called if anything else is invalid', async () => {
  await using world = await startAhead(0);
  const from = new Date(Date.now() + HOUR).toISOString();

  const { errors } = await world.client.send(
    `{ contacts(filter: { timeRange: { from: "${from}" }, queueIds: [""] }) { nodes { id } } }`,
  );

  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(world.upstream.operations()).toStrictEqual([]);
});
