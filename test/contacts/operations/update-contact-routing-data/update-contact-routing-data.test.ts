import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { UPDATE_CONTACT_ROUTING_DATA } from '../../../../src/contacts/operations/update-contact-routing-data/update-contact-routing-data.ts';
import { FORBIDDEN, sendAs, startRestricted } from '../../../auth/support/restricted.ts';
import { startTestIssuer } from '../../../auth/support/test-issuer.ts';
import { FAULTS } from '../../../support/faults.ts';
import { CONTACTS, INSTANCE_ID, QUEUES, UNKNOWN_ID } from '../../../support/ids.ts';
import { type Answer, exception } from '../../../support/recording-proxy.ts';
import { startWorld, type World } from '../../../support/world.ts';
import { declaredExceptions, typesOf } from '../support/declared.ts';

const OPERATION = 'UpdateContactRoutingData';
const CHANGE = `mutation ($input: UpdateContactRoutingDataInput!) {
  updateContactRoutingData(input: $input) {
    __typename
    ... on UpdateContactRoutingDataSuccess {
      contactId
      clientToken
      contact { queuePriority queueTimeAdjustmentSeconds }
    }
    ... on ContactError { message code retryable }
    ... on ContactConflictError { clientToken connectRequestId }
    ... on ContactResourceNotFoundError { resourceType resourceId }
  }
}`;

const contactId = CONTACTS.unassignedTask;
const input = { contactId, routing: { queuePriority: 2 }, clientToken: 'token' };

/** Sends the mutation, and returns its result. */
async function change({ client }: World, variables: object = input): Promise<unknown> {
  const { updateContactRoutingData } = await client.data(CHANGE, { input: variables });
  return updateContactRoutingData;
}

const success = (contact: object): object => ({
  __typename: 'UpdateContactRoutingDataSuccess',
  contactId,
  clientToken: 'token',
  contact,
});

describe('a change of the turn of a contact', () => {
  test.each([
    ['the priority', { queuePriority: 2 }, { QueuePriority: 2 }, [2, null]],
    ['the age', { queueTimeAdjustmentSeconds: 600 }, { QueueTimeAdjustmentSeconds: 600 }, [5, 600]],
    [
      'a lower age',
      { queueTimeAdjustmentSeconds: -5 },
      { QueueTimeAdjustmentSeconds: -5 },
      [5, -5],
    ],
    [
      'the lowest age',
      { queueTimeAdjustmentSeconds: -2_147_483_648 },
      { QueueTimeAdjustmentSeconds: -2_147_483_648 },
      [5, -2_147_483_648],
    ],
    ['no more age', { queueTimeAdjustmentSeconds: 0 }, { QueueTimeAdjustmentSeconds: 0 }, [5, 0]],
  ])('%s: is one call, and the contact shows it', async (_, routing, body, shown) => {
    await using world = await startWorld();

    const result = await change(world, { ...input, routing });

    const [queuePriority, queueTimeAdjustmentSeconds] = shown;
    expect(result).toStrictEqual(success({ queuePriority, queueTimeAdjustmentSeconds }));
    expect(world.upstream.calls).toMatchObject([
      { operation: OPERATION, path: `/contacts/${INSTANCE_ID}/${contactId}/routing-data` },
      { operation: 'DescribeContact' },
    ]);
    expect(world.upstream.calls[0]?.body).toStrictEqual(body);
    expect(world.audit).toMatchObject([
      { record: 'INTENT', operation: OPERATION, contactId },
      { record: 'OUTCOME', result: 'UpdateContactRoutingDataSuccess', settledBy: 'answer' },
    ]);
  });

  test('the contact is waited for until it shows the change', async () => {
    await using world = await startWorld({ emulator: { consistencyDelayMs: 50 } });

    const shown = { queuePriority: 2, queueTimeAdjustmentSeconds: null };
    expect(await change(world)).toStrictEqual(success(shown));
  });
});

describe('a change that Connect rejects', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  test.each([
    ['the contact has ended', CONTACTS.endedTask, { __typename: 'ContactNotActiveError' }],
    [
      'an agent has accepted the contact',
      CONTACTS.taskOfAmara,
      { __typename: 'ContactNotQueuedError' },
    ],
    [
      'there is no such contact',
      UNKNOWN_ID,
      {
        __typename: 'ContactResourceNotFoundError',
        resourceType: 'CONTACT',
        resourceId: UNKNOWN_ID,
      },
    ],
  ])('%s', async (_, id, result) => {
    expect(await change(world, { ...input, contactId: id, clientToken: id })).toMatchObject(result);
  });

  test('a conflict whose cause nothing shows says so', async () => {
    world.upstream.answerNext(OPERATION, exception('ResourceConflictException', 409));

    expect(await change(world, { ...input, clientToken: 'conflict' })).toMatchObject({
      __typename: 'ContactConflictError',
      clientToken: 'conflict',
      connectRequestId: 'request-of-connect',
      retryable: true,
    });
  });

  test.each(declaredExceptions(UPDATE_CONTACT_ROUTING_DATA))(
    '%s becomes one of the declared types, whatever the contact shows',
    async (name, status, reasons) => {
      const declared = typesOf(reasons);
      for (const id of [CONTACTS.endedTask, CONTACTS.taskOfAmara, contactId, UNKNOWN_ID]) {
        // A failure of Connect itself is ambiguous, so that the call is repeated.
        const answers = Array(status === 500 ? 2 : 1).fill(exception(name, status)) as Answer[];
        world.upstream.answerNext(OPERATION, ...answers);

        const result = await change(world, { ...input, contactId: id, clientToken: name + id });
        expect(declared).toContainEqual((result as { __typename: string }).__typename);
      }
    },
  );

  test.each([
    ['both', { queuePriority: 1, queueTimeAdjustmentSeconds: 1 }],
    ['none', {}],
    ['null', { queuePriority: null }],
  ])('the schema allows exactly one member, not %s', async (_, routing) => {
    const { errors } = await world.client.send(CHANGE, { input: { ...input, routing } });

    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

describe('a change whose answer is lost', () => {
  test('was executed: the contact shows it, and nothing is sent again', async () => {
    await using world = await startWorld();
    world.upstream.answerNext(OPERATION, FAULTS.resetAfter);

    const shown = { queuePriority: 2, queueTimeAdjustmentSeconds: null };
    expect(await change(world)).toStrictEqual(success(shown));
    // The state twice, because the first reading may be older than the request, and the contact of the success.
    expect(world.upstream.operations()).toStrictEqual([
      'DescribeContact',
      'DescribeContact',
      'DescribeContact',
      OPERATION,
    ]);
    expect(world.audit[1]).toMatchObject({ settledBy: 'read-back' });
  });
});

test('a caller that is restricted to queues changes the contacts in them, and no others', async () => {
  await using issuer = await startTestIssuer();
  await using world = await startRestricted(issuer);
  const claims = { queues: [QUEUES.claims] };
  const of = (id: string): string =>
    `mutation { updateContactRoutingData(input: { contactId: "${id}", routing: { queuePriority: 1 } }) { __typename } }`;

  expect(await sendAs(issuer, world, claims, of(contactId))).toMatchObject({
    data: { updateContactRoutingData: { __typename: 'UpdateContactRoutingDataSuccess' } },
    errors: [],
    calls: ['DescribeContact', OPERATION],
  });
  expect(await sendAs(issuer, world, claims, of(CONTACTS.billingTask))).toMatchObject({
    data: { updateContactRoutingData: null },
    errors: FORBIDDEN,
    calls: ['DescribeContact'],
  });
});
