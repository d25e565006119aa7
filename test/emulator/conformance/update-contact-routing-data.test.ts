import type { UpdateContactRoutingDataCommandInput } from '@aws-sdk/client-connect';
import { UpdateContactRoutingDataCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { brokenIds } from './support/broken-ids.ts';
import { ids, unknownId } from './support/built-in.ts';
import { contactsOf } from './support/contacts.ts';
import {
  aRequestId,
  invalidParameter,
  notFound,
  rejection,
  resourceConflict,
} from './support/rejection.ts';
import { describeOnEmulator, openTarget } from './support/target.ts';

const target = await openTarget();
const { client, directory, eventually } = target;
const { describe: read, start, stop, toQueue, transfer } = contactsOf(target);
const InstanceId = directory.instanceId;
const send = (input: Partial<UpdateContactRoutingDataCommandInput>) =>
  client.send(
    new UpdateContactRoutingDataCommand({
      InstanceId,
      ContactId: unknownId,
      QueuePriority: 1,
      ...input,
    }),
  );

describe('UpdateContactRoutingData', () => {
  test('answers with nothing but a request id', async () => {
    expect(await send({ ContactId: await start() })).toStrictEqual({
      $metadata: expect.objectContaining({ httpStatusCode: 200, requestId: aRequestId }),
    });
  });

  test('changes the priority, which is 5 at first', async () => {
    const contact = await start();
    expect(await read(contact)).toMatchObject({ QueuePriority: 5 });
    await send({ ContactId: contact, QueuePriority: 2 });
    await eventually(async () => {
      expect(await read(contact)).toMatchObject({ QueuePriority: 2 });
    });
  });

  const adjustments = [{ QueueTimeAdjustmentSeconds: 300 }, { QueueTimeAdjustmentSeconds: -300 }];
  test.each(adjustments)(
    'adjusts the routing age by $QueueTimeAdjustmentSeconds, and not the time in the queue',
    async ({ QueueTimeAdjustmentSeconds }) => {
      const contact = await transfer(toQueue(await start()));
      const before = await read(contact);
      await send({ ContactId: contact, QueuePriority: undefined, QueueTimeAdjustmentSeconds });
      await eventually(async () => {
        const { QueueInfo } = before;
        expect(await read(contact)).toMatchObject({ QueueTimeAdjustmentSeconds, QueueInfo });
      });
    },
  );

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
    { what: 'nothing to change', change: { QueuePriority: undefined } },
    { what: 'both at once', change: { QueueTimeAdjustmentSeconds: 60 } },
    { what: 'a priority of 0', change: { QueuePriority: 0 } },
    {
      what: 'an adjustment by a part of a second',
      change: { QueuePriority: undefined, QueueTimeAdjustmentSeconds: 0.5 },
    },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    const ContactId = await start();
    expect(await rejection(send({ ContactId, ...change }))).toStrictEqual(invalidParameter);
    expect(await read(ContactId)).toMatchObject({ QueuePriority: 5 });
  });

  test('rejects a contact that has ended', async () => {
    const contact = await start();
    await stop(contact);
    expect(await rejection(send({ ContactId: contact }))).toStrictEqual(resourceConflict);
  });
});

describeOnEmulator('UpdateContactRoutingData on the emulator', () => {
  test('rejects a contact that an agent has accepted', async () => {
    const call = send({ ContactId: ids.contact(2) });
    expect(await rejection(call)).toStrictEqual(resourceConflict);
  });

  test('changes a task that has not been queued yet', async () => {
    const ContactId = await start({ ScheduledTime: new Date(Date.now() + 3_600_000) });
    await send({ ContactId });
    expect(await read(ContactId)).toMatchObject({ QueuePriority: 1 });
  });

  test('rejects routing criteria, which are not emulated', async () => {
    const call = send({ ContactId: ids.contact(1), RoutingCriteria: { Steps: [] } });
    expect(await rejection(call)).toStrictEqual(invalidParameter);
  });

  test('keeps the adjustment when the priority changes, and the other way round', async () => {
    const ContactId = ids.contact(3);
    await send({ ContactId, QueuePriority: 3 });
    await send({ ContactId, QueuePriority: undefined, QueueTimeAdjustmentSeconds: 60 });
    await send({ ContactId, QueuePriority: undefined, QueueTimeAdjustmentSeconds: 90 });
    expect(await read(ContactId)).toMatchObject({
      QueuePriority: 3,
      QueueTimeAdjustmentSeconds: 90,
    });
  });
});
