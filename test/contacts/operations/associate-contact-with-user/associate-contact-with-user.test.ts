import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ASSOCIATE_CONTACT_WITH_USER } from '../../../../src/contacts/operations/associate-contact-with-user/associate-contact-with-user.ts';
import contactCentre from '../../../../src/emulator/data/contact-centre.json' with { type: 'json' };
import { parseSeed } from '../../../../src/emulator/seed.ts';
import { FORBIDDEN, sendAs, startRestricted } from '../../../auth/support/restricted.ts';
import { startTestIssuer } from '../../../auth/support/test-issuer.ts';
import { altered } from '../../../support/answers.ts';
import { FAULTS } from '../../../support/faults.ts';
import {
  CONTACTS,
  INSTANCE_ARN,
  INSTANCE_ID,
  QUEUES,
  UNKNOWN_ID,
  USERS,
} from '../../../support/ids.ts';
import { type Answer, exception } from '../../../support/recording-proxy.ts';
import { startWorld, type World, type WorldOptions } from '../../../support/world.ts';
import { declaredExceptions, typesOf } from '../support/declared.ts';

const OPERATION = 'AssociateContactWithUser';
const ASSIGN = `mutation ($input: AssociateContactWithUserInput!) {
  associateContactWithUser(input: $input) {
    __typename
    ... on AssociateContactWithUserSuccess { contactId clientToken contact { id active queueId agentId } }
    ... on ContactError { message code retryable }
    ... on ContactAgentQueueFullError { userId limit clientToken }
    ... on ContactResourceNotFoundError { resourceType resourceId }
  }
}`;

const contactId = CONTACTS.unassignedTask;
const input = { contactId, userId: USERS.ben, clientToken: 'token' };

/** Sends the mutation, and returns its result. */
async function assign({ client }: World, variables: object = input): Promise<unknown> {
  const { associateContactWithUser } = await client.data(ASSIGN, { input: variables });
  return associateContactWithUser;
}

const success = (agentId: string | null): object => ({
  __typename: 'AssociateContactWithUserSuccess',
  contactId,
  clientToken: 'token',
  contact: { id: contactId, active: true, queueId: USERS.ben, agentId },
});

/** A contact centre in which agents accept nothing by themselves, and many contacts wait for one. */
const manual = (status = 'Available'): WorldOptions => ({
  emulator: {
    seed: parseSeed({
      ...contactCentre,
      users: contactCentre.users.map((user) => ({
        ...user,
        handling: 'MANUAL',
        status: { ...user.status, name: status },
      })),
      contacts: [
        ...contactCentre.contacts,
        ...Array.from({ length: 11 }, (_, index) => ({
          id: `waiting-${index}`,
          name: 'Waiting',
          queueId: QUEUES.claims,
          initiationTimestamp: -60,
        })),
      ],
    }),
  },
});

describe('an assignment', () => {
  test('is one call, and the contact shows the agent who accepted it', async () => {
    await using world = await startWorld();

    expect(await assign(world)).toStrictEqual(success(USERS.ben));
    expect(world.upstream.calls[0]).toStrictEqual({
      operation: OPERATION,
      path: `/contacts/${INSTANCE_ID}/${contactId}/associate-user`,
      body: { UserId: USERS.ben },
    });
    const [first, ...reads] = world.upstream.operations().toSorted();
    expect([first, new Set(reads)]).toStrictEqual([OPERATION, new Set(['DescribeContact'])]);
    expect(world.audit).toMatchObject([
      { record: 'INTENT', operation: OPERATION, contactId, userId: USERS.ben },
      { record: 'OUTCOME', result: 'AssociateContactWithUserSuccess', settledBy: 'answer' },
    ]);
  });

  test('to an agent who accepts nothing yet: the contact waits in the queue of the agent', async () => {
    await using world = await startWorld(manual());

    expect(await assign(world)).toStrictEqual(success(null));
  });

  test('takes the ARN of the agent, and sends the id', async () => {
    await using world = await startWorld();
    const userId = `${INSTANCE_ARN}/agent/${USERS.ben}`;

    expect(await assign(world, { ...input, userId })).toStrictEqual(success(USERS.ben));
    expect(world.upstream.calls[0]?.body).toStrictEqual({ UserId: USERS.ben });
    expect(await assign(world)).toStrictEqual(success(USERS.ben));
    const sent = world.upstream.operations().filter((name) => name === OPERATION);
    expect(sent).toHaveLength(1);
  });

  test('is shown by the list of the agent when the contact does not show it', async () => {
    await using world = await startWorld(manual());
    world.upstream.answerAll(
      'DescribeContact',
      altered(({ Contact, ...answer }) => ({
        ...answer,
        Contact: { ...(Contact as object), QueueInfo: { Id: QUEUES.claims } },
      })),
    );

    expect(await assign(world)).toMatchObject({
      __typename: 'AssociateContactWithUserSuccess',
      contact: { queueId: QUEUES.claims },
    });
    expect(world.upstream.operations()).toContain('GetCurrentUserData');
  });
});

