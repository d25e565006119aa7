import { TransferContactCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { ids } from './support/built-in.ts';
import { contactsOf } from './support/contacts.ts';
import { aRequestId } from './support/rejection.ts';
import { arnOf, describeOnEmulator, openEmulator, openTarget } from './support/target.ts';

const target = await openTarget();
const { client, directory, eventually } = target;
const contacts = contactsOf(target);
const { chain, start, toQueue, toUser, transfer } = contacts;

describe('TransferContact', () => {
  test('answers with a new contact, its ARN and a request id', async () => {
    const task = await start();
    const answer = await client.send(new TransferContactCommand(toQueue(task)));

    expect(answer).toStrictEqual({
      $metadata: expect.objectContaining({ httpStatusCode: 200, requestId: aRequestId }),
      ContactId: expect.not.stringMatching(task),
      ContactArn: arnOf(directory, 'contact', answer.ContactId ?? ''),
    });
    expect(answer.ContactId).toMatch(/^.{1,256}$/);
  });

  const toEither = [
    { target: 'a queue', to: toQueue },
    { target: 'a user by id', to: toUser },
    {
      target: 'a user by ARN',
      to: (task: string) => ({ ...toUser(task), UserId: directory.userArn }),
    },
  ];
  const flows = [
    { flow: 'an inbound flow', ContactFlowId: directory.inboundFlowId },
    { flow: 'a transfer-to-queue flow', ContactFlowId: directory.queueTransferFlowId },
    { flow: 'a transfer-to-agent flow', ContactFlowId: directory.userTransferFlowId },
  ];
  const supported = toEither.flatMap((either) => flows.map((flow) => ({ ...either, ...flow })));

  test.each(supported)('transfers to $target through $flow', async ({ to, ContactFlowId }) => {
    const task = await start();
    const moved = await transfer({ ...to(task), ContactFlowId });

    await eventually(async () => {
      expect((await chain(moved)).map(({ ContactId }) => ContactId).sort()).toStrictEqual(
        [task, moved].sort(),
      );
    });
  });

  test('takes a call without a target, and leaves the way to the flow', async () => {
    const task = await start();
    const ContactFlowId = directory.inboundFlowId;
    const moved = await transfer({ ...toQueue(task), ContactFlowId, QueueId: undefined });
    expect(await contacts.describe(moved)).toMatchObject({ PreviousContactId: task });
  });

  test('links the new contact to the one transferred and to the first', async () => {
    const task = await start({ Name: 'A refund', Description: 'Of 12 EUR' });
    const second = await transfer(toQueue(task));
    const third = await transfer(toUser(second));

    const common = { InitialContactId: task, InitiationMethod: 'TRANSFER', Channel: 'TASK' };
    await eventually(async () => {
      const [seen, last] = [await contacts.describe(second), await contacts.describe(third)];
      expect(seen).toMatchObject({ Id: second, PreviousContactId: task, ...common });
      expect(last).toMatchObject({ Id: third, PreviousContactId: second, ...common });
      expect(last).toMatchObject({ Name: 'A refund', Description: 'Of 12 EUR' });
    });
  });

  test('ends the contact transferred, and no other', async () => {
    const task = await start();
    const bystander = await start();
    const moved = await transfer(toQueue(task));

    await eventually(async () => {
      const old = await contacts.describe(task);
      const fresh = await contacts.describe(moved);
      expect(old.DisconnectTimestamp).toBeInstanceOf(Date);
      expect(fresh.DisconnectTimestamp).toBeUndefined();
      expect(fresh.InitiationTimestamp).toBeInstanceOf(Date);
      expect(Number(fresh.InitiationTimestamp)).toBeGreaterThanOrEqual(
        Number(old.InitiationTimestamp),
      );
    });
    expect(await contacts.describe(bystander)).not.toHaveProperty('DisconnectTimestamp');
  });

  test('transfers back to where the contact came from', async () => {
    const there = await transfer(toQueue(await start()));
    const back = await transfer({ ...toQueue(there), QueueId: directory.queueId });
    expect(await contacts.describe(back)).toMatchObject({ PreviousContactId: there });
  });
});

const withFreeAgents = await openEmulator();
const withEmail = await openEmulator({ transferableChannels: ['TASK', 'EMAIL'] });

/** On AWS the flow decides when a contact is queued, and the agent when it is accepted. */
describeOnEmulator('TransferContact on the emulator', () => {
  test('queues the new contact', async () => {
    const moved = await transfer(toQueue(await start()));
    const { QueueInfo, AgentInfo } = await contacts.describe(moved);
    expect(QueueInfo).toMatchObject({ Id: directory.otherQueueId });
    expect(QueueInfo?.EnqueueTimestamp).toBeInstanceOf(Date);
    expect(AgentInfo).toBeUndefined();
  });

  test.each([directory.userId, directory.userArn])('gives it to the agent %s', async (UserId) => {
    const apart = contactsOf(withFreeAgents);
    const moved = await apart.transfer({ ...toUser(await apart.start()), UserId });
    expect(await apart.describe(moved)).toMatchObject({ AgentInfo: { Id: directory.userId } });
  });

  test('queues it where the inbound flow leads, when no target is given', async () => {
    const ContactFlowId = directory.inboundFlowId;
    const moved = await transfer({ ...toQueue(await start()), ContactFlowId, QueueId: undefined });
    expect(await contacts.describe(moved)).toMatchObject({ QueueInfo: { Id: directory.queueId } });
  });

  test('keeps the channel of an EMAIL, where those may be transferred', async () => {
    const emails = contactsOf(withEmail);
    const moved = await emails.transfer(toQueue(ids.contact(8)));
    const contact = await emails.describe(moved);
    expect(contact).toMatchObject({ Channel: 'EMAIL', PreviousContactId: ids.contact(8) });
  });
});
