import { describe, expect, test } from '@jest/globals';
import { CONTACTS, INSTANCE_ID, QUEUES, USERS } from '../../support/ids.ts';
import { startWorld, type World } from '../../support/world.ts';

const DAY_S = 24 * 60 * 60;
const NOT_ENDED = {
  TimestampCondition: { Type: 'DISCONNECT_TIMESTAMP', ConditionType: 'NOT_EXISTS' },
};

async function search(world: World, args: string): Promise<string[]> {
  const { contacts } = await world.client.data(`{ contacts${args} { nodes { id } } }`);
  return (contacts as { nodes: { id: string }[] }).nodes.map(({ id }) => id);
}

describe('the filter of contacts', () => {
  test('is the last 14 days by default, the last contact first', async () => {
    await using world = await startWorld();
    const before = Date.now() / 1000;

    await search(world, '');

    const { body } = world.upstream.calls[0] ?? {};
    expect(body).toStrictEqual({
      InstanceId: INSTANCE_ID,
      MaxResults: 25,
      TimeRange: {
        Type: 'INITIATION_TIMESTAMP',
        StartTime: expect.any(Number),
        EndTime: expect.any(Number),
      },
      Sort: { FieldName: 'INITIATION_TIMESTAMP', Order: 'DESCENDING' },
    });
    const { StartTime, EndTime } = body?.['TimeRange'] as { StartTime: number; EndTime: number };
    expect(EndTime - StartTime).toBeCloseTo(14 * DAY_S, 3);
    expect(EndTime).toBeGreaterThanOrEqual(Math.floor(before));
    expect(EndTime).toBeLessThan(before + 60);
  });

  test.each<[string, object, string[]]>([
    [
      '{ channels: [VOICE, CHAT], active: true }',
      {
        Channels: ['VOICE', 'CHAT'],
        AdditionalTimeRange: { MatchType: 'MATCH_ALL', Criteria: [NOT_ENDED] },
      },
      [CONTACTS.voice, CONTACTS.chat],
    ],
    [
      `{ active: false, agentIds: ["${USERS.ben}"] }`,
      {
        AgentIds: [USERS.ben],
        AdditionalTimeRange: { MatchType: 'MATCH_NONE', Criteria: [NOT_ENDED] },
      },
      [CONTACTS.endedTask],
    ],
    [
      `{ queueIds: ["${QUEUES.billing}"], initiationMethods: [INBOUND] }`,
      { QueueIds: [QUEUES.billing], InitiationMethods: ['INBOUND'] },
      [CONTACTS.email],
    ],
    [
      '{ name: { text: ["storm", "roof"] } }',
      { Name: { SearchText: ['storm', 'roof'], MatchType: 'MATCH_ALL' } },
      [CONTACTS.urgentTask],
    ],
    [
      '{ name: { text: ["storm", "Windscreen"], match: ANY } }',
      { Name: { SearchText: ['storm', 'Windscreen'], MatchType: 'MATCH_ANY' } },
      [CONTACTS.urgentTask, CONTACTS.unassignedTask],
    ],
    [
      '{ name: { text: ["Change of address"], match: EXACT } }',
      { Name: { SearchText: ['Change of address'], MatchType: 'MATCH_EXACT' } },
      [CONTACTS.endedTask],
    ],
    [
      '{ attributes: { criteria: [{ key: "claimType", values: ["storm", "water"] }] } }',
      {
        SearchableContactAttributes: {
          Criteria: [{ Key: 'claimType', Values: ['storm', 'water'] }],
          MatchType: 'MATCH_ALL',
        },
      },
      [CONTACTS.urgentTask, CONTACTS.taskOfAmara],
    ],
    [
      '{ tags: [{ key: "department", value: "claims" }, { key: "severity", value: "high" }] }',
      {
        ContactTags: {
          AndConditions: [
            { TagKey: 'department', TagValue: 'claims' },
            { TagKey: 'severity', TagValue: 'high' },
          ],
        },
      },
      [CONTACTS.urgentTask],
    ],
  ])('%s becomes the criteria of one search', async (filter, criteria, ids) => {
    await using world = await startWorld();

    const found = await search(world, `(filter: ${filter})`);

    expect(found).toStrictEqual(ids);
    expect(world.upstream.calls.map(({ body }) => body?.['SearchCriteria'])).toStrictEqual([
      criteria,
    ]);
  });

  test.each(['{}', 'null', '{ channels: [], queueIds: [], agentIds: [], tags: [] }'])(
    '%s restricts nothing',
    async (filter) => {
      await using world = await startWorld();

      await search(world, `(filter: ${filter})`);

      expect(world.upstream.calls.map(({ body }) => body?.['SearchCriteria'])).toStrictEqual([
        undefined,
      ]);
    },
  );

  test('looks for any time of a contact, in a range', async () => {
    await using world = await startWorld();
    const from = new Date(Date.now() - 3_600_000).toISOString();
    const to = new Date(Date.now() + 3 * DAY_S * 1000).toISOString();

    const ids = await search(
      world,
      `(filter: { timeRange: { type: SCHEDULED_TIMESTAMP, from: "${from}", to: "${to}" } })`,
    );

    expect(ids).toHaveLength(1);
    expect(world.upstream.calls[0]?.body?.['TimeRange']).toStrictEqual({
      Type: 'SCHEDULED_TIMESTAMP',
      StartTime: Date.parse(from) / 1000,
      EndTime: Date.parse(to) / 1000,
    });
  });

  test.each([
    ['{ field: CHANNEL }', { FieldName: 'CHANNEL', Order: 'DESCENDING' }],
    [
      '{ field: DISCONNECT_TIMESTAMP, direction: ASCENDING }',
      { FieldName: 'DISCONNECT_TIMESTAMP', Order: 'ASCENDING' },
    ],
  ])('is put in the order %s', async (orderBy, sort) => {
    await using world = await startWorld();

    await search(world, `(orderBy: ${orderBy})`);

    expect(world.upstream.calls.map(({ body }) => body?.['Sort'])).toStrictEqual([sort]);
  });
});
