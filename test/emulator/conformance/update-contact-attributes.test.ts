import type { UpdateContactAttributesCommandInput } from '@aws-sdk/client-connect';
import {
  GetContactAttributesCommand,
  UpdateContactAttributesCommand,
} from '@aws-sdk/client-connect';
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
const send = (input: Partial<UpdateContactAttributesCommandInput>) =>
  client.send(
    new UpdateContactAttributesCommand({
      InstanceId,
      InitialContactId: unknownId,
      Attributes: { colour: 'blue' },
      ...input,
    }),
  );
const attributesOf = async (InitialContactId: string) =>
  (await client.send(new GetContactAttributesCommand({ InstanceId, InitialContactId }))).Attributes;

describe('UpdateContactAttributes', () => {
  test('answers with nothing but a request id', async () => {
    expect(await send({ InitialContactId: await start() })).toStrictEqual({
      $metadata: expect.objectContaining({ httpStatusCode: 200, requestId: aRequestId }),
    });
  });

  test('adds attributes, changes them, and leaves the others', async () => {
    const contact = await start({ Attributes: { colour: 'red', size: 'small' } });
    await send({ InitialContactId: contact, Attributes: { colour: 'blue', shape: 'round' } });
    await eventually(async () => {
      const attributes = { colour: 'blue', size: 'small', shape: 'round' };
      expect(await attributesOf(contact)).toMatchObject(attributes);
      expect((await read(contact)).Attributes).toMatchObject(attributes);
    });
  });

  test('changes a contact that has ended', async () => {
    const contact = await start();
    await stop(contact);
    await send({ InitialContactId: contact });
    await eventually(async () => {
      expect(await attributesOf(contact)).toMatchObject({ colour: 'blue' });
    });
  });

  test('takes 32,768 bytes in all, and no more', async () => {
    const contact = await start();
    const full = { a: 'x'.repeat(32_766), b: '' };
    await send({ InitialContactId: contact, Attributes: full });
    const more = send({ InitialContactId: contact, Attributes: { c: 'é' } });
    expect(await rejection(more)).toStrictEqual(invalidInput);
  });

  const unknown = [
    { what: 'contact', change: {} },
    { what: 'contact, which is a queue', change: { InitialContactId: directory.queueId } },
    { what: 'instance', change: { InstanceId: unknownId } },
  ];
  test.each(unknown)('rejects an unknown $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(notFound);
  });

  const broken = [
    ...brokenIds('InitialContactId'),
    { what: 'no attributes', change: { Attributes: undefined } },
    { what: 'an empty key', change: { Attributes: { '': 'x' } } },
    { what: 'a key with a space', change: { Attributes: { 'a b': 'x' } } },
    { what: 'a key with a dot', change: { Attributes: { 'a.b': 'x' } } },
    { what: 'a key of 32,768 characters', change: { Attributes: { ['x'.repeat(32_768)]: '' } } },
    { what: 'a value of 32,768 characters', change: { Attributes: { a: 'x'.repeat(32_768) } } },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    const InitialContactId = await start();
    expect(await rejection(send({ InitialContactId, ...change }))).toStrictEqual(invalidInput);
  });
});

describeOnEmulator('UpdateContactAttributes on the emulator', () => {
  test('removes an attribute by an empty value', async () => {
    const contact = await start({ Attributes: { colour: 'red', size: 'small' } });
    await send({ InitialContactId: contact, Attributes: { size: '', shape: '' } });
    expect(await attributesOf(contact)).toStrictEqual({ colour: 'red' });
  });

  test('counts what is left, not what is removed', async () => {
    const contact = await start({ Attributes: { a: 'x'.repeat(32_767) } });
    const Attributes = { a: '', b: 'x'.repeat(32_766) };
    await send({ InitialContactId: contact, Attributes });
    expect(Object.keys((await attributesOf(contact)) ?? {})).toStrictEqual(['b']);
  });

  test('changes the whole chain, and is rejected for a later contact of it', async () => {
    const first = await start({ Attributes: { colour: 'red' } });
    const second = await transfer(toQueue(first));
    await send({ InitialContactId: first });
    expect((await read(second)).Attributes).toStrictEqual({ colour: 'blue' });
    expect(await rejection(send({ InitialContactId: second }))).toStrictEqual(notFound);
  });

  test('leaves a related contact as it is', async () => {
    const first = await start({ Attributes: { colour: 'red' } });
    const related = await start({ RelatedContactId: first });
    await send({ InitialContactId: first });
    expect(await attributesOf(related)).toStrictEqual({ colour: 'red' });
  });

  test('takes no attributes for no change', async () => {
    const before = await read(ids.contact(6));
    await send({ InitialContactId: ids.contact(6), Attributes: {} });
    expect(await read(ids.contact(6))).toStrictEqual(before);
  });
});
