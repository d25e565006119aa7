import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { UPDATE_CONTACT_ATTRIBUTES } from '../../../../src/contacts/operations/update-contact-attributes/update-contact-attributes.ts';
import { FORBIDDEN, sendAs, startRestricted } from '../../../auth/support/restricted.ts';
import { startTestIssuer, type TestIssuer } from '../../../auth/support/test-issuer.ts';
import { altered, relay } from '../../../support/answers.ts';
import { FAULTS } from '../../../support/faults.ts';
import { holdAnswer } from '../../../support/held-answer.ts';
import { CONTACTS, INSTANCE_ID, QUEUES, UNKNOWN_ID } from '../../../support/ids.ts';
import { exception, raw } from '../../../support/recording-proxy.ts';
import { until } from '../../../support/until.ts';
import { startWorld, type World } from '../../../support/world.ts';
import { declaredExceptions, typesOf } from '../support/declared.ts';

const OPERATION = 'UpdateContactAttributes';
const UPDATE = `mutation ($input: UpdateContactAttributesInput!) {
  updateContactAttributes(input: $input) {
    __typename
    ... on UpdateContactAttributesSuccess {
      contactId
      clientToken
      contact { id attributes { key value } }
    }
    ... on ContactError { message code retryable }
    ... on ContactInputError { fields { path message } }
    ... on ContactAttributesTooLargeError { contactId maxBytes }
    ... on ContactResourceNotFoundError { resourceType resourceId }
  }
}`;
/** Without the contact. */
const BARE = UPDATE.replace(/contact \{.*\}/, '');

/** It was transferred once, and has the attributes policyNumber and claimType. */
const contactId = CONTACTS.transferredOnce;
/** The first contact of its chain, in another queue. */
const INITIAL = '62000000-0000-4000-8000-000000000001';
const OTHER_QUEUE = '20000000-0000-4000-8000-000000000004';
const set = [
  { key: 'bloodType', value: 'AB' },
  { key: 'claimType', value: 'bicycle' },
];
const input = {
  contactId,
  initialContactId: INITIAL,
  set,
  remove: ['policyNumber'],
  clientToken: 'token',
};
const SUCCESS = {
  __typename: 'UpdateContactAttributesSuccess',
  contactId,
  clientToken: 'token',
  contact: { id: contactId, attributes: set },
};
const WRONG_CHAIN = {
  path: ['input', 'initialContactId'],
  message: `must be the initial contact of ${contactId}, which is ${INITIAL}`,
};

/** Sends the mutation, and returns its result. */
async function update(
  { client }: World,
  variables: object = input,
  mutation = UPDATE,
): Promise<unknown> {
  const { updateContactAttributes } = await client.data(mutation, { input: variables });
  return updateContactAttributes;
}

/** How often the operation was sent. */
const sent = ({ upstream }: World): number =>
  upstream.calls.filter(({ operation }) => operation === OPERATION).length;

describe('attributes of a contact', () => {
  test('are changed by one call, and the contact shows it', async () => {
    await using world = await startWorld({ emulator: { consistencyDelayMs: 50 } });

    expect(await update(world)).toStrictEqual(SUCCESS);
    expect(world.upstream.calls[0]).toMatchObject({
      operation: OPERATION,
      path: '/contact/attributes',
    });
    expect(world.upstream.calls[0]?.body).toStrictEqual({
      InstanceId: INSTANCE_ID,
      InitialContactId: INITIAL,
      Attributes: { bloodType: 'AB', claimType: 'bicycle', policyNumber: '' },
    });
    expect(sent(world)).toBe(1);
    expect(world.audit).toMatchObject([
      { record: 'INTENT', operation: OPERATION, contactId, initialContactId: INITIAL },
      { record: 'OUTCOME', result: 'UpdateContactAttributesSuccess', settledBy: 'answer' },
    ]);
    // Only keyed digests.
    expect(JSON.stringify(world.audit)).not.toMatch(/bloodType|bicycle|policyNumber/);
  });

  test.each([
    ['a later contact of a chain', contactId, INITIAL],
    ['the only contact', CONTACTS.urgentTask, CONTACTS.urgentTask],
  ])('are changed by two calls without the initial contact: %s', async (_, id, initialId) => {
    await using world = await startWorld();

    const result = await update(world, { contactId: id, set, clientToken: 'token' }, BARE);
    expect(result).toStrictEqual({
      __typename: 'UpdateContactAttributesSuccess',
      contactId: id,
      clientToken: 'token',
    });
    expect(world.upstream.calls).toMatchObject([
      { operation: 'DescribeContact' },
      { operation: OPERATION, body: { InitialContactId: initialId } },
    ]);
    expect(world.audit[0]).toMatchObject({ contactId: id, initialContactId: initialId });
  });

  test('are the same with and without the initial contact, and in another order', async () => {
    await using world = await startWorld();
    const first = await update(world, input, BARE);
    const reordered = { ...input, initialContactId: null, set: set.toReversed() };

    expect(await update(world, reordered, BARE)).toStrictEqual(first);
    expect(await update(world, { ...input, remove: [] }, BARE)).toMatchObject({
      __typename: 'ContactIdempotencyConflictError',
    });
    expect(sent(world)).toBe(1);
  });

  test('have any key that Connect allows', async () => {
    await using world = await startWorld();
    const keys = ['__proto__', 'constructor', '0', '-_-'];
    const all = keys.map((key) => ({ key, value: 'x' }));

    expect(await update(world, { ...input, set: all, remove: [] })).toMatchObject({
      __typename: 'UpdateContactAttributesSuccess',
      contact: { attributes: expect.arrayContaining(all) },
    });
  });

  test('that Connect shows with an empty value are removed', async () => {
    await using world = await startWorld();
    world.upstream.answerAll(
      'GetContactAttributes',
      altered((answer) => ({
        Attributes: { ...(answer['Attributes'] as object), policyNumber: '' },
      })),
    );
    world.upstream.answerNext(OPERATION, FAULTS.resetAfter);

    expect(await update(world, input, BARE)).toMatchObject({
      __typename: 'UpdateContactAttributesSuccess',
    });
    expect(sent(world)).toBe(1);
  });
});

