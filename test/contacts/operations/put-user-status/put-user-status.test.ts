import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PUT_USER_STATUS } from '../../../../src/contacts/operations/put-user-status/put-user-status.ts';
import { altered } from '../../../support/answers.ts';
import { FAULTS } from '../../../support/faults.ts';
import {
  AGENT_STATUSES,
  INSTANCE_ARN,
  INSTANCE_ID,
  UNKNOWN_ID,
  USERS,
} from '../../../support/ids.ts';
import { type Answer, exception } from '../../../support/recording-proxy.ts';
import { startWorld, type World } from '../../../support/world.ts';
import { declaredExceptions, typesOf } from '../support/declared.ts';

const OPERATION = 'PutUserStatus';
const PUT = `mutation ($input: PutUserStatusInput!) {
  putUserStatus(input: $input) {
    __typename
    ... on PutUserStatusSuccess {
      userId
      clientToken
      user { username availability { status nextStatus } }
    }
    ... on ContactError { message code retryable }
    ... on ContactAgentStatusDisabledError { agentStatusId }
    ... on ContactResourceNotFoundError { resourceType resourceId }
  }
}`;

/** Ben has no contact in hand, and Amara has one. */
const input = { userId: USERS.ben, agentStatusId: AGENT_STATUSES.lunch, clientToken: 'token' };

/** Sends the mutation, and returns its result. */
async function put({ client }: World, variables: object = input): Promise<unknown> {
  const { putUserStatus } = await client.data(PUT, { input: variables });
  return putUserStatus;
}

const success = (userId: string, username: string, availability: object | null): object => ({
  __typename: 'PutUserStatusSuccess',
  userId,
  clientToken: 'token',
  user: { username, availability },
});
const AT_LUNCH = success(USERS.ben, 'ben', { status: 'Lunch', nextStatus: null });

const sent = (world: World): number =>
  world.upstream.operations().filter((name) => name === OPERATION).length;

/** Statuses that every instance has, by their names. */
async function statusNamed({ client }: World, name: string): Promise<string> {
  const { agentStatuses } = await client.data('{ agentStatuses { nodes { id name } } }');
  const { nodes } = agentStatuses as { nodes: { id: string; name: string }[] };
  return nodes.find((status) => status.name === name)?.id ?? '';
}

describe('a change of the status of an agent', () => {
  test('is one call, and the user shows it', async () => {
    await using world = await startWorld();

    expect(await put(world)).toStrictEqual(AT_LUNCH);
    expect(world.upstream.calls[0]).toStrictEqual({
      operation: OPERATION,
      path: `/users/${INSTANCE_ID}/${USERS.ben}/status`,
      body: { AgentStatusId: AGENT_STATUSES.lunch },
    });
    expect(new Set(world.upstream.operations())).toStrictEqual(
      new Set(['DescribeUser', 'GetCurrentUserData', OPERATION]),
    );
    expect(sent(world)).toBe(1);
    const { userId, agentStatusId } = input;
    expect(world.audit).toMatchObject([
      { record: 'INTENT', operation: OPERATION, userId, agentStatusId },
      { record: 'OUTCOME', result: 'PutUserStatusSuccess', settledBy: 'answer' },
    ]);
  });

  test('of an agent with a contact in hand is the next status', async () => {
    await using world = await startWorld();

    expect(await put(world, { ...input, userId: USERS.amara })).toStrictEqual(
      success(USERS.amara, 'amara', { status: 'Available', nextStatus: 'Lunch' }),
    );
    const agentStatusId = await statusNamed(world, 'Available');
    const back = { ...input, userId: USERS.amara, agentStatusId, clientToken: 'token' };
    expect(await put(world, { ...back, clientToken: 'back' })).toMatchObject({
      user: { availability: { status: 'Available', nextStatus: null } },
    });
  });

  test('takes the ARN of the user, and sends the id', async () => {
    await using world = await startWorld();

    expect(
      await put(world, { ...input, userId: `${INSTANCE_ARN}/agent/${USERS.ben}` }),
    ).toStrictEqual(AT_LUNCH);
    expect(world.upstream.calls[0]?.path).toBe(`/users/${INSTANCE_ID}/${USERS.ben}/status`);
  });

  test('several changes in one request: each answer shows its change', async () => {
    await using world = await startWorld();
    const change = (id: string): string =>
      `putUserStatus(input: { userId: "${USERS.ben}", agentStatusId: "${id}" }) {
        ... on PutUserStatusSuccess { user { availability { status } } } }`;
    const { lunch, training } = AGENT_STATUSES;

    const data = await world.client.data(
      `mutation { first: ${change(lunch)} second: ${change(training)} }`,
    );

    expect(data).toMatchObject({
      first: { user: { availability: { status: 'Lunch' } } },
      second: { user: { availability: { status: 'Training' } } },
    });
  });

  test('to offline is shown, too, by an agent of whom Connect shows nothing', async () => {
    await using world = await startWorld();
    const agentStatusId = await statusNamed(world, 'Offline');
    world.upstream.answerAll(
      'GetCurrentUserData',
      altered((answer) => ({ ...answer, UserDataList: [] })),
    );

    expect(await put(world, { ...input, agentStatusId })).toStrictEqual(
      success(USERS.ben, 'ben', null),
    );
  });

  test('that Connect does not show yet is no user, and a top-level error', async () => {
    await using world = await startWorld();
    world.upstream.answerAll(
      'GetCurrentUserData',
      altered((answer) => ({ ...answer, UserDataList: [] })),
    );

    const { data, errors } = await world.client.send(PUT, { input });

    expect(data).toMatchObject({
      putUserStatus: { __typename: 'PutUserStatusSuccess', user: null },
    });
    expect(errors).toMatchObject([
      {
        message: `The user ${USERS.ben} was changed, but Amazon Connect does not return the change yet. Read it again in a few seconds.`,
        extensions: { code: 'CONTACT_NOT_READABLE_YET', userId: USERS.ben },
      },
    ]);
  });
});

