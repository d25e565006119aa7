import { GetContactAttributesCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { ids, unknownId } from './support/built-in.ts';
import { contactsOf } from './support/contacts.ts';
import { aRequestId, invalidRequest, notFound, rejection } from './support/rejection.ts';
import { describeOnEmulator, openTarget } from './support/target.ts';

const target = await openTarget();
const { client, directory } = target;
const { start, toQueue, transfer } = contactsOf(target);
const InstanceId = directory.instanceId;
const send = (InitialContactId: string, instanceId = InstanceId) =>
  client.send(new GetContactAttributesCommand({ InstanceId: instanceId, InitialContactId }));

describe('GetContactAttributes', () => {
  test('answers with the attributes and a request id', async () => {
    const contact = await start({ Attributes: { colour: 'red', size: '' } });
    const { Attributes, $metadata } = await send(contact);
    expect($metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
    expect(Attributes).toMatchObject({ colour: 'red' });
  });

  test('still finds them by the initial contact after a transfer', async () => {
    const contact = await start({ Attributes: { colour: 'red' } });
    await transfer(toQueue(contact));
    expect((await send(contact)).Attributes).toMatchObject({ colour: 'red' });
  });

  const unknown = [
    { what: 'contact', contact: unknownId },
    { what: 'contact, which is a queue', contact: directory.queueId },
    { what: 'instance', contact: unknownId, instance: unknownId },
  ];
  test.each(unknown)('rejects an unknown $what', async ({ contact, instance }) => {
    expect(await rejection(send(contact, instance))).toStrictEqual(notFound);
  });

  test('rejects ids that are too long', async () => {
    expect(await rejection(send('x'.repeat(257)))).toStrictEqual(invalidRequest);
    expect(await rejection(send(unknownId, 'x'.repeat(101)))).toStrictEqual(invalidRequest);
  });
});

describeOnEmulator('GetContactAttributes on the emulator', () => {
  test('finds nothing by a later contact of a chain', async () => {
    const contact = await start({ Attributes: { colour: 'red' } });
    const second = await transfer(toQueue(contact));
    expect(await rejection(send(second))).toStrictEqual(notFound);
  });

  test('sees what a later contact of the chain adds', async () => {
    const contact = await start({ Attributes: { colour: 'red' } });
    await start({ PreviousContactId: contact, Attributes: { size: 'small' } });
    const { Attributes } = await send(contact);
    expect(Attributes).toStrictEqual({ colour: 'red', size: 'small' });
  });

  test('knows the built-in data, and contacts without attributes', async () => {
    const { Attributes } = await send(ids.contact(1));
    expect(Attributes).toStrictEqual({ policyNumber: 'HI-204711', claimType: 'windscreen' });
    expect((await send(ids.contact(6))).Attributes).toStrictEqual({});
  });
});
