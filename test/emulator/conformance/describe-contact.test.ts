import type { DescribeContactCommandInput } from '@aws-sdk/client-connect';
import { DescribeContactCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { ids, unknownId } from './support/built-in.ts';
import { contactsOf } from './support/contacts.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { arnOf, describeOnEmulator, openTarget } from './support/target.ts';

const target = await openTarget();
const { client, directory } = target;
const { start } = contactsOf(target);
const InstanceId = directory.instanceId;
const send = (input: DescribeContactCommandInput) => client.send(new DescribeContactCommand(input));

describe('DescribeContact', () => {
  test('answers with the contact and a request id', async () => {
    const before = Date.now();
    const task = await start({ Name: 'A refund' });
    const { Contact, $metadata } = await send({ InstanceId, ContactId: task });

    expect($metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
    expect(Contact).toMatchObject({
      Id: task,
      Arn: arnOf(directory, 'contact', task),
      Channel: 'TASK',
      InitiationMethod: 'API',
      Name: 'A refund',
    });
    const minute = 60_000;
    expect(Number(Contact?.InitiationTimestamp)).toBeGreaterThan(before - minute);
    expect(Number(Contact?.InitiationTimestamp)).toBeLessThan(Date.now() + minute);
  });

  const unknown = [
    { what: 'contact', change: { ContactId: unknownId } },
    { what: 'contact, which is a queue', change: { ContactId: directory.queueId } },
    { what: 'instance', change: { InstanceId: unknownId } },
  ];
  test.each(unknown)('rejects an unknown $what', async ({ change }) => {
    const task = await start();
    const call = send({ InstanceId, ContactId: task, ...change });
    expect(await rejection(call)).toStrictEqual(notFound);
  });

  const lengths = [
    { field: 'ContactId', length: 257 },
    { field: 'InstanceId', length: 101 },
  ];
  test.each(lengths)('rejects $field of the length $length', async ({ field, length }) => {
    const call = send({ InstanceId, ContactId: unknownId, [field]: 'x'.repeat(length) });
    expect(await rejection(call)).toStrictEqual(invalidInput);
  });
});

describeOnEmulator('DescribeContact on the emulator', () => {
  const builtIn = [
    { n: 1, Channel: 'TASK', QueueInfo: { Id: ids.queue(1) } },
    { n: 6, Channel: 'VOICE' },
    { n: 7, Channel: 'CHAT' },
    { n: 8, Channel: 'EMAIL' },
  ];
  test.each(builtIn)('knows the active $Channel of the built-in data', async ({ n, ...fields }) => {
    const { Contact } = await send({ InstanceId, ContactId: ids.contact(n) });
    expect(Contact).toMatchObject({ Id: ids.contact(n), ...fields });
    expect(Contact).not.toHaveProperty('DisconnectTimestamp');
  });

  test('decodes what stands in the path', async () => {
    for (const ContactId of ['a/b', 'ä ö%2F', '..', arnOf(directory, 'contact', unknownId)]) {
      expect(await rejection(send({ InstanceId, ContactId }))).toStrictEqual(notFound);
    }
  });
});
