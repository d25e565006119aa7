import type { ListAssociatedContactsCommandInput } from '@aws-sdk/client-connect';
import { ListAssociatedContactsCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { unknownId } from './support/built-in.ts';
import { contactsOf } from './support/contacts.ts';
import { collect } from './support/pages.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { arnOf, openTarget } from './support/target.ts';

const target = await openTarget();
const { client, directory, eventually } = target;
const { chain, start, toQueue, toUser, transfer } = contactsOf(target);
const InstanceId = directory.instanceId;

const send = (input: ListAssociatedContactsCommandInput) =>
  client.send(new ListAssociatedContactsCommand(input));

/** The SDK has no paginator for this operation. */
async function* pages(input: ListAssociatedContactsCommandInput) {
  let NextToken: string | undefined;
  do {
    const page = await send({ ...input, NextToken });
    yield page;
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
}

/** A task, then a transfer to the queue, then one to the user. */
async function threeContacts(): Promise<[string, string, string]> {
  const first = await start();
  const second = await transfer(toQueue(first));
  return [first, second, await transfer(toUser(second))];
}

describe('ListAssociatedContacts', () => {
  test('answers with a contact that is alone, and a request id', async () => {
    const task = await start();
    const answer = await send({ InstanceId, ContactId: task });
    expect(answer.$metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
    expect(answer.NextToken).toBeUndefined();
    expect(answer.ContactSummaryList).toHaveLength(1);
    expect(answer.ContactSummaryList?.[0]).toMatchObject({
      ContactId: task,
      ContactArn: arnOf(directory, 'contact', task),
      InitiationMethod: 'API',
      Channel: 'TASK',
    });
  });

  test('answers with the whole chain, whichever contact of it is requested', async () => {
    const all = await threeContacts();
    for (const member of all) {
      await eventually(async () => {
        const seen = (await chain(member)).map(({ ContactId }) => ContactId);
        expect(seen.sort()).toStrictEqual([...all].sort());
      });
    }
  });

  test('returns how the contacts of a chain are linked', async () => {
    const [first, second, third] = await threeContacts();
    await eventually(async () => {
      const seen = await chain(first);
      const summary = (id: string) => seen.find(({ ContactId }) => ContactId === id);
      const transferred = { InitialContactId: first, InitiationMethod: 'TRANSFER' };
      expect(summary(second)).toMatchObject({ PreviousContactId: first, ...transferred });
      expect(summary(third)).toMatchObject({ PreviousContactId: second, ...transferred });
      expect(summary(first)?.DisconnectTimestamp).toBeInstanceOf(Date);
      expect(summary(second)?.DisconnectTimestamp).toBeInstanceOf(Date);
      expect(summary(third)).not.toHaveProperty('DisconnectTimestamp');
    });
  });

  test('pages through the chain, each contact once', async () => {
    const all = await threeContacts();
    const [first] = all;
    const read = await collect(
      pages({ InstanceId, ContactId: first, MaxResults: 1 }),
      ({ ContactSummaryList }) => ContactSummaryList,
    );
    expect(read.every((page) => page.length <= 1)).toBe(true);
    expect(
      read
        .flat()
        .map(({ ContactId }) => ContactId)
        .sort(),
    ).toStrictEqual([...all].sort());
  });

  test('keeps the chains of other contacts apart', async () => {
    const [first] = await threeContacts();
    const other = await start();
    expect((await chain(other)).map(({ ContactId }) => ContactId)).toStrictEqual([other]);
    expect(await chain(first)).toHaveLength(3);
  });

  const unknown = [
    { what: 'contact', change: { ContactId: unknownId } },
    { what: 'instance', change: { InstanceId: unknownId } },
  ];
  test.each(unknown)('rejects an unknown $what', async ({ change }) => {
    const call = send({ InstanceId, ContactId: await start(), ...change });
    expect(await rejection(call)).toStrictEqual(notFound);
  });

  const broken = [
    { what: 'a page of none', change: { MaxResults: 0 } },
    { what: 'a page of 101', change: { MaxResults: 101 } },
    { what: 'a token that is none', change: { NextToken: 'none' } },
    { what: 'a ContactId of 257 characters', change: { ContactId: 'x'.repeat(257) } },
    { what: 'an empty ContactId', change: { ContactId: '' } },
    { what: 'no ContactId', change: { ContactId: undefined } },
    { what: 'an InstanceId of 101 characters', change: { InstanceId: 'x'.repeat(101) } },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    const call = send({ InstanceId, ContactId: await start(), ...change });
    expect(await rejection(call)).toStrictEqual(invalidInput);
  });
});
