import { describe, expect, test } from '@jest/globals';
import { CONTACTS, QUEUES } from '../../support/ids.ts';
import { transferOrThrow } from '../../support/transfer.ts';
import { startWorld, type World } from '../../support/world.ts';

const MINUTE_MS = 60_000;

/** A world in which searches are a minute late and other reads are not, with a task just transferred. */
async function startTransferred() {
  let time = Date.UTC(2026, 0, 1);
  const world = await startWorld({
    emulator: { now: () => new Date(time), searchDelayMs: MINUTE_MS },
  });
  const { contactId } = await transferOrThrow(world, {
    contactId: CONTACTS.unassignedTask,
    target: { queueId: QUEUES.billing },
  });
  const pass = (milliseconds: number): void => {
    time += milliseconds;
  };
  return { world, contactId, pass, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() };
}

interface Listed {
  readonly id: string;
  readonly active: boolean;
  readonly disconnectReason: string | null;
}

async function list(world: World): Promise<ReadonlyMap<string, Listed>> {
  const { contacts } = await world.client.data(`{
    contacts(
      first: 100
      filter: { timeRange: { from: "2025-12-01T00:00:00Z", to: "2026-01-02T00:00:00Z" } }
    ) { nodes { id active disconnectReason } }
  }`);
  const { nodes } = contacts as { nodes: Listed[] };
  return new Map(nodes.map((node) => [node.id, node]));
}

describe('a search that is later than other reads', () => {
  test('shows the old state, while the contacts themselves show the new one', async () => {
    await using late = await startTransferred();
    const { world, contactId } = late;

    const listed = await list(world);
    const { old, successor } = await world.client.data(
      `query ($old: ID!, $new: ID!) {
        old: contact(id: $old) { active disconnectReason }
        successor: contact(id: $new) { active queueId }
      }`,
      { old: CONTACTS.unassignedTask, new: contactId },
    );

    expect(listed.get(CONTACTS.unassignedTask)).toMatchObject({
      active: true,
      disconnectReason: null,
    });
    expect(listed.has(contactId)).toBe(false);
    expect(old).toStrictEqual({ active: false, disconnectReason: 'TRANSFERRED' });
    expect(successor).toStrictEqual({ active: true, queueId: QUEUES.billing });
  });

  test('shows the new state after its delay, and not earlier', async () => {
    await using late = await startTransferred();
    const { world, contactId, pass } = late;

    pass(MINUTE_MS - 1);
    expect((await list(world)).has(contactId)).toBe(false);
    pass(1);
    const listed = await list(world);

    expect(listed.get(contactId)).toMatchObject({ active: true });
    expect(listed.get(CONTACTS.unassignedTask)).toMatchObject({
      active: false,
      disconnectReason: 'TRANSFERRED',
    });
  });
});
