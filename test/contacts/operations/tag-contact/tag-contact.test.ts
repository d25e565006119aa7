import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TAG_CONTACT } from '../../../../src/contacts/operations/tag-contact/tag-contact.ts';
import { FORBIDDEN, sendAs, startRestricted } from '../../../auth/support/restricted.ts';
import { startTestIssuer } from '../../../auth/support/test-issuer.ts';
import { relay } from '../../../support/answers.ts';
import { FAULTS } from '../../../support/faults.ts';
import { CONTACTS, INSTANCE_ID, QUEUES, UNKNOWN_ID } from '../../../support/ids.ts';
import { exception } from '../../../support/recording-proxy.ts';
import { startWorld, type World } from '../../../support/world.ts';
import { declaredExceptions, typesOf } from '../support/declared.ts';

const OPERATION = 'TagContact';
const TAG = `mutation ($input: TagContactInput!) {
  tagContact(input: $input) {
    __typename
    ... on TagContactSuccess { contactId clientToken contact { tags { key value } } }
    ... on ContactError { message code retryable }
    ... on ContactTagLimitError { contactId limit }
    ... on ContactTaggingClosedError { contactId disconnectTimestamp }
    ... on ContactResourceNotFoundError { resourceType resourceId }
    ... on ContactOutcomeUnknownError { clientToken }
  }
}`;

/** It has the tags department and severity. */
const contactId = CONTACTS.urgentTask;
/** It ended half an hour ago. */
const ENDED_RECENTLY = '62000000-0000-4000-8000-000000000001';
const tags = [
  { key: 'team', value: 'roof' },
  { key: 'severity', value: '' },
];
const input = { contactId, tags, clientToken: 'token' };
const shown = [
  { key: 'aws:connect:instanceId', value: INSTANCE_ID },
  { key: 'department', value: 'claims' },
  ...tags.toReversed(),
];
const SUCCESS = {
  __typename: 'TagContactSuccess',
  contactId,
  clientToken: 'token',
  contact: { tags: shown },
};

/** Sends the mutation, and returns its result. */
async function tag({ client }: World, variables: object = input): Promise<unknown> {
  const { tagContact } = await client.data(TAG, { input: variables });
  return tagContact;
}

/** So many tags, with other keys than those of the contact. */
const tagsOf = (count: number): object[] =>
  Array.from({ length: count }, (_, index) => ({ key: `key${index}`, value: 'x' }));
const tagKeys = (length: number): string[] =>
  Array.from({ length }, (_, index) => `${index}${'k'.repeat(127)}`);

describe('tags of a contact', () => {
  test('are added and changed by one call, and the contact shows them', async () => {
    await using world = await startWorld({ emulator: { consistencyDelayMs: 50 } });

    expect(await tag(world)).toStrictEqual(SUCCESS);
    expect(world.upstream.calls[0]).toMatchObject({ operation: OPERATION, path: '/contact/tags' });
    expect(world.upstream.calls[0]?.body).toStrictEqual({
      InstanceId: INSTANCE_ID,
      ContactId: contactId,
      Tags: { severity: '', team: 'roof' },
    });
    expect(world.upstream.operations().filter((name) => name === OPERATION)).toHaveLength(1);
    expect(world.audit).toMatchObject([
      { record: 'INTENT', operation: OPERATION, contactId },
      { record: 'OUTCOME', result: 'TagContactSuccess', settledBy: 'answer' },
    ]);
    // Only keyed digests.
    expect(JSON.stringify(world.audit)).not.toMatch(/roof|severity|team/);
  });

  test('are the same in another order, with the same token', async () => {
    await using world = await startWorld();
    const first = await tag(world);
    const calls = world.upstream.calls.length;

    expect(await tag(world, { ...input, tags: tags.toReversed() })).toStrictEqual(first);
    expect(await tag(world, { ...input, tags: [tags[0]] })).toMatchObject({
      __typename: 'ContactIdempotencyConflictError',
    });
    expect(world.upstream.calls.slice(calls)).toMatchObject([{ operation: 'DescribeContact' }]);
  });

  test('have any key that the pattern allows', async () => {
    await using world = await startWorld();
    const keys = ['__proto__', 'constructor', 'a:b/c', '1', '+,-./:;<=_'];
    const all = keys.map((key) => ({ key, value: 'x' })).slice(0, 4);

    expect(await tag(world, { ...input, tags: all })).toMatchObject({
      contact: { tags: expect.arrayContaining(all) },
    });
  });

  test('can be changed until three hours after the end', async () => {
    await using world = await startWorld();

    expect(await tag(world, { ...input, contactId: ENDED_RECENTLY })).toMatchObject({
      __typename: 'TagContactSuccess',
      contact: { tags: expect.arrayContaining(tags) },
    });
  });
});

