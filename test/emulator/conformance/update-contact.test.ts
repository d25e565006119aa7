import type { ReferenceType, UpdateContactCommandInput } from '@aws-sdk/client-connect';
import { ListContactReferencesCommand, UpdateContactCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { brokenIds } from './support/broken-ids.ts';
import { ids, unknownId } from './support/built-in.ts';
import { contactsOf } from './support/contacts.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { describeOnEmulator, openTarget } from './support/target.ts';

const target = await openTarget();
const { client, directory, eventually } = target;
const { describe: read, start, stop, toQueue, transfer } = contactsOf(target);
const InstanceId = directory.instanceId;
const send = (input: Partial<UpdateContactCommandInput>) =>
  client.send(
    new UpdateContactCommand({ InstanceId, ContactId: unknownId, Name: 'Other', ...input }),
  );
const types: ReferenceType[] = ['URL', 'NUMBER', 'STRING', 'DATE', 'EMAIL'];
const referencesOf = async (ContactId: string) => {
  const command = new ListContactReferencesCommand({
    InstanceId,
    ContactId,
    ReferenceTypes: types,
  });
  return (await client.send(command)).ReferenceSummaryList;
};
const expiry = (minutes: number) => ({
  'connect:ContactExpiry': { ValueMap: { ExpiryDuration: { ValueInteger: minutes } } },
});

describe('UpdateContact', () => {
  test('answers with nothing but a request id', async () => {
    expect(await send({ ContactId: await start() })).toStrictEqual({
      $metadata: expect.objectContaining({ httpStatusCode: 200, requestId: aRequestId }),
    });
  });

  test('changes what is given, and leaves the rest', async () => {
    const contact = await start({ Name: 'A refund', Description: 'Of March' });
    await send({ ContactId: contact, Name: 'Two refunds' });
    await eventually(async () => {
      const changed = { Name: 'Two refunds', Description: 'Of March' };
      expect(await read(contact)).toMatchObject(changed);
    });
    await send({ ContactId: contact, Name: undefined, Description: 'Of April' });
    await eventually(async () => {
      const changed = { Name: 'Two refunds', Description: 'Of April' };
      expect(await read(contact)).toMatchObject(changed);
    });
  });

  test('changes a contact that has ended', async () => {
    const contact = await start();
    await stop(contact);
    await send({ ContactId: contact });
    await eventually(async () => {
      expect(await read(contact)).toMatchObject({ Name: 'Other' });
    });
  });

  test('changes one contact of a chain', async () => {
    const first = await start({ Name: 'A refund' });
    const second = await transfer(toQueue(first));
    await send({ ContactId: second });
    await eventually(async () => {
      expect(await read(second)).toMatchObject({ Name: 'Other' });
    });
    expect(await read(first)).toMatchObject({ Name: 'A refund' });
  });

  test('adds references, and replaces those of the same key', async () => {
    const contact = await start({
      References: {
        order: { Type: 'NUMBER', Value: '1' },
        page: { Type: 'URL', Value: 'https://example.com/1' },
      },
    });
    const References = {
      order: { Type: 'STRING', Value: 'A-1' },
      due: { Type: 'DATE', Value: '1767323045' },
    } as const;
    await send({ ContactId: contact, Name: undefined, References });
    await eventually(async () => {
      const found = (await referencesOf(contact)) ?? [];
      expect(found).toHaveLength(3);
      expect(found).toStrictEqual(
        expect.arrayContaining([
          { String: { Name: 'order', Value: 'A-1' } },
          { Url: { Name: 'page', Value: 'https://example.com/1' } },
          { Date: { Name: 'due', Value: '1767323045' } },
        ]),
      );
    });
  });

  test('sets when a task expires', async () => {
    const contact = await start();
    await send({ ContactId: contact, Name: undefined, SegmentAttributes: expiry(60) });
    await eventually(async () => {
      const { SegmentAttributes } = await read(contact);
      expect(SegmentAttributes).toMatchObject({
        ...expiry(60),
        'connect:Subtype': { ValueString: 'connect:Task' },
      });
    });
  });

  const unknown = [
    { what: 'contact', change: {} },
    { what: 'contact, which is a queue', change: { ContactId: directory.queueId } },
    { what: 'instance', change: { InstanceId: unknownId } },
  ];
  test.each(unknown)('rejects an unknown $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(notFound);
  });

  const reference = (change: object) => ({
    References: { key: { Type: 'STRING', Value: 'x', ...change } },
  });
  const segment = (key: string, value: object) => ({ SegmentAttributes: { [key]: value } });
  const inputs = [
    { what: 'nothing to update', change: { Name: undefined } },
    { what: 'a Name of 1025 characters', change: { Name: 'x'.repeat(1025) } },
    { what: 'a Description of 4097 characters', change: { Description: 'x'.repeat(4097) } },
    { what: 'a reference without a type', change: reference({ Type: undefined }) },
    { what: 'a reference of an unknown type', change: reference({ Type: 'PHONE' }) },
    { what: 'an attachment', change: reference({ Type: 'ATTACHMENT' }) },
    { what: 'a reference of 4097 characters', change: reference({ Value: 'x'.repeat(4097) }) },
    {
      what: 'a reference with a key of 4097 characters',
      change: { References: { ['x'.repeat(4097)]: { Type: 'STRING', Value: 'x' } } },
    },
    { what: 'a date in words', change: reference({ Type: 'DATE', Value: 'tomorrow' }) },
    { what: 'another subtype', change: segment('connect:Subtype', { ValueString: 'x' }) },
    { what: 'a segment attribute with a space', change: segment('a b', { ValueString: 'x' }) },
    {
      what: 'a segment attribute with a key of 129 characters',
      change: segment('x'.repeat(129), { ValueString: 'x' }),
    },
    { what: 'a segment attribute of a number', change: segment('a', { ValueInteger: 1 }) },
    {
      what: 'a segment attribute of 1025 characters',
      change: segment('a', { ValueString: 'x'.repeat(1025) }),
    },
    { what: 'an expiry in words', change: segment('connect:ContactExpiry', { ValueString: '9' }) },
    { what: 'an expiry at once', change: { SegmentAttributes: expiry(0) } },
    { what: 'an expiry after 90 days', change: { SegmentAttributes: expiry(129_601) } },
    { what: 'the queue of a task', change: { QueueInfo: { Id: directory.queueId } } },
    { what: 'the user of a task', change: { UserInfo: { UserId: directory.userId } } },
    {
      what: 'the customer of a task',
      change: { CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: '+12025550123' } },
    },
    {
      what: 'the number that a task came by',
      change: { SystemEndpoint: { Type: 'TELEPHONE_NUMBER', Address: '+12025550123' } },
    },
  ];
  const broken = [
    ...brokenIds('ContactId').filter(({ what }) => !/^(no|an empty) /.test(what)),
    ...inputs,
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    const ContactId = await start();
    expect(
      await rejection(send({ ContactId, ...(change as Partial<UpdateContactCommandInput>) })),
    ).toStrictEqual(invalidInput);
    expect(await read(ContactId)).toMatchObject({ Name: 'Conformance' });
  });
});

describeOnEmulator('UpdateContact on the emulator', () => {
  test('adds a segment attribute of the company’s own', async () => {
    const SegmentAttributes = { market: { ValueString: 'north' } };
    await send({ ContactId: ids.contact(8), Name: undefined, SegmentAttributes });
    expect((await read(ids.contact(8))).SegmentAttributes).toStrictEqual({
      'connect:Subtype': { ValueString: 'connect:Email' },
      ...SegmentAttributes,
    });
  });

  test('takes an empty name, and the longest one', async () => {
    await send({ ContactId: ids.contact(1), Name: '' });
    expect(await read(ids.contact(1))).toMatchObject({ Name: '' });
    await send({ ContactId: ids.contact(1), Name: 'x'.repeat(1024) });
    expect((await read(ids.contact(1))).Name).toHaveLength(1024);
  });

  test('takes an expiry of 90 days', async () => {
    await send({ ContactId: ids.contact(1), SegmentAttributes: expiry(129_600) });
    expect((await read(ids.contact(1))).SegmentAttributes).toMatchObject(expiry(129_600));
  });
});
