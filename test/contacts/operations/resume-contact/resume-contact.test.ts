import { describe, expect, test } from '@jest/globals';
import { altered, relay } from '../../../support/answers.ts';
import { FAULTS } from '../../../support/faults.ts';
import { CONTACTS, FLOWS, INSTANCE_ID, UNKNOWN_ID } from '../../../support/ids.ts';
import { exception } from '../../../support/recording-proxy.ts';
import { startWorld, type World } from '../../../support/world.ts';

const RESUME = `mutation ($input: ResumeContactInput!) {
  resumeContact(input: $input) {
    __typename
    ... on ResumeContactSuccess { contactId clientToken contact { active lastResumedTimestamp } }
    ... on ContactError { code retryable }
    ... on ContactChannelNotSupportedError { channel supportedChannels }
    ... on ContactResourceNotFoundError { resourceType resourceId }
  }
}`;
const PAUSE = `mutation ($input: PauseContactInput!) { pauseContact(input: $input) { __typename } }`;
/** Without the contact. */
const BARE = `mutation ($input: ResumeContactInput!) { resumeContact(input: $input) { __typename } }`;
const STOP = `mutation ($input: StopContactInput!) { stopContact(input: $input) { __typename } }`;

const contactId = CONTACTS.unassignedTask;
const SUCCESS = { __typename: 'ResumeContactSuccess', contactId };

async function resume(world: World, input: object): Promise<unknown> {
  const data = await world.client.data(RESUME, { input });
  return data['resumeContact'];
}

/** A world with a paused task; its clock moves with each look at it. */
async function startPaused(): Promise<World> {
  let time = Date.parse('2026-11-29T12:00:00.250Z');
  const world = await startWorld({ emulator: { now: () => new Date((time += 1)) } });
  await world.client.data(PAUSE, { input: { contactId } });
  return world;
}

const callsOf = ({ upstream }: World): readonly string[] =>
  upstream.operations().filter((operation) => operation === 'ResumeContact');

describe('a resumption', () => {
  test('is one upstream call, and the contact shows it', async () => {
    await using world = await startPaused();
    const before = world.upstream.calls.length;

    const contactFlowId = FLOWS.inbound;
    expect(await resume(world, { contactId, contactFlowId, clientToken: 'token' })).toStrictEqual({
      ...SUCCESS,
      clientToken: 'token',
      contact: { active: true, lastResumedTimestamp: expect.any(String) },
    });
    const body = { InstanceId: INSTANCE_ID, ContactId: contactId, ContactFlowId: contactFlowId };
    expect(world.upstream.calls.slice(before)).toStrictEqual([
      expect.objectContaining({ operation: 'ResumeContact', body }),
      expect.objectContaining({ operation: 'DescribeContact' }),
    ]);
  });

  test.each([
    ['a task that is not paused', { contactId: CONTACTS.urgentTask }, 'ContactNotPausedError'],
    ['a task that is scheduled', { contactId: CONTACTS.scheduledTask }, 'ContactNotPausedError'],
    ['an ended task', { contactId: CONTACTS.endedTask }, 'ContactNotActiveError'],
    ['a chat', { contactId: CONTACTS.chat }, 'ContactChannelNotSupportedError'],
    ['an unknown contact', { contactId: UNKNOWN_ID }, 'ContactResourceNotFoundError'],
    ['an unknown flow', { contactId, contactFlowId: UNKNOWN_ID }, 'ContactResourceNotFoundError'],
  ])('names the cause when Connect rejects it: %s', async (_, input, expected) => {
    await using world = await startPaused();

    expect(await resume(world, input)).toMatchObject({ __typename: expected, retryable: false });
  });

  test('of a task that has ended while it was paused is no success', async () => {
    await using world = await startPaused();
    await world.client.data(STOP, { input: { contactId } });

    expect(await resume(world, { contactId })).toMatchObject({
      __typename: 'ContactNotActiveError',
    });
  });

  test('names a conflict that no read shows', async () => {
    await using world = await startPaused();
    world.upstream.answerNext('ResumeContact', exception('ConflictException', 409));

    expect(await resume(world, { contactId })).toMatchObject({
      __typename: 'ContactConflictError',
      code: 'CONFLICT',
      retryable: true,
    });
  });
});

describe('a resumption whose answer is lost', () => {
  test('is a success when the task is resumed, without another call', async () => {
    await using world = await startPaused();
    world.upstream.answerNext('ResumeContact', FAULTS.resetAfter);

    expect(await resume(world, { contactId })).toMatchObject(SUCCESS);
    expect(callsOf(world)).toHaveLength(1);
  });

  test('is repeated once when the task is still paused', async () => {
    await using world = await startPaused();
    world.upstream.answerNext('ResumeContact', FAULTS.resetBefore);

    expect(await resume(world, { contactId })).toMatchObject(SUCCESS);
    expect(callsOf(world)).toHaveLength(2);
  });

  test('is no success while Connect does not show the pause before it', async () => {
    await using world = await startPaused();
    world.upstream.answerAll('ResumeContact', FAULTS.resetBefore);
    const neverPaused = altered(({ Contact: contact }) => ({
      Contact: { ...(contact as object), LastPausedTimestamp: undefined },
    }));
    world.upstream.answerAll('DescribeContact', neverPaused);

    expect(await resume(world, { contactId })).toMatchObject({
      __typename: 'ContactOutcomeUnknownError',
    });
  });

  test('is no success because Connect still shows an earlier resumption', async () => {
    await using world = await startPaused();
    await resume(world, { contactId });
    await world.client.data(PAUSE, { input: { contactId } });
    const before = callsOf(world).length;
    world.upstream.answerNext('ResumeContact', FAULTS.resetBefore);
    const beforeLastPause = altered(({ Contact: contact }) => ({
      Contact: { ...(contact as object), LastPausedTimestamp: 1 },
    }));
    world.upstream.answerNext('DescribeContact', beforeLastPause);

    expect(await resume(world, { contactId })).toMatchObject(SUCCESS);
    expect(callsOf(world)).toHaveLength(before + 2);
  });

  test('is unknown while Connect shows the same time for the last pause and the last resumption', async () => {
    const now = new Date('2026-11-29T12:00:00Z');
    await using world = await startWorld({ emulator: { now: () => now } });
    await world.client.data(PAUSE, { input: { contactId } });
    await world.client.data(BARE, { input: { contactId } });
    await world.client.data(PAUSE, { input: { contactId } });
    world.upstream.answerAll('ResumeContact', FAULTS.resetBefore);
    const input = { contactId, clientToken: 'token' };

    expect(await resume(world, input)).toMatchObject({ __typename: 'ContactOutcomeUnknownError' });
    // A retry sends the call: Connect knows what it does not show.
    world.upstream.answerAll('ResumeContact', relay);
    expect(await world.client.data(BARE, { input })).toStrictEqual({
      resumeContact: { __typename: 'ResumeContactSuccess' },
    });
  });
});
