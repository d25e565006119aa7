import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { UPDATE_CONTACT } from '../../../../src/contacts/operations/update-contact/update-contact.ts';
import { relay } from '../../../support/answers.ts';
import { FAULTS } from '../../../support/faults.ts';
import { CONTACTS, INSTANCE_ID, UNKNOWN_ID } from '../../../support/ids.ts';
import { exception } from '../../../support/recording-proxy.ts';
import { startWorld, type World } from '../../../support/world.ts';
import { declaredExceptions, typesOf } from '../support/declared.ts';

const OPERATION = 'UpdateContact';
const UPDATE = `mutation ($input: UpdateContactInput!) {
  updateContact(input: $input) {
    __typename
    ... on UpdateContactSuccess {
      contactId
      clientToken
      contact { name description references { name type value } }
    }
    ... on ContactError { message code retryable }
    ... on ContactConflictError { contactId clientToken connectRequestId }
    ... on ContactResourceNotFoundError { resourceType resourceId }
  }
}`;

/** It has a name, a description and three references. */
const contactId = CONTACTS.urgentTask;
const CLAIM_FILE = { name: 'claimFile', type: 'URL', value: 'https://claims.example.com/4733' };
const ESTIMATE = { name: 'damageEstimate', type: 'NUMBER', value: '18500' };
const REPORTER = { name: 'reporterEmail', type: 'EMAIL', value: 'j.smith@example.com' };
const NOTE = { name: 'note', type: 'STRING', value: '' };
const BEFORE = {
  name: 'Storm damage claim 4733, roof open',
  description: 'Rain is expected tonight; an emergency cover is needed first.',
  references: [CLAIM_FILE, ESTIMATE, REPORTER],
};
const input = { contactId, name: 'Roof repaired', clientToken: 'token' };

/** Sends the mutation, and returns its result. */
async function update({ client }: World, variables: object = input): Promise<unknown> {
  const { updateContact } = await client.data(UPDATE, { input: variables });
  return updateContact;
}

const success = (changes: object): object => ({
  __typename: 'UpdateContactSuccess',
  contactId,
  clientToken: 'token',
  contact: { ...BEFORE, ...changes },
});
/** Empty values are not shown. */
const shown = (references: object[]): object =>
  expect.arrayContaining(
    references.map((one) => expect.objectContaining({ ...one, value: expect.anything() })),
  );

describe('a contact', () => {
  test.each<[string, object, object, object, string[]]>([
    [
      'the name',
      { name: 'Roof repaired' },
      { Name: 'Roof repaired' },
      { name: 'Roof repaired' },
      ['DescribeContact'],
    ],
    ['an empty name', { name: '' }, { Name: '' }, { name: null }, ['DescribeContact']],
    [
      'an empty description',
      { description: '' },
      { Description: '' },
      { description: null },
      ['DescribeContact'],
    ],
    [
      'no reference',
      { description: 'Done.', references: [] },
      { Description: 'Done.' },
      { description: 'Done.' },
      ['DescribeContact'],
    ],
    [
      'a reference',
      { references: [{ ...ESTIMATE, value: '21000' }] },
      { References: { damageEstimate: { Type: 'NUMBER', Value: '21000' } } },
      { references: [CLAIM_FILE, { ...ESTIMATE, value: '21000' }, REPORTER] },
      ['DescribeContact', 'ListContactReferences', 'DescribeContact'],
    ],
  ])('is updated by one call: %s', async (_, changes, body, after, reads) => {
    await using world = await startWorld();
    const { contactId: id, clientToken } = input;

    const result = await update(world, { contactId: id, clientToken, ...changes });

    expect(result).toStrictEqual(success(after));
    expect(world.upstream.calls[0]).toMatchObject({
      operation: OPERATION,
      path: `/contacts/${INSTANCE_ID}/${contactId}`,
    });
    expect(world.upstream.calls[0]?.body).toStrictEqual(body);
    // The last read is that of the selected references.
    expect(world.upstream.operations()).toStrictEqual(
      [OPERATION, ...reads, 'ListContactReferences'].sort(),
    );
    expect(world.audit).toMatchObject([
      { record: 'INTENT', operation: OPERATION, contactId },
      { record: 'OUTCOME', result: 'UpdateContactSuccess', settledBy: 'answer' },
    ]);
  });

  test('is updated as a whole, and is waited for until it shows everything', async () => {
    await using world = await startWorld({ emulator: { consistencyDelayMs: 50 } });
    const secret = { name: 'secret', type: 'URL', value: 'https://example.com/secret' };
    const references = [secret, NOTE];

    const result = await update(world, { ...input, description: 'secret', references });
    expect(result).toMatchObject({
      __typename: 'UpdateContactSuccess',
      contact: { name: 'Roof repaired', description: 'secret', references: shown([secret]) },
    });
    expect(world.upstream.operations().filter((name) => name === OPERATION)).toHaveLength(1);
    // Only keyed digests.
    expect(JSON.stringify(world.audit)).not.toMatch(/secret|Roof/);
  });

  test('that has ended is updated, too', async () => {
    await using world = await startWorld();

    expect(await update(world, { ...input, contactId: CONTACTS.endedTask })).toMatchObject({
      __typename: 'UpdateContactSuccess',
      contact: { name: 'Roof repaired' },
    });
  });

  test('is updated once, whatever the order of the references is', async () => {
    await using world = await startWorld();
    const first = await update(world, { ...input, references: [CLAIM_FILE, NOTE] });

    expect(await update(world, { ...input, references: [NOTE, CLAIM_FILE] })).toStrictEqual(first);
    expect(world.upstream.operations().filter((name) => name === OPERATION)).toHaveLength(1);
  });
});

