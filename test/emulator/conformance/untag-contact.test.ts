import type { UntagContactCommandInput } from '@aws-sdk/client-connect';
import { TagContactCommand, UntagContactCommand } from '@aws-sdk/client-connect';
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
const send = (input: Partial<UntagContactCommandInput>) =>
  client.send(
    new UntagContactCommand({
      InstanceId,
      ContactId: unknownId,
      TagKeys: ['department'],
      ...input,
    }),
  );
const generated = { 'aws:connect:instanceId': InstanceId };

/** A contact with two tags. */
async function tagged(): Promise<string> {
  const ContactId = await start();
  const Tags = { department: 'claims', 'a/b:c+d=e._-': 'x' };
  await client.send(new TagContactCommand({ InstanceId, ContactId, Tags }));
  await eventually(async () => {
    expect((await read(ContactId)).Tags).toMatchObject(Tags);
  });
  return ContactId;
}

describe('UntagContact', () => {
  test('answers with nothing but a request id', async () => {
    expect(await send({ ContactId: await tagged() })).toStrictEqual({
      $metadata: expect.objectContaining({ httpStatusCode: 200, requestId: aRequestId }),
    });
  });

  test('removes the tags of the keys, and no other', async () => {
    const contact = await tagged();
    await send({ ContactId: contact });
    await eventually(async () => {
      expect((await read(contact)).Tags).toStrictEqual({ ...generated, 'a/b:c+d=e._-': 'x' });
    });
    await send({ ContactId: contact, TagKeys: ['a/b:c+d=e._-', 'department'] });
    await eventually(async () => {
      expect((await read(contact)).Tags).toStrictEqual(generated);
    });
  });

  test('untags a contact that has ended, and not its successor', async () => {
    const first = await tagged();
    const second = await transfer(toQueue(first));
    await send({ ContactId: first });
    await eventually(async () => {
      expect((await read(first)).Tags).not.toHaveProperty('department');
    });
    expect((await read(second)).Tags).toHaveProperty('department', 'claims');
    await stop(second);
    await send({ ContactId: second });
    await eventually(async () => {
      expect((await read(second)).Tags).not.toHaveProperty('department');
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

  const broken = [
    ...brokenIds('ContactId').filter(({ what }) => !/^(no|an empty) /.test(what)),
    { what: 'no keys', change: { TagKeys: undefined } },
    { what: 'keys without one', change: { TagKeys: [] } },
    { what: 'seven keys', change: { TagKeys: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] } },
    { what: 'an empty key', change: { TagKeys: [''] } },
    { what: 'a key of 129 characters', change: { TagKeys: ['x'.repeat(129)] } },
    { what: 'a key with a space', change: { TagKeys: ['cost center'] } },
    { what: 'a key of AWS', change: { TagKeys: ['aws:connect:instanceId'] } },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    const ContactId = await start();
    expect(await rejection(send({ ContactId, ...change }))).toStrictEqual(invalidInput);
    expect((await read(ContactId)).Tags).toStrictEqual(generated);
  });
});

describeOnEmulator('UntagContact on the emulator', () => {
  test('takes a key that the contact does not have for no change', async () => {
    const before = await read(ids.contact(1));
    await send({ ContactId: ids.contact(1) });
    expect(await read(ids.contact(1))).toStrictEqual(before);
  });

  test('rejects a contact that ended hours ago', async () => {
    const call = send({ ContactId: ids.contact(5) });
    expect(await rejection(call)).toMatchObject({ name: 'InvalidRequestException', status: 400 });
  });
});