describe('tags that Connect rejects', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ gateway: { circuitCoolDownMs: 0 } });
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  test.each([
    [
      'the contact would have more than six',
      { tags: tagsOf(5) },
      { __typename: 'ContactTagLimitError', code: 'LIMIT_EXCEEDED', contactId, limit: 6 },
    ],
    [
      'the contact ended more than three hours ago',
      { contactId: CONTACTS.endedTask },
      {
        __typename: 'ContactTaggingClosedError',
        code: 'INVALID_STATE',
        contactId: CONTACTS.endedTask,
        disconnectTimestamp: expect.any(String),
      },
    ],
    [
      'there is no such contact',
      { contactId: UNKNOWN_ID },
      {
        __typename: 'ContactResourceNotFoundError',
        resourceType: 'CONTACT',
        resourceId: UNKNOWN_ID,
      },
    ],
  ])('%s', async (clientToken, changes, result) => {
    expect(await tag(world, { ...input, ...changes, clientToken })).toMatchObject(result);
  });

  test('another rejection is no limit, and tags that AWS generates do not count', async () => {
    world.upstream.answerNext(OPERATION, exception('InvalidRequestException', 400));

    const result = await tag(world, { ...input, tags: tagsOf(4), clientToken: 'six' });
    expect(result).toMatchObject({ __typename: 'ContactRequestRejectedError' });
  });

  test.each(declaredExceptions(TAG_CONTACT))(
    '%s becomes one of the declared types, whatever the contact shows',
    async (name, status, reasons) => {
      world.upstream.answerAll(OPERATION, exception(name, status));
      for (const id of [CONTACTS.endedTask, ENDED_RECENTLY, contactId, UNKNOWN_ID]) {
        const more = { contactId: id, tags: tagsOf(5), clientToken: name + id };
        const result = await tag(world, more);
        expect(typesOf(reasons)).toContainEqual((result as { __typename: string }).__typename);
      }
      world.upstream.answerAll(OPERATION, relay);
    },
  );

  test('the limits themselves are no issue', async () => {
    const full = tagKeys(4).map((key) => ({ key, value: 'v'.repeat(256) }));

    expect(await tag(world, { ...input, tags: full, clientToken: 'full' })).toMatchObject({
      __typename: 'TagContactSuccess',
    });
  });
});

describe('tags whose answer is lost', () => {
  test('were added: the contact shows them, and nothing is sent again', async () => {
    await using world = await startWorld();
    world.upstream.answerNext(OPERATION, FAULTS.resetAfter);

    expect(await tag(world)).toStrictEqual(SUCCESS);
    expect(world.upstream.operations()).toStrictEqual([
      // The state twice, because the first reading may be older than the request, and the contact of the success.
      'DescribeContact',
      'DescribeContact',
      'DescribeContact',
      OPERATION,
    ]);
    expect(world.audit[1]).toMatchObject({ settledBy: 'read-back' });
  });
});

test('a caller that is restricted to queues tags the contacts in them, and no others', async () => {
  await using issuer = await startTestIssuer();
  await using world = await startRestricted(issuer);
  const claims = { queues: [QUEUES.claims] };
  const of = (id: string): string =>
    `mutation { tagContact(input: { contactId: "${id}", tags: [{ key: "a", value: "b" }] }) { __typename } }`;

  expect(await sendAs(issuer, world, claims, of(contactId))).toMatchObject({
    data: { tagContact: { __typename: 'TagContactSuccess' } },
    errors: [],
    calls: ['DescribeContact', OPERATION],
  });
  expect(await sendAs(issuer, world, claims, of(CONTACTS.billingTask))).toMatchObject({
    data: { tagContact: null },
    errors: FORBIDDEN,
    calls: ['DescribeContact'],
  });
});