describe('an update that Connect rejects', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ gateway: { circuitCoolDownMs: 0 } });
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  test('there is no such contact', async () => {
    const unknown = { ...input, contactId: UNKNOWN_ID, clientToken: 'unknown' };

    expect(await update(world, unknown)).toMatchObject({
      __typename: 'ContactResourceNotFoundError',
      resourceType: 'CONTACT',
      resourceId: UNKNOWN_ID,
    });
  });

  test('a conflict with another operation can be retried', async () => {
    world.upstream.answerNext(OPERATION, exception('ConflictException', 409));

    expect(await update(world, { ...input, clientToken: 'conflict' })).toMatchObject({
      __typename: 'ContactConflictError',
      code: 'CONFLICT',
      retryable: true,
      contactId,
      clientToken: 'conflict',
      connectRequestId: 'request-of-connect',
    });
  });

  test.each(declaredExceptions(UPDATE_CONTACT))(
    '%s becomes one of the declared types, whatever the contact shows',
    async (name, status, reasons) => {
      world.upstream.answerAll(OPERATION, exception(name, status));
      for (const id of [CONTACTS.endedTask, contactId, UNKNOWN_ID]) {
        const result = await update(world, { ...input, contactId: id, clientToken: name + id });
        expect(typesOf(reasons)).toContainEqual((result as { __typename: string }).__typename);
      }
      world.upstream.answerAll(OPERATION, relay);
    },
  );
});

describe('an update whose answer is lost', () => {
  test.each<[string, object, string[]]>([
    ['the contact shows it', {}, ['DescribeContact']],
    ['it has removed the name', { name: '' }, ['DescribeContact']],
    [
      'the contact and its references show it',
      { references: [NOTE] },
      ['DescribeContact', 'ListContactReferences'],
    ],
  ])('took place: %s, and nothing is sent again', async (_, changes, reads) => {
    await using world = await startWorld();
    world.upstream.answerNext(OPERATION, FAULTS.resetAfter);
    const mutation = UPDATE.replace(/contact \{.*\}/, '');

    const { updateContact } = await world.client.data(mutation, {
      input: { ...input, ...changes },
    });
    expect(updateContact).toMatchObject({ __typename: 'UpdateContactSuccess' });
    expect(world.upstream.operations()).toStrictEqual([...reads, ...reads, OPERATION].toSorted());
    expect(world.audit[1]).toMatchObject({ settledBy: 'read-back' });
  });

  test.each<[string, object]>([
    ['the name', {}],
    ['a reference', { references: [{ ...ESTIMATE, value: '1' }], name: BEFORE.name }],
  ])('did not take place: %s is sent once more', async (_, changes) => {
    await using world = await startWorld();
    world.upstream.answerNext(OPERATION, FAULTS.resetBefore);

    expect(await update(world, { ...input, ...changes })).toMatchObject({
      __typename: 'UpdateContactSuccess',
    });
    expect(world.upstream.operations().filter((name) => name === OPERATION)).toHaveLength(2);
  });

  test.each(['DescribeContact', 'ListContactReferences'])(
    'stays unknown when %s fails as well',
    async (read) => {
      await using world = await startWorld();
      world.upstream.answerAll(OPERATION, FAULTS.resetAfter);
      world.upstream.answerAll(read, FAULTS.serverErrorBefore);

      expect(await update(world, { ...input, references: [NOTE] })).toMatchObject({
        __typename: 'ContactOutcomeUnknownError',
      });
      expect(world.upstream.operations().filter((name) => name === OPERATION)).toHaveLength(1);
    },
  );
});