describe('a change of the status that Connect rejects', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  const missing = (resourceType: string): object => ({
    __typename: 'ContactResourceNotFoundError',
    resourceType,
    resourceId: UNKNOWN_ID,
  });
  test.each([
    [
      'the status is disabled',
      { agentStatusId: AGENT_STATUSES.disabled },
      { __typename: 'ContactAgentStatusDisabledError', agentStatusId: AGENT_STATUSES.disabled },
    ],
    ['there is no such user', { userId: UNKNOWN_ID }, missing('USER')],
    ['there is no such status', { agentStatusId: UNKNOWN_ID }, missing('AGENT_STATUS')],
  ])('%s', async (clientToken, changes, result) => {
    expect(await put(world, { ...input, clientToken, ...changes })).toMatchObject(result);
  });

  test.each(declaredExceptions(PUT_USER_STATUS))(
    '%s becomes one of the declared types, whatever the status',
    async (name, status, reasons) => {
      const declared = typesOf(reasons);
      for (const id of [AGENT_STATUSES.disabled, AGENT_STATUSES.lunch, UNKNOWN_ID]) {
        // A failure of Connect itself is ambiguous, so that the call is repeated.
        const answers = Array(status === 500 ? 2 : 1).fill(exception(name, status)) as Answer[];
        world.upstream.answerNext(OPERATION, ...answers);

        const request = { ...input, agentStatusId: id, clientToken: name + id };
        const { __typename } = (await put(world, request)) as { __typename: string };
        expect(declared).toContainEqual(__typename);
      }
    },
  );
});

describe('a change of the status whose answer is lost', () => {
  test.each([
    ['of an agent without contacts', USERS.ben],
    ['of an agent with one: the next status shows it', USERS.amara],
  ])('was executed: it is shown, and nothing is sent again, %s', async (_, userId) => {
    await using world = await startWorld();
    world.upstream.answerNext(OPERATION, FAULTS.resetAfter);

    expect(await put(world, { ...input, userId })).toMatchObject({
      __typename: 'PutUserStatusSuccess',
    });
    expect(sent(world)).toBe(1);
    expect(world.audit[1]).toMatchObject({ settledBy: 'read-back' });
  });

  test.each([
    ['of an agent without contacts', USERS.ben],
    ['of an agent with one', USERS.amara],
  ])('was not executed: it is sent once more, %s', async (_, userId) => {
    await using world = await startWorld();
    world.upstream.answerNext(OPERATION, FAULTS.resetBefore);

    expect(await put(world, { ...input, userId })).toMatchObject({
      __typename: 'PutUserStatusSuccess',
    });
    expect(sent(world)).toBe(2);
  });

  test('is no success while another status is the next one', async () => {
    await using world = await startWorld();
    const busy = { ...input, userId: USERS.amara };
    await put(world, busy);
    world.upstream.answerAll(OPERATION, FAULTS.resetBefore);

    const agentStatusId = await statusNamed(world, 'Available');
    expect(await put(world, { ...busy, agentStatusId, clientToken: 'back' })).toMatchObject({
      __typename: 'ContactOutcomeUnknownError',
    });
  });
});
