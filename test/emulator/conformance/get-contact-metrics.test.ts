import type { GetContactMetricsCommandInput } from '@aws-sdk/client-connect';
import { GetContactMetricsCommand, UpdateContactRoutingDataCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { ids, instanceArn, unknownId } from './support/built-in.ts';
import { contactsOf } from './support/contacts.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { arnOf, describeOnEmulator, openTarget } from './support/target.ts';

const target = await openTarget();
const { client, directory, eventually } = target;
const { start, stop, toQueue, transfer } = contactsOf(target);
const InstanceId = directory.instanceId;
const send = (input: Partial<GetContactMetricsCommandInput>) =>
  client.send(
    new GetContactMetricsCommand({
      InstanceId,
      ContactId: unknownId,
      Metrics: [{ Name: 'POSITION_IN_QUEUE' }],
      ...input,
    }),
  );
const positionOf = async (ContactId: string) =>
  (await send({ ContactId })).MetricResults?.[0]?.Value?.Number;

describe('GetContactMetrics', () => {
  test('answers with the metrics of a contact in a queue, its ARN and a request id', async () => {
    const ContactId = await transfer(toQueue(await start()));
    await eventually(async () => {
      const answer = await send({ ContactId });
      expect(answer).toMatchObject({
        $metadata: { httpStatusCode: 200, requestId: aRequestId },
        Id: ContactId,
        Arn: arnOf(directory, 'contact', ContactId),
      });
      expect(answer.MetricResults).toStrictEqual([
        { Name: 'POSITION_IN_QUEUE', Value: { Number: expect.any(Number) } },
      ]);
    });
  });

  test('takes the ARN of the instance', async () => {
    const ContactId = await transfer(toQueue(await start()));
    const arn = directory.userArn.replace(/\/agent\/.*/, '');
    await eventually(async () => {
      expect(await send({ ContactId, InstanceId: arn })).toMatchObject({ Id: ContactId });
    });
  });

  const unknown = [
    { what: 'contact', change: {} },
    { what: 'contact, which is a queue', change: { ContactId: directory.queueId } },
    { what: 'instance', change: { InstanceId: unknownId } },
    {
      what: 'instance, by ARN',
      change: { InstanceId: instanceArn.replace(/[^/]+$/, unknownId) },
    },
  ];
  test.each(unknown)('rejects an unknown $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(notFound);
  });

  const broken = [
    { what: 'no metrics', change: { Metrics: undefined } },
    { what: 'metrics without one', change: { Metrics: [] } },
    { what: 'a metric without a name', change: { Metrics: [{ Name: undefined }] } },
    { what: 'an unknown metric', change: { Metrics: [{ Name: 'AGENTS_ONLINE' as never }] } },
    { what: 'no ContactId', change: { ContactId: undefined } },
    { what: 'a ContactId that is no UUID', change: { ContactId: 'contact' } },
    { what: 'an ARN of a contact', change: { ContactId: arnOf(directory, 'contact', unknownId) } },
    { what: 'no InstanceId', change: { InstanceId: undefined } },
    { what: 'an InstanceId that is no UUID', change: { InstanceId: 'instance' } },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(invalidInput);
  });

  test('rejects a contact that has ended', async () => {
    const ContactId = await start();
    await stop(ContactId);
    expect(await rejection(send({ ContactId }))).toStrictEqual(invalidInput);
  });
});

describeOnEmulator('GetContactMetrics on the emulator', () => {
  const change = (ContactId: string, routing: object) =>
    client.send(new UpdateContactRoutingDataCommand({ InstanceId, ContactId, ...routing }));

  test('counts the contacts whose turn is earlier, by priority and then by age', async () => {
    expect(await positionOf(ids.contact(8))).toBe(1);
    expect(await positionOf(ids.contact(3))).toBe(2);
    const first = await transfer(toQueue(await start()));
    const second = await transfer(toQueue(await start()));
    const last = (await positionOf(second)) ?? 0;
    const line = async () => [await positionOf(first), await positionOf(second)];
    expect(await line()).toStrictEqual([last - 1, last]);

    await change(second, { QueueTimeAdjustmentSeconds: 3600 });
    expect(await line()).toStrictEqual([last, 2]);
    await change(first, { QueuePriority: 1 });
    expect(await line()).toStrictEqual([1, 3]);
    await change(first, { QueuePriority: 9 });
    expect(await line()).toStrictEqual([last, 2]);
    await stop(second);
    expect(await positionOf(first)).toBe(last - 1);
  });

  test('estimates the wait by the waits of contacts that were accepted', async () => {
    const Metrics = [{ Name: 'ESTIMATED_WAIT_TIME' }, { Name: 'POSITION_IN_QUEUE' }] as const;
    const { MetricResults } = await send({ ContactId: ids.contact(1), Metrics: [...Metrics] });
    expect(MetricResults).toStrictEqual([
      { Name: 'ESTIMATED_WAIT_TIME', Value: { Number: 10_795 - 7200 } },
      { Name: 'POSITION_IN_QUEUE', Value: { Number: expect.any(Number) } },
    ]);
  });

  test('leaves out a wait that it cannot estimate', async () => {
    const Metrics = [{ Name: 'ESTIMATED_WAIT_TIME' }] as const;
    const { MetricResults } = await send({ ContactId: ids.contact(4), Metrics: [...Metrics] });
    expect(MetricResults).toStrictEqual([]);
  });

  const notQueued = [
    { what: 'with an agent', n: 2 },
    { what: 'that has not been queued yet', n: 10 },
  ];
  test.each(notQueued)('rejects a contact $what', async ({ n }) => {
    const id = n < 10 ? ids.contact(n) : ids.contact(1).replace(/01$/, String(n));
    expect(await rejection(send({ ContactId: id }))).toMatchObject({
      name: 'InvalidRequestException',
      status: 400,
    });
  });
});
