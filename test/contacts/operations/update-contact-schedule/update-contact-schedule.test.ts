import { describe, expect, test } from '@jest/globals';
import { altered } from '../../../support/answers.ts';
import { FAULTS } from '../../../support/faults.ts';
import { CONTACTS, INSTANCE_ID, UNKNOWN_ID } from '../../../support/ids.ts';
import { startWorld, type World } from '../../../support/world.ts';

const SCHEDULE = `mutation ($input: UpdateContactScheduleInput!) {
  updateContactSchedule(input: $input) {
    __typename
    ... on UpdateContactScheduleSuccess { contactId clientToken contact { scheduledTimestamp } }
    ... on ContactError { code retryable }
    ... on ContactRescheduleLimitError { contactId limit }
  }
}`;

const NOW = new Date('2026-11-29T12:00:00.250Z');
const contactId = CONTACTS.scheduledTask;
const scheduledTime = '2026-12-02T08:30:00.750Z';
const INPUT = { contactId, scheduledTime };
const SUCCESS = { __typename: 'UpdateContactScheduleSuccess', contactId };

const start = async (): Promise<World> => startWorld({ emulator: { now: () => NOW } });

async function schedule(world: World, input: object = INPUT): Promise<unknown> {
  const data = await world.client.data(SCHEDULE, { input });
  return data['updateContactSchedule'];
}

const callsOf = ({ upstream }: World): readonly string[] =>
  upstream.operations().filter((operation) => operation === 'UpdateContactSchedule');

describe('a change of a schedule', () => {
  test('is one upstream call, and the contact shows it', async () => {
    await using world = await start();

    expect(await schedule(world, { ...INPUT, clientToken: 'token' })).toStrictEqual({
      ...SUCCESS,
      clientToken: 'token',
      contact: { scheduledTimestamp: scheduledTime },
    });
    const body = {
      InstanceId: INSTANCE_ID,
      ContactId: contactId,
      ScheduledTime: Date.parse(scheduledTime) / 1_000,
    };
    expect(world.upstream.calls).toStrictEqual([
      expect.objectContaining({ operation: 'UpdateContactSchedule', body }),
      expect.objectContaining({ operation: 'DescribeContact' }),
    ]);
  });

  test.each([
    ['a task that was never scheduled', CONTACTS.urgentTask, 'ContactNotScheduledError'],
    ['an ended task', CONTACTS.endedTask, 'ContactNotActiveError'],
    ['a chat', CONTACTS.chat, 'ContactChannelNotSupportedError'],
    ['an unknown contact', UNKNOWN_ID, 'ContactResourceNotFoundError'],
  ])('names the cause when Connect rejects it: %s', async (_, id, expected) => {
    await using world = await start();

    expect(await schedule(world, { ...INPUT, contactId: id })).toMatchObject({
      __typename: expected,
      retryable: false,
    });
  });

  test('to a time that only Connect rejects is rejected with its message', async () => {
    await using world = await start();

    expect(
      await schedule(world, { contactId, scheduledTime: '2026-12-20T00:00:00Z' }),
    ).toMatchObject({ __typename: 'ContactRequestRejectedError' });
  });

  test('names the limit after twenty changes', async () => {
    await using world = await start();
    for (let minute = 10; minute < 30; minute += 1) {
      const time = `2026-12-02T08:${minute}:00Z`;
      expect(await schedule(world, { contactId, scheduledTime: time })).toMatchObject(SUCCESS);
    }

    expect(await schedule(world)).toMatchObject({
      __typename: 'ContactRescheduleLimitError',
      contactId,
      limit: 20,
      code: 'LIMIT_EXCEEDED',
      retryable: false,
    });
  });
});

describe('a change of a schedule whose answer is lost', () => {
  test('is a success when Connect drops fractions of seconds', async () => {
    await using world = await start();
    world.upstream.answerNext('UpdateContactSchedule', FAULTS.resetAfter);
    const inSeconds = altered(({ Contact: contact }) => {
      const { ScheduledTimestamp: time } = contact as { readonly ScheduledTimestamp: number };
      return { Contact: { ...(contact as object), ScheduledTimestamp: Math.floor(time) } };
    });
    world.upstream.answerAll('DescribeContact', inSeconds);

    expect(await schedule(world)).toMatchObject(SUCCESS);
    expect(callsOf(world)).toHaveLength(1);
  });

  test('is no success for a task that has ended, whose time Connect still shows', async () => {
    await using world = await start();
    await schedule(world);
    await world.client.data(
      'mutation ($input: StopContactInput!) { stopContact(input: $input) { __typename } }',
      { input: { contactId } },
    );
    world.upstream.answerNext('UpdateContactSchedule', FAULTS.resetBefore);

    expect(await schedule(world)).toMatchObject({ __typename: 'ContactNotActiveError' });
  });
});