describe('the initial contact of another chain', () => {
  test('is an issue when Connect does not know it as one', async () => {
    await using world = await startWorld();

    for (const id of [contactId, UNKNOWN_ID]) {
      const wrong = { ...input, initialContactId: id, clientToken: id };
      expect(await update(world, wrong)).toMatchObject({
        __typename: 'ContactInputError',
        fields: [WRONG_CHAIN],
      });
    }
  });

  test('is changed, as the audit log shows, and the contact is an error', async () => {
    await using world = await startWorld();
    const wrong = { ...input, initialContactId: CONTACTS.urgentTask };

    const { data, errors } = await world.client.send(UPDATE, { input: wrong });
    expect(data).toMatchObject({
      updateContactAttributes: { __typename: 'UpdateContactAttributesSuccess', contact: null },
    });
    expect(errors).toMatchObject([
      {
        path: ['updateContactAttributes', 'contact'],
        extensions: { code: 'BAD_USER_INPUT', fields: [WRONG_CHAIN] },
      },
    ]);
    expect(world.audit[0]).toMatchObject({ contactId, initialContactId: CONTACTS.urgentTask });
  });
});

describe('attributes that Connect rejects', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ gateway: { circuitCoolDownMs: 0 } });
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  /** An attribute of so many bytes. */
  const large = (bytes: number): object => ({ key: 'k', value: 'v'.repeat(bytes - 1) });

  test('are too large together with those that the contact has', async () => {
    const existing = Buffer.byteLength('policyNumberHI-201166claimTypetheft');
    const largest = 32_768 - existing;
    const tooLarge = { ...input, set: [large(largest + 1)], remove: [], clientToken: 'too large' };

    expect(await update(world, tooLarge)).toMatchObject({
      __typename: 'ContactAttributesTooLargeError',
      code: 'LIMIT_EXCEEDED',
      contactId,
      maxBytes: 32_768,
    });
    const full = {
      ...input,
      set: [large(largest)],
      remove: [],
      clientToken: 'as large as allowed',
    };
    expect(await update(world, full, BARE)).toMatchObject({
      __typename: 'UpdateContactAttributesSuccess',
    });
    const removed = { ...input, set: [], remove: ['k'], clientToken: 'removed' };
    expect(await update(world, removed, BARE)).toMatchObject({
      __typename: 'UpdateContactAttributesSuccess',
    });
  });

  test.each([
    ['with', { initialContactId: UNKNOWN_ID }],
    ['without', { initialContactId: null }],
  ])('%s an initial contact: there is no such contact', async (_, changes) => {
    const unknown = { ...input, contactId: UNKNOWN_ID, ...changes, clientToken: 'unknown' };

    expect(await update(world, unknown)).toMatchObject({
      __typename: 'ContactResourceNotFoundError',
      resourceType: 'CONTACT',
      resourceId: UNKNOWN_ID,
    });
  });

  test('the contact cannot be read', async () => {
    world.upstream.answerNext('DescribeContact', FAULTS.serverErrorBefore);
    const before = sent(world);

    expect(
      await update(world, { ...input, initialContactId: null, clientToken: 'unread' }),
    ).toMatchObject({ __typename: 'ContactServiceError' });
    expect(sent(world)).toBe(before);
  });

  test('another rejection is no limit', async () => {
    world.upstream.answerNext(OPERATION, exception('InvalidParameterException', 400));

    expect(await update(world, { ...input, clientToken: 'rejected' })).toMatchObject({
      __typename: 'ContactRequestRejectedError',
    });
  });

  test.each(declaredExceptions(UPDATE_CONTACT_ATTRIBUTES))(
    '%s becomes one of the declared types, whatever the contact shows',
    async (name, status, reasons) => {
      world.upstream.answerAll(OPERATION, exception(name, status));
      for (const id of [INITIAL, CONTACTS.urgentTask, contactId, UNKNOWN_ID]) {
        const more = { initialContactId: id, clientToken: name + id };
        const result = await update(world, { ...input, ...more });
        expect(typesOf(reasons)).toContainEqual((result as { __typename: string }).__typename);
      }
      world.upstream.answerAll(OPERATION, relay);
    },
  );
});

