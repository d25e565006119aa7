import type { ContactFlowType, TransferContactCommandInput } from '@aws-sdk/client-connect';
import { ListContactFlowsCommand, TransferContactCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { ids, unknownId } from './support/built-in.ts';
import { contactsOf } from './support/contacts.ts';
import { invalidOrNotFound, invalidRequest, notFound, rejection } from './support/rejection.ts';
import { arnOf, describeOnEmulator, openTarget } from './support/target.ts';

const target = await openTarget();
const { client, directory, eventually } = target;
const { chain, start, stop, toQueue, toUser, transfer, ...contacts } = contactsOf(target);

const send = (input: TransferContactCommandInput) => client.send(new TransferContactCommand(input));

/** A rejected transfer leaves the contact as it was: active, alone and transferable. */
async function expectUntouched(task: string): Promise<void> {
  expect(await contacts.describe(task)).not.toHaveProperty('DisconnectTimestamp');
  expect(await chain(task)).toHaveLength(1);
  expect(await transfer(toQueue(task))).not.toBe(task);
}

describe('TransferContact rejects', () => {
  const unknown = [
    { what: 'a contact', to: toQueue, change: { ContactId: unknownId } },
    { what: 'an instance', to: toQueue, change: { InstanceId: unknownId } },
    { what: 'a queue', to: toQueue, change: { QueueId: unknownId } },
    { what: 'a user', to: toUser, change: { UserId: unknownId } },
    { what: 'a user ARN', to: toUser, change: { UserId: arnOf(directory, 'agent', unknownId) } },
    { what: 'a flow', to: toQueue, change: { ContactFlowId: unknownId } },
    { what: 'a queue that is a flow', to: toQueue, change: { QueueId: directory.holdFlowId } },
    { what: 'a user that is a queue', to: toUser, change: { UserId: directory.queueId } },
    { what: 'a contact that is a queue', to: toQueue, change: { ContactId: directory.queueId } },
  ];
  test.each(unknown)('what it does not know: $what', async ({ to, change }) => {
    const task = await start();
    expect(await rejection(send({ ...to(task), ...change }))).toStrictEqual(notFound);
    await expectUntouched(task);
  });

  test('a queue ARN where its id belongs', async () => {
    const task = await start();
    const QueueId = arnOf(directory, 'queue', directory.otherQueueId);
    expect(await rejection(send({ ...toQueue(task), QueueId }))).toStrictEqual(invalidOrNotFound);
    await expectUntouched(task);
  });

  test('a queue and a user at once', async () => {
    const task = await start();
    const both = { ...toQueue(task), UserId: directory.userId };
    expect(await rejection(send(both))).toStrictEqual(invalidRequest);
    await expectUntouched(task);
  });

  test('a call without a flow, whatever its target', async () => {
    const task = await start();
    for (const to of [toQueue, toUser]) {
      const call = send({ ...to(task), ContactFlowId: undefined });
      expect(await rejection(call)).toStrictEqual(invalidRequest);
    }
    await expectUntouched(task);
  });

  test.each(['ContactId', 'InstanceId'])('a call without %s', async (name) => {
    const call = send({ ...toQueue(await start()), [name]: undefined });
    expect(await rejection(call)).toStrictEqual(invalidRequest);
  });

  test('a contact that was stopped', async () => {
    const task = await start();
    await stop(task);
    expect(await rejection(send(toQueue(task)))).toStrictEqual(invalidRequest);
    expect(await chain(task)).toHaveLength(1);
  });

  test('a contact that was transferred already', async () => {
    const task = await start();
    await transfer(toQueue(task));
    await eventually(async () => {
      expect(await contacts.describe(task)).toHaveProperty('DisconnectTimestamp');
    });
    expect(await rejection(send(toUser(task)))).toStrictEqual(invalidRequest);
    expect(await chain(task)).toHaveLength(2);
  });
});

async function expectFlowTypeRejected(type: ContactFlowType): Promise<void> {
  const { ContactFlowSummaryList: [flow] = [] } = await client.send(
    new ListContactFlowsCommand({
      InstanceId: directory.instanceId,
      ContactFlowTypes: [type],
      MaxResults: 1,
    }),
  );
  expect(flow).toMatchObject({ ContactFlowType: type });
  const task = await start();
  for (const to of [toQueue, toUser]) {
    const call = send({ ...to(task), ContactFlowId: flow?.Id });
    expect(await rejection(call)).toStrictEqual(invalidRequest);
  }
  await expectUntouched(task);
}

/** Every instance has a default flow of each of these types. */
describe('TransferContact rejects a flow of type', () => {
  const types = [
    'CUSTOMER_QUEUE',
    'CUSTOMER_HOLD',
    'CUSTOMER_WHISPER',
    'AGENT_HOLD',
    'AGENT_WHISPER',
    'OUTBOUND_WHISPER',
  ] as const;
  // eslint-disable-next-line jest/expect-expect -- the function that it calls expects
  test.each(types)('%s', expectFlowTypeRejected);
});

describeOnEmulator('TransferContact rejects a flow of the rarer type', () => {
  // eslint-disable-next-line jest/expect-expect -- the function that it calls expects
  test.each(['CAMPAIGN'] as const)('%s', expectFlowTypeRejected);
});

const describeWithCall = directory.voiceContactId === undefined ? describe.skip : describe;
describeWithCall('TransferContact rejects a call', () => {
  test('of the channel VOICE', async () => {
    const call = directory.voiceContactId ?? '';
    const before = await contacts.describe(call);
    expect(before).toMatchObject({ Channel: 'VOICE' });
    expect(await rejection(send(toQueue(call)))).toStrictEqual(invalidRequest);
    expect(await contacts.describe(call)).toStrictEqual(before);
  });
});

describeOnEmulator('TransferContact rejects by default a contact', () => {
  const channels = [
    { Channel: 'VOICE', id: ids.contact(6) },
    { Channel: 'CHAT', id: ids.contact(7) },
    { Channel: 'EMAIL', id: ids.contact(8) },
  ];
  test.each(channels)('of the channel $Channel', async ({ Channel, id }) => {
    const before = await contacts.describe(id);
    expect(before).toMatchObject({ Channel });
    for (const to of [toQueue, toUser]) {
      expect(await rejection(send(to(id)))).toStrictEqual(invalidRequest);
    }
    expect(await contacts.describe(id)).toStrictEqual(before);
  });
});
