import type { TagContactCommandInput } from '@aws-sdk/client-connect';
import { TagContactCommand } from '@aws-sdk/client-connect';
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
const send = (input: Partial<TagContactCommandInput>) =>
  client.send(
    new TagContactCommand({
      InstanceId,
      ContactId: unknownId,
      Tags: { department: 'claims' },
      ...input,
    }),
  );
const tagsFrom = (from: number, to: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: to - from + 1 }, (_, index) => [`key${from + index}`, 'value']),
  );
const generated = { 'aws:connect:instanceId': InstanceId };

describe('TagContact', () => {
  test('answers with nothing but a request id', async () => {
    expect(await send({ ContactId: await start() })).toStrictEqual({
      $metadata: expect.objectContaining({ httpStatusCode: 200, requestId: aRequestId }),
    });
  });

  test('adds tags to those that AWS generates, and overwrites its own', async () => {
    const contact = await start();
    await send({ ContactId: contact, Tags: { department: 'claims', cost_center: '4711' } });
    await send({ ContactId: contact, Tags: { department: '' } });
    await eventually(async () => {
      expect((await read(contact)).Tags).toStrictEqual({
        ...generated,
        department: '',
        cost_center: '4711',
      });
    });
  });

  test('tags a contact that has ended', async () => {
    const contact = await start();
    await stop(contact);
    await send({ ContactId: contact });
    await eventually(async () => {
      expect((await read(contact)).Tags).toMatchObject({ department: 'claims' });
    });
  });

  test('tags one contact, whose successor has its tags', async () => {
    const first = await start();
    await send({ ContactId: first });
    const second = await transfer(toQueue(first));
    await send({ ContactId: second, Tags: { department: 'billing' } });
    await eventually(async () => {
      expect((await read(first)).Tags).toMatchObject({ department: 'claims' });
      expect((await read(second)).Tags).toMatchObject({ department: 'billing' });
    });
  });

  test('takes six tags, and no seventh', async () => {
    const contact = await start();
    await send({ ContactId: contact, Tags: tagsFrom(1, 6) });
    await eventually(() => send({ ContactId: contact, Tags: { key6: 'other' } }));
    const seventh = send({ ContactId: contact, Tags: { key7: 'value' } });
    expect(await rejection(seventh)).toStrictEqual(invalidInput);
  });

  test('takes keys of 128 and values of 256 characters', async () => {
    const Tags = { ['x'.repeat(128)]: 'y'.repeat(256) };
    expect(await send({ ContactId: await start(), Tags })).toHaveProperty('$metadata');
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
    ...brokenIds('ContactId'),
    { what: 'no tags', change: { Tags: undefined } },
    { what: 'tags without one', change: { Tags: {} } },
    { what: 'seven tags', change: { Tags: tagsFrom(1, 7) } },
    { what: 'an empty key', change: { Tags: { '': 'x' } } },
    { what: 'a key of 129 characters', change: { Tags: { ['x'.repeat(129)]: 'x' } } },
    { what: 'a value of 257 characters', change: { Tags: { key: 'x'.repeat(257) } } },
    { what: 'a key with a space', change: { Tags: { 'cost center': 'x' } } },
    { what: 'a key of AWS', change: { Tags: { 'aws:connect:instanceId': 'x' } } },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    const ContactId = await start();
    expect(await rejection(send({ ContactId, ...change }))).toStrictEqual(invalidInput);
    expect((await read(ContactId)).Tags).toStrictEqual(generated);
  });
});

describeOnEmulator('TagContact on the emulator', () => {
  test('tags beside the endpoint that AWS tags a call with', async () => {
    await send({ ContactId: ids.contact(6) });
    expect((await read(ids.contact(6))).Tags).toStrictEqual({
      ...generated,
      'aws:connect:systemEndpoint': '+12025550100',
      department: 'claims',
    });
  });

  test('rejects a contact that ended hours ago', async () => {
    const call = send({ ContactId: ids.contact(5) });
    expect(await rejection(call)).toMatchObject({ name: 'InvalidRequestException', status: 400 });
  });

  test('has its tags on a task that is related to the contact', async () => {
    const first = await start();
    await send({ ContactId: first });
    const related = await start({ RelatedContactId: first });
    expect((await read(related)).Tags).toMatchObject({ department: 'claims' });
  });
});