describe('a change whose answer is lost', () => {
  test('took place: the attributes show it, and nothing is sent again', async () => {
    await using world = await startWorld();
    world.upstream.answerNext(OPERATION, FAULTS.resetAfter);

    expect(await update(world, input, BARE)).toMatchObject({
      __typename: 'UpdateContactAttributesSuccess',
    });
    const read = {
      operation: 'GetContactAttributes',
      path: `/contact/attributes/${INSTANCE_ID}/${INITIAL}`,
    };
    expect(world.upstream.calls).toMatchObject([{ operation: OPERATION }, read, read]);
    expect(world.audit[1]).toMatchObject({ settledBy: 'read-back' });
  });

  test.each<[string, object]>([
    ['what is set', { remove: [] }],
    ['what is removed', { set: [] }],
  ])('did not take place: %s is sent once more', async (_, changes) => {
    await using world = await startWorld();
    world.upstream.answerNext(OPERATION, FAULTS.resetBefore);

    expect(await update(world, { ...input, ...changes }, BARE)).toMatchObject({
      __typename: 'UpdateContactAttributesSuccess',
    });
    expect(sent(world)).toBe(2);
  });
});

describe('a retry whose read of the initial contact fails', () => {
  const withoutInitial = { ...input, initialContactId: null };
  const reads = ({ upstream }: World): number =>
    upstream.operations().filter((name) => name === 'DescribeContact').length;

  test('gets the remembered success, and its contact', async () => {
    await using world = await startWorld();
    const first = await update(world, withoutInitial);
    world.upstream.answerNext('DescribeContact', FAULTS.serverErrorBefore);

    expect(await update(world, withoutInitial)).toStrictEqual(first);
    expect(first).toStrictEqual(SUCCESS);
    expect(sent(world)).toBe(1);
    expect(world.audit).toHaveLength(2);
  });

  test('is a conflict with other attributes', async () => {
    await using world = await startWorld();
    await update(world, withoutInitial, BARE);
    world.upstream.answerAll('DescribeContact', FAULTS.serverErrorBefore);

    expect(await update(world, { ...withoutInitial, remove: [] }, BARE)).toMatchObject({
      __typename: 'ContactIdempotencyConflictError',
    });
  });

  test.each([
    ['Connect fails', FAULTS.serverErrorBefore, 'ContactOutcomeUnknownError'],
    ['Connect throttles it', exception('ThrottlingException', 429), 'ContactThrottledError'],
  ])('leaves an unknown outcome open when %s', async (_name, fault, typename) => {
    await using world = await startWorld();
    world.upstream.answerNext(OPERATION, FAULTS.resetAfter);
    world.upstream.answerNext('GetContactAttributes', FAULTS.serverErrorBefore);
    expect(await update(world, withoutInitial, BARE)).toMatchObject({
      __typename: 'ContactOutcomeUnknownError',
    });

    world.upstream.answerAll('DescribeContact', fault);
    expect(await update(world, withoutInitial, BARE)).toMatchObject({ __typename: typename });
    world.upstream.answerAll('DescribeContact', relay);
    expect(await update(world, withoutInitial, BARE)).toMatchObject({
      __typename: 'UpdateContactAttributesSuccess',
    });
    expect(sent(world)).toBe(1);
  });

  test('waits for a request with its token that is running', async () => {
    await using world = await startWorld();
    const held = holdAnswer(relay);
    world.upstream.answerNext(OPERATION, held.answer);
    const first = update(world, withoutInitial, BARE);
    await held.requested;
    world.upstream.answerAll('DescribeContact', FAULTS.serverErrorBefore);
    const retry = update(world, withoutInitial, BARE);
    await until(() => reads(world) === 2);
    held.release();

    expect(await retry).toStrictEqual(await first);
    expect(sent(world)).toBe(1);
  });
});

