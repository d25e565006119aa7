import { describe, expect, test } from '@jest/globals';
import { pauseBy } from '../../src/contacts/contact-pause.ts';
import { hasStarted } from '../../src/contacts/contact-schedule.ts';
import { maxCalls } from '../gateway/graphql/cost/max-cost.ts';
import { altered } from '../support/answers.ts';
import { CONTACTS } from '../support/ids.ts';
import { startWorld } from '../support/world.ts';

const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 30, hour));

describe('what the times of a pause prove', () => {
  test.each([
    ['never paused', null, null, 'none'],
    ['paused once', at(9), null, 'paused'],
    ['resumed after it', at(9), at(10), 'resumed'],
    ['paused again', at(11), at(10), 'paused'],
    ['both at the same time', at(9), at(9), 'undecided'],
    ['resumed, and the pause is not shown yet', null, at(9), 'resumed'],
  ])('%s', (_, paused, resumed, expected) => {
    expect(pauseBy({ paused, resumed })).toBe(expected);
  });
});

describe('whether a scheduled contact has started', () => {
  test.each([
    ['before its time', at(8), true, null, false],
    ['at its time', at(9), true, null, true],
    ['after its time', at(10), true, null, true],
    ['it ended before its time', at(11), false, at(8), false],
    ['it ended after its time', at(11), false, at(10), true],
    ['it ended, and Connect does not say when', at(11), false, null, true],
    ['it ended before its time, and Connect does not say when', at(8), false, null, false],
  ])('%s', (_, now, active, disconnectTimestamp, expected) => {
    const contact = { scheduledTimestamp: at(9), active, disconnectTimestamp };

    expect(hasStarted(contact, now.getTime())).toBe(expected);
  });
});

const PAUSE = 'pause { state lastPausedTimestamp lastResumedTimestamp }';
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);

describe('Contact.pause', () => {
  test('follows a task that is paused, resumed and stopped', async () => {
    await using world = await startWorld();
    const id = CONTACTS.unassignedTask;
    const read = async (): Promise<unknown> =>
      world.client.data(`{ contact(id: "${id}") { ${PAUSE} } }`);
    const change = async (name: string): Promise<unknown> =>
      world.client.data(`mutation { ${name}(input: { contactId: "${id}" }) { __typename } }`);
    const advance = async (seconds: number): Promise<void> => {
      await fetch(`${world.emulator.url}/_emulator/advance`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ seconds }),
      });
    };

    expect(await read()).toStrictEqual({ contact: { pause: null } });
    await change('pauseContact');
    expect(await read()).toStrictEqual({
      contact: {
        pause: { state: 'PAUSED', lastPausedTimestamp: TIME, lastResumedTimestamp: null },
      },
    });
    await advance(60);
    await change('resumeContact');
    expect(await read()).toStrictEqual({
      contact: {
        pause: { state: 'NOT_PAUSED', lastPausedTimestamp: TIME, lastResumedTimestamp: TIME },
      },
    });
    await advance(60);
    await change('pauseContact');
    await change('stopContact');
    expect(await read()).toMatchObject({ contact: { pause: { state: 'NOT_PAUSED' } } });
  });

  test('is undecided when both times are equal', async () => {
    await using world = await startWorld();
    world.upstream.answerAll(
      'DescribeContact',
      altered(({ Contact: contact }) => ({
        Contact: {
          ...(contact as object),
          LastPausedTimestamp: 1_780_000_000,
          LastResumedTimestamp: 1_780_000_000,
        },
      })),
    );

    const data = await world.client.data(
      `{ contact(id: "${CONTACTS.unassignedTask}") { pause { state } } }`,
    );

    expect(data).toStrictEqual({ contact: { pause: { state: 'UNDECIDED' } } });
  });
});

describe('Contact.schedule', () => {
  test("has the time, and whether it has come by Connect's clock", async () => {
    // Half an hour before and after the task starts, which is two days after the clock's first time.
    const start = new Date('2031-03-04T12:00:00Z');
    let now = start;
    await using world = await startWorld({ emulator: { now: () => now } });
    const read = async (): Promise<unknown> =>
      world.client.data(
        `{ contact(id: "${CONTACTS.scheduledTask}") { schedule { scheduledTimestamp started } } }`,
      );
    const scheduledTimestamp = '2031-03-06T12:00:00.000Z';

    now = new Date('2031-03-06T11:30:00Z');
    const before = await read();
    now = new Date('2031-03-06T12:30:00Z');
    const after = await read();

    expect(before).toStrictEqual({ contact: { schedule: { scheduledTimestamp, started: false } } });
    expect(after).toStrictEqual({ contact: { schedule: { scheduledTimestamp, started: true } } });
  });

  test('is null for a contact that is not scheduled', async () => {
    await using world = await startWorld();

    const data = await world.client.data(
      `{ contact(id: "${CONTACTS.voice}") { schedule { started } } }`,
    );

    expect(data).toStrictEqual({ contact: { schedule: null } });
  });
});

test('in a list, they share one description with the other fields that a search does not return', async () => {
  await using world = await startWorld();
  const query = `{ contacts(first: 2) { nodes { ${PAUSE} schedule { started } description lastPausedTimestamp } } }`;

  await world.client.data(query);

  expect(world.upstream.operations().sort()).toStrictEqual([
    'DescribeContact',
    'DescribeContact',
    'SearchContacts',
  ]);
  expect(maxCalls(query)).toBe(5 + 2);
  // A search shows when a task is scheduled.
  expect(maxCalls('{ contacts(first: 2) { nodes { schedule { started } } } }')).toBe(5);
});
