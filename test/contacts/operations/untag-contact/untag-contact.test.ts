import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { UNTAG_CONTACT } from '../../../../src/contacts/operations/untag-contact/untag-contact.ts';
import { relay } from '../../../support/answers.ts';
import { CONTACTS, INSTANCE_ID, UNKNOWN_ID } from '../../../support/ids.ts';
import { exception } from '../../../support/recording-proxy.ts';
import { startWorld, type World } from '../../../support/world.ts';
import { declaredExceptions, typesOf } from '../support/declared.ts';

const OPERATION = 'UntagContact';
const UNTAG = `mutation ($input: UntagContactInput!) {
  untagContact(input: $input) {
    __typename
    ... on UntagContactSuccess { contactId clientToken contact { tags { key value } } }
    ... on ContactError { message code retryable }
    ... on ContactTaggingClosedError { contactId disconnectTimestamp }
    ... on ContactResourceNotFoundError { resourceType resourceId }
  }
}`;

/** It has the tags department and severity. */
const contactId = CONTACTS.urgentTask;
const input = { contactId, tagKeys: ['severity'], clientToken: 'token' };
const SUCCESS = {
  __typename: 'UntagContactSuccess',
  contactId,
  clientToken: 'token',
  contact: {
    tags: [
      { key: 'aws:connect:instanceId', value: INSTANCE_ID },
      { key: 'department', value: 'claims' },
    ],
  },
};

/** Sends the mutation, and returns its result. */
async function untag({ client }: World, variables: object = input): Promise<unknown> {
  const { untagContact } = await client.data(UNTAG, { input: variables });
  return untagContact;
}

describe('tags of a contact', () => {
  test('are removed by one call, and the contact shows it', async () => {
    await using world = await startWorld({ emulator: { consistencyDelayMs: 50 } });

    expect(await untag(world)).toStrictEqual(SUCCESS);
    expect(world.upstream.calls[0]).toMatchObject({
      operation: OPERATION,
      path: expect.stringContaining(`/contact/tags/${INSTANCE_ID}/${contactId}`),
    });
    expect(world.upstream.operations().filter((name) => name === OPERATION)).toHaveLength(1);
    expect(world.audit).toMatchObject([
      { record: 'INTENT', operation: OPERATION, contactId },
      { record: 'OUTCOME', result: 'UntagContactSuccess', settledBy: 'answer' },
    ]);
    // Only keyed digests.
    expect(JSON.stringify(world.audit)).not.toContain('severity');
  });

  test('that the contact does not have are removed, too', async () => {
    await using world = await startWorld();

    expect(await untag(world, { ...input, tagKeys: ['other', 'severity'] })).toStrictEqual(SUCCESS);
    const again = await untag(world, { ...input, tagKeys: ['severity', 'other'] });
    expect(again).toStrictEqual(SUCCESS);
    const removed = { ...input, clientToken: 'another' };
    expect(await untag(world, removed)).toStrictEqual({ ...SUCCESS, clientToken: 'another' });
    expect(world.upstream.operations().filter((name) => name === OPERATION)).toHaveLength(2);
  });
});

describe('a removal that Connect rejects', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ gateway: { circuitCoolDownMs: 0 } });
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  test.each([
    [
      'the contact ended more than three hours ago',
      CONTACTS.endedTask,
      {
        __typename: 'ContactTaggingClosedError',
        contactId: CONTACTS.endedTask,
        disconnectTimestamp: expect.any(String),
      },
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
  ])('%s', async (clientToken, id, result) => {
    expect(await untag(world, { ...input, contactId: id, clientToken })).toMatchObject(result);
  });

  test.each(declaredExceptions(UNTAG_CONTACT))(
    '%s becomes one of the declared types, whatever the contact shows',
    async (name, status, reasons) => {
      world.upstream.answerAll(OPERATION, exception(name, status));
      // A contact without the tag is as requested, so that a failure of Connect itself is a success.
      const ids = status === 500 ? [contactId] : [CONTACTS.endedTask, contactId, UNKNOWN_ID];
      for (const id of ids) {
        const result = await untag(world, { ...input, contactId: id, clientToken: name + id });
        expect(typesOf(reasons)).toContainEqual((result as { __typename: string }).__typename);
      }
      world.upstream.answerAll(OPERATION, relay);
    },
  );
});