test('a token that was used for another chain is a conflict', async () => {
  await using world = await startWorld();
  await update(world, input, BARE);

  const other = { ...input, initialContactId: CONTACTS.urgentTask };
  expect(await update(world, other, BARE)).toMatchObject({
    __typename: 'ContactIdempotencyConflictError',
  });
  expect(sent(world)).toBe(1);
});

describe('a caller that is restricted to queues', () => {
  let issuer: TestIssuer;
  let world: World;
  beforeAll(async () => {
    issuer = await startTestIssuer();
    world = await startRestricted(issuer);
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
    await issuer[Symbol.asyncDispose]();
  });

  const ALL = [QUEUES.claims, OTHER_QUEUE];
  const mutation = (id: string, initial: string | undefined): string => `mutation {
    updateContactAttributes(input: {
      contactId: "${id}" ${initial === undefined ? '' : `initialContactId: "${initial}"`}
      set: [{ key: "a", value: "b" }]
    }) { __typename ... on ContactInputError { fields { path message } } }
  }`;

  test.each([
    ['without the initial contact', undefined],
    ['with the initial contact', INITIAL],
  ])('changes a chain whose contacts are all in them, %s', async (_, initial) => {
    expect(
      await sendAs(issuer, world, { queues: ALL }, mutation(contactId, initial)),
    ).toMatchObject({
      data: { updateContactAttributes: { __typename: 'UpdateContactAttributesSuccess' } },
      errors: [],
      calls: ['DescribeContact', 'ListAssociatedContacts', 'DescribeContact', OPERATION],
    });
  });

  test.each([
    ['the contact is in another queue', [OTHER_QUEUE], contactId, INITIAL],
    ['the initial contact is in another queue', [QUEUES.claims], contactId, INITIAL],
    ['the same, and it is not given', [QUEUES.claims], contactId, undefined],
    ['a later contact is in another queue', [OTHER_QUEUE], INITIAL, INITIAL],
    ['the contact is in no queue', ALL, CONTACTS.scheduledTask, CONTACTS.urgentTask],
  ])('is rejected when %s', async (_, queues, id, initial) => {
    const before = sent(world);

    expect(await sendAs(issuer, world, { queues }, mutation(id, initial))).toMatchObject({
      data: { updateContactAttributes: null },
      errors: FORBIDDEN,
    });
    expect(sent(world)).toBe(before);
  });

  test.each([
    ['of another chain that is in none of them', CONTACTS.billingTask],
    ['of another chain that is in one of them', CONTACTS.urgentTask],
    ['that does not exist', UNKNOWN_ID],
    ['that is a later one of the same chain', contactId],
  ])('cannot change an initial contact %s', async (_, initial) => {
    const before = sent(world);

    expect(
      await sendAs(issuer, world, { queues: ALL }, mutation(contactId, initial)),
    ).toMatchObject({
      data: { updateContactAttributes: { fields: [WRONG_CHAIN] } },
    });
    expect(sent(world)).toBe(before);
  });

  test('does not learn of an earlier success while nothing shows that the chain is in them', async () => {
    const withToken = mutation(contactId, INITIAL).replace('set:', 'clientToken: "read", set:');
    const claims = { queues: ALL };
    expect(await sendAs(issuer, world, claims, withToken)).toMatchObject({
      data: { updateContactAttributes: { __typename: 'UpdateContactAttributesSuccess' } },
    });
    const before = sent(world);

    world.upstream.answerNext('DescribeContact', FAULTS.serverErrorBefore);
    expect(await sendAs(issuer, world, claims, withToken)).toMatchObject({
      data: { updateContactAttributes: { __typename: 'ContactOutcomeUnknownError' } },
    });
    expect(sent(world)).toBe(before);
  });

  test.each([
    ['is truncated', [contactId, INITIAL], 'more'],
    ['does not name the initial contact', [contactId], undefined],
    ['does not name the contact', [INITIAL], undefined],
  ])('is rejected when the list of the chain %s', async (_, ids, NextToken) => {
    const ContactSummaryList = ids.map((id) => ({ ContactId: id, InitialContactId: INITIAL }));
    const page = JSON.stringify({ ContactSummaryList, NextToken });
    world.upstream.answerAll('ListAssociatedContacts', raw(200, page));
    const before = sent(world);

    const { errors } = await sendAs(issuer, world, { queues: ALL }, mutation(contactId, INITIAL));
    world.upstream.answerAll('ListAssociatedContacts', relay);
    expect(errors).toStrictEqual(FORBIDDEN);
    expect(sent(world)).toBe(before);
  });
});