describe('an assignment that Connect rejects', () => {
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
      'the contact has ended',
      { contactId: CONTACTS.endedTask },
      { __typename: 'ContactNotActiveError' },
    ],
    [
      'an agent has accepted the contact',
      { contactId: CONTACTS.taskOfAmara },
      { __typename: 'ContactNotQueuedError' },
    ],
    [
      'the contact is not in a queue yet',
      { contactId: CONTACTS.scheduledTask },
      { __typename: 'ContactNotQueuedError' },
    ],
    ['there is no such contact', { contactId: UNKNOWN_ID }, missing('CONTACT')],
    ['there is no such user', { userId: UNKNOWN_ID }, missing('USER')],
  ])('%s', async (clientToken, changes, result) => {
    expect(await assign(world, { ...input, clientToken, ...changes })).toMatchObject(result);
  });

  test.each(declaredExceptions(ASSOCIATE_CONTACT_WITH_USER))(
    '%s becomes one of the declared types, whatever the contact shows',
    async (name, status, reasons) => {
      const declared = typesOf(reasons);
      for (const id of [CONTACTS.endedTask, CONTACTS.taskOfAmara, contactId, UNKNOWN_ID]) {
        // A failure of Connect itself is ambiguous, so that the call is repeated.
        const answers = Array(status === 500 ? 2 : 1).fill(exception(name, status)) as Answer[];
        world.upstream.answerNext(OPERATION, ...answers);

        const result = await assign(world, { ...input, contactId: id, clientToken: name + id });
        expect(declared).toContainEqual((result as { __typename: string }).__typename);
      }
    },
  );
});

describe('an assignment to an agent with ten contacts that wait', () => {
  const fill = async (world: World): Promise<void> => {
    for (let index = 0; index < 10; index += 1) {
      const waiting = { contactId: `waiting-${index}`, userId: USERS.ben };
      expect(await assign(world, waiting)).toMatchObject({
        __typename: 'AssociateContactWithUserSuccess',
      });
    }
  };

  test('is rejected, as the list of the agent shows', async () => {
    await using world = await startWorld(manual());
    await fill(world);

    expect(await assign(world)).toMatchObject({
      __typename: 'ContactAgentQueueFullError',
      userId: USERS.ben,
      limit: 10,
      clientToken: 'token',
      retryable: true,
    });
  });

  test('is rejected without a cause when the contact cannot be read: its state may be the cause', async () => {
    await using world = await startWorld(manual());
    await fill(world);
    world.upstream.answerNext('DescribeContact', FAULTS.resetBefore);

    expect(await assign(world)).toMatchObject({ __typename: 'ContactRequestRejectedError' });
  });

  test('is rejected without a cause when the agent is offline: then no list shows them', async () => {
    await using world = await startWorld(manual('Offline'));
    await fill(world);

    expect(await assign(world)).toMatchObject({ __typename: 'ContactRequestRejectedError' });
  });
});

describe('an assignment whose answer is lost', () => {
  test("is no success while a queue that is not the agent's own offers the contact", async () => {
    await using world = await startWorld(manual());
    world.upstream.answerNext(OPERATION, FAULTS.resetBefore, FAULTS.resetBefore);
    const offer = {
      ContactId: contactId,
      AgentContactState: 'CONNECTING',
      Queue: { Id: QUEUES.claims },
    };
    world.upstream.answerAll(
      'GetCurrentUserData',
      altered(() => ({ UserDataList: [{ Contacts: [offer] }] })),
    );

    expect(await assign(world)).toMatchObject({ __typename: 'ContactOutcomeUnknownError' });
    const sent = world.upstream.operations().filter((name) => name === OPERATION);
    expect(sent).toHaveLength(2);
  });

  test('is no success for a contact of the agent that has ended', async () => {
    await using world = await startWorld();
    world.upstream.answerNext(OPERATION, FAULTS.resetBefore);

    const ended = { ...input, contactId: CONTACTS.endedTask };
    expect(await assign(world, ended)).toMatchObject({ __typename: 'ContactNotActiveError' });
  });
});

test('a caller that is restricted to queues assigns the contacts in them, which it then sees no longer', async () => {
  await using issuer = await startTestIssuer();
  await using world = await startRestricted(issuer);
  const claims = { queues: [QUEUES.claims] };
  const of = (id: string, fields = ''): string =>
    `mutation { associateContactWithUser(input: { contactId: "${id}", userId: "${USERS.ben}" }) {
      __typename ${fields} } }`;

  expect(await sendAs(issuer, world, claims, of(CONTACTS.billingTask))).toMatchObject({
    data: { associateContactWithUser: null },
    errors: FORBIDDEN,
    calls: ['DescribeContact'],
  });
  const fields = '... on AssociateContactWithUserSuccess { contact { queueId } }';
  expect(await sendAs(issuer, world, claims, of(contactId, fields))).toMatchObject({
    data: {
      associateContactWithUser: { __typename: 'AssociateContactWithUserSuccess', contact: null },
    },
    errors: FORBIDDEN,
  });
  const both = { queues: [QUEUES.claims, USERS.ben] };
  expect(await sendAs(issuer, world, both, of(CONTACTS.urgentTask, fields))).toMatchObject({
    data: { associateContactWithUser: { contact: { queueId: USERS.ben } } },
    errors: [],
  });
});
