import { describe, expect, test } from '@jest/globals';
import { altered } from '../../../support/answers.ts';
import { FAULTS } from '../../../support/faults.ts';
import { CONTACTS, FLOWS, INSTANCE_ARN, INSTANCE_ID, UNKNOWN_ID } from '../../../support/ids.ts';
import { type Answer, exception } from '../../../support/recording-proxy.ts';
import { startWorld, type World } from '../../../support/world.ts';

const PAUSE = `mutation ($input: PauseContactInput!) {
  pauseContact(input: $input) {
    __typename
    ... on PauseContactSuccess { contactId clientToken contact { active lastPausedTimestamp } }
    ... on ContactError { message code retryable }
    ... on ContactInputError { fields { path } }
    ... on ContactChannelNotSupportedError { channel supportedChannels }
    ... on ContactAlreadyPausedError { contactId lastPausedTimestamp }
    ... on ContactNotStartedError { contactId scheduledTimestamp }
    ... on ContactPauseLimitError { contactId limit }
    ... on ContactResourceNotFoundError { resourceType resourceId }
    ... on ContactConflictError { contactId clientToken connectRequestId }
  }
}`;
const RESUME = `mutation ($input: ResumeContactInput!) { resumeContact(input: $input) { __typename } }`;
const STOP = `mutation ($input: StopContactInput!) { stopContact(input: $input) { __typename } }`;

/** How often a state is read until it counts as not applied. */
const READS = 5;
const NOT_SHOWN_YET = altered(({ Contact: contact }) => ({
  Contact: { ...(contact as object), LastPausedTimestamp: undefined },
}));

const contactId = CONTACTS.unassignedTask;
const NOW = new Date('2026-11-29T12:00:00.250Z');
const SUCCESS = { __typename: 'PauseContactSuccess', contactId };

async function pause(world: World, input: object): Promise<unknown> {
  const data = await world.client.data(PAUSE, { input });
  return data['pauseContact'];
}

describe('a pause', () => {
  test('is one upstream call, and the contact shows it', async () => {
    await using world = await startWorld({ emulator: { now: () => NOW } });

    expect(await pause(world, { contactId, clientToken: 'token' })).toStrictEqual({
      ...SUCCESS,
      clientToken: 'token',
      contact: { active: true, lastPausedTimestamp: NOW.toISOString() },
    });
    const body = { InstanceId: INSTANCE_ID, ContactId: contactId };
    expect(world.upstream.calls).toStrictEqual([
      expect.objectContaining({ operation: 'PauseContact', body }),
      expect.objectContaining({ operation: 'DescribeContact' }),
    ]);
  });

  test('passes the flow on, without its alias, and records its id', async () => {
    await using world = await startWorld();

    const contactFlowId = `${FLOWS.inbound}:$SAVED`;
    expect(await pause(world, { contactId, contactFlowId })).toMatchObject(SUCCESS);

    const body = { InstanceId: INSTANCE_ID, ContactId: contactId, ContactFlowId: FLOWS.inbound };
    expect(world.upstream.calls[0]).toMatchObject({ operation: 'PauseContact', body });
    expect(world.audit).toMatchObject([
      {
        record: 'INTENT',
        operation: 'PauseContact',
        contactId,
        contactFlowId: FLOWS.inbound,
        facts: { present: ['["paused"]'], absent: [] },
      },
      { record: 'OUTCOME', result: 'PauseContactSuccess' },
    ]);
  });

  test.each([
    ['contactFlowId', ''],
    ['contactFlowId', 'f'.repeat(501)],
    ['contactFlowId', `${INSTANCE_ARN}/contact-flow/${FLOWS.inbound}`],
    ['contactId', ''],
  ])('with an invalid %s is not sent', async (field, value) => {
    await using world = await startWorld();

    expect(await pause(world, { contactId, [field]: value })).toMatchObject({
      __typename: 'ContactInputError',
      fields: [{ path: ['input', field] }],
    });
    expect(world.upstream.calls).toStrictEqual([]);
  });
});

describe('a pause that Connect rejects names the cause', () => {
  test.each([
    [
      'a chat',
      { contactId: CONTACTS.chat },
      {
        __typename: 'ContactChannelNotSupportedError',
        channel: 'CHAT',
        supportedChannels: ['TASK'],
      },
    ],
    ['an ended task', { contactId: CONTACTS.endedTask }, { __typename: 'ContactNotActiveError' }],
    [
      'a task that is scheduled for later',
      { contactId: CONTACTS.scheduledTask },
      {
        __typename: 'ContactNotStartedError',
        contactId: CONTACTS.scheduledTask,
        scheduledTimestamp: '2026-12-01T12:00:00.250Z',
        code: 'INVALID_STATE',
        retryable: false,
      },
    ],
    [
      'an unknown contact',
      { contactId: UNKNOWN_ID },
      { resourceType: 'CONTACT', resourceId: UNKNOWN_ID },
    ],
    [
      'an unknown flow',
      { contactId, contactFlowId: UNKNOWN_ID },
      { resourceType: 'CONTACT_FLOW', resourceId: UNKNOWN_ID },
    ],
    [
      'a flow that is archived',
      { contactId, contactFlowId: '50000000-0000-4000-8000-000000000011' },
      { __typename: 'ContactRequestRejectedError' },
    ],
  ])('%s', async (_, input, expected) => {
    await using world = await startWorld({ emulator: { now: () => NOW } });

    expect(await pause(world, input)).toMatchObject(expected);
    expect(world.audit.at(-1)).toMatchObject({ record: 'OUTCOME', settledBy: 'answer' });
  });

  test('a task that is paused already', async () => {
    await using world = await startWorld({ emulator: { now: () => NOW } });
    await pause(world, { contactId });

    expect(await pause(world, { contactId })).toMatchObject({
      __typename: 'ContactAlreadyPausedError',
      contactId,
      lastPausedTimestamp: NOW.toISOString(),
      code: 'INVALID_STATE',
      retryable: false,
    });
  });

  test('a task that has ended while it was paused', async () => {
    await using world = await startWorld();
    await pause(world, { contactId });
    await world.client.data(STOP, { input: { contactId } });

    expect(await pause(world, { contactId })).toMatchObject({
      __typename: 'ContactNotActiveError',
    });
  });

  test('a task that was paused ten times', async () => {
    let time = NOW.getTime();
    await using world = await startWorld({ emulator: { now: () => new Date((time += 1)) } });
    for (let count = 1; count <= 10; count += 1) {
      expect(await pause(world, { contactId })).toMatchObject(SUCCESS);
      await world.client.data(RESUME, { input: { contactId } });
    }

    expect(await pause(world, { contactId })).toMatchObject({
      __typename: 'ContactPauseLimitError',
      contactId,
      limit: 10,
      code: 'LIMIT_EXCEEDED',
      retryable: false,
    });
  });

  test('a conflict that no read shows', async () => {
    await using world = await startWorld();
    world.upstream.answerNext('PauseContact', exception('ConflictException', 409));

    expect(await pause(world, { contactId, clientToken: 'token' })).toMatchObject({
      __typename: 'ContactConflictError',
      contactId,
      clientToken: 'token',
      connectRequestId: 'request-of-connect',
      code: 'CONFLICT',
      retryable: true,
    });
    expect(await pause(world, { contactId, clientToken: 'token' })).toMatchObject(SUCCESS);
  });
});

describe('a pause whose answer is lost', () => {
  const callsOf = ({ upstream }: World): readonly string[] =>
    upstream.operations().filter((operation) => operation === 'PauseContact');

  test('is a success when the repeated call conflicts with the first', async () => {
    await using world = await startWorld();
    world.upstream.answerNext('PauseContact', FAULTS.resetAfter);
    world.upstream.answerNext('DescribeContact', ...Array<Answer>(READS).fill(NOT_SHOWN_YET));

    expect(await pause(world, { contactId })).toMatchObject(SUCCESS);
    expect(callsOf(world)).toHaveLength(2);
  });

  test.each<[string, Answer]>([
    ['never arrived', FAULTS.resetBefore],
    ['was executed', FAULTS.resetAfter],
  ])('is unknown when it %s and the contact cannot be read', async (_, lost) => {
    await using world = await startWorld();
    world.upstream.answerAll('PauseContact', lost);
    world.upstream.answerAll('DescribeContact', FAULTS.serverErrorBefore);

    expect(await pause(world, { contactId })).toMatchObject({
      __typename: 'ContactOutcomeUnknownError',
      retryable: true,
    });
    expect(callsOf(world)).toHaveLength(1);
  });

  test('is unknown while Connect shows the same time for the last pause and the last resumption', async () => {
    await using world = await startWorld({ emulator: { now: () => NOW } });
    await pause(world, { contactId });
    await world.client.data(RESUME, { input: { contactId } });
    world.upstream.answerNext('PauseContact', FAULTS.resetAfter);

    expect(await pause(world, { contactId })).toMatchObject({
      __typename: 'ContactOutcomeUnknownError',
    });
  });
});
