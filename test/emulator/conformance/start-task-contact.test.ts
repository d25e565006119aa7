import { randomUUID } from 'node:crypto';
import type { StartTaskContactCommandInput } from '@aws-sdk/client-connect';
import { StartTaskContactCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { ids } from './support/built-in.ts';
import { contactsOf } from './support/contacts.ts';
import { aRequestId, quotaExceeded, rejection } from './support/rejection.ts';
import { arnOf, describeOnEmulator, openTarget } from './support/target.ts';

const target = await openTarget();
const { client, directory, eventually } = target;
const { chain, start, stop, toQueue, transfer, ...contacts } = contactsOf(target);
const { instanceId: InstanceId, inboundFlowId: ContactFlowId } = directory;
const hour = 3_600_000;

const send = (input: Partial<StartTaskContactCommandInput>) =>
  client.send(new StartTaskContactCommand({ InstanceId, Name: 'Conformance', ...input }));

describe('StartTaskContact', () => {
  test('answers with the id of an active task', async () => {
    const answer = await send({ ContactFlowId });
    expect(answer).toStrictEqual({
      $metadata: expect.objectContaining({ httpStatusCode: 200, requestId: aRequestId }),
      ContactId: expect.stringMatching(/^.{1,256}$/),
    });

    const task = await eventually(() => contacts.describe(answer.ContactId ?? ''));
    expect(task).toMatchObject({
      Id: answer.ContactId,
      Arn: arnOf(directory, 'contact', answer.ContactId ?? ''),
      Channel: 'TASK',
      InitiationMethod: 'API',
      Name: 'Conformance',
    });
    expect(task.InitiationTimestamp).toBeInstanceOf(Date);
    expect(task).not.toHaveProperty('DisconnectTimestamp');
    expect(task).not.toHaveProperty('PreviousContactId');
  });

  test('keeps name and description', async () => {
    const task = await start({ Name: 'Räkning ✓', Description: 'Två rader\noch en till' });
    expect(await contacts.describe(task)).toMatchObject({
      Name: 'Räkning ✓',
      Description: 'Två rader\noch en till',
    });
  });

  test('takes the longest values', async () => {
    const Name = 'n'.repeat(1024);
    const Description = 'd'.repeat(4096);
    const task = await start({ Name, Description, ClientToken: randomUUID().padEnd(500, 'x') });
    expect(await contacts.describe(task)).toMatchObject({ Name, Description });
  });

  test('keeps the expiry and the creator, beside the subtype', async () => {
    const SegmentAttributes = {
      'connect:ContactExpiry': { ValueMap: { ExpiryDuration: { ValueInteger: 135 } } },
      'connect:CreatedByUser': { ValueString: arnOf(directory, 'agent', directory.userId) },
    };
    expect(await contacts.describe(await start({ SegmentAttributes }))).toMatchObject({
      SegmentAttributes: {
        ...SegmentAttributes,
        'connect:Subtype': { ValueString: 'connect:Task' },
      },
    });
  });

  test('schedules a task', async () => {
    const ScheduledTime = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + hour);
    const task = await contacts.describe(await start({ ScheduledTime }));
    expect(task.ScheduledTimestamp).toStrictEqual(ScheduledTime);
    expect(task).not.toHaveProperty('DisconnectTimestamp');
  });

  test('links a task to the previous one', async () => {
    const first = await start();
    const second = await start({ PreviousContactId: first });
    const third = await start({ PreviousContactId: second });
    expect(await contacts.describe(third)).toMatchObject({
      PreviousContactId: second,
      InitialContactId: first,
    });
  });

  test('links a task to a related one, which stays active', async () => {
    const first = await start();
    const related = await start({ RelatedContactId: first });
    const contact = await contacts.describe(related);
    expect(contact).toMatchObject({ RelatedContactId: first });
    expect(contact).not.toHaveProperty('PreviousContactId');
    expect(await contacts.describe(first)).not.toHaveProperty('DisconnectTimestamp');
  });

  test('links a task to one that has ended', async () => {
    const ended = await start();
    await stop(ended);
    const next = await start({ PreviousContactId: ended });
    expect(await contacts.describe(next)).toMatchObject({ PreviousContactId: ended });
  });
});

describe('StartTaskContact with a token', () => {
  test('starts one task for the same token', async () => {
    const input = { ContactFlowId, ClientToken: randomUUID() };
    const first = await send(input);
    expect(await send(input)).toMatchObject({ ContactId: first.ContactId });
  });

  test('distinguishes tokens by their case', async () => {
    const token = `conformance-${randomUUID()}`;
    const one = await send({ ContactFlowId, ClientToken: token });
    const other = await send({ ContactFlowId, ClientToken: token.toUpperCase() });
    expect(other.ContactId).not.toBe(one.ContactId);
  });

  test('starts a task for each call without one', async () => {
    const one = await send({ ContactFlowId });
    const other = await send({ ContactFlowId });
    expect(other.ContactId).not.toBe(one.ContactId);
  });
});

describe('StartTaskContact counts', () => {
  test('twelve contacts in a chain, and rejects the thirteenth', async () => {
    const first = await start();
    let previous = first;
    for (let count = 2; count <= 12; count++) {
      previous = await start({ PreviousContactId: previous });
    }
    const call = send({ ContactFlowId, PreviousContactId: previous });
    expect(await rejection(call)).toStrictEqual(quotaExceeded);
    expect(await chain(first)).toHaveLength(12);
  });
});

describeOnEmulator('StartTaskContact on the emulator', () => {
  test('queues the task where the flow leads', async () => {
    const task = await contacts.describe(await start());
    expect(task).toMatchObject({ QueueInfo: { Id: directory.queueId } });
  });

  test('takes flow and queue from a quick connect', async () => {
    const QuickConnectId = ids.quickConnect(3);
    const started = await send({ QuickConnectId });
    const task = await contacts.describe(started.ContactId ?? '');
    expect(task).toMatchObject({ Channel: 'TASK', QueueInfo: { Id: ids.queue(2) } });
  });

  test('takes flow and user from a quick connect', async () => {
    const QuickConnectId = ids.quickConnect(1);
    const started = await send({ QuickConnectId });
    const task = await contacts.describe(started.ContactId ?? '');
    expect(task).toMatchObject({ Channel: 'TASK', AgentInfo: { Id: ids.user(1) } });
  });

  test('starts one task for a token, whatever else is requested with it', async () => {
    const ClientToken = randomUUID();
    const first = await start({ ClientToken, Name: 'First' });
    expect(await start({ ClientToken, Name: 'Second' })).toBe(first);
    expect(await contacts.describe(first)).toMatchObject({ Name: 'First' });
  });

  test('a started task can be transferred at once', async () => {
    const started = await send({ ContactFlowId });
    const moved = await transfer(toQueue(started.ContactId ?? ''));
    expect(await contacts.describe(moved)).toMatchObject({ InitialContactId: started.ContactId });
  });
});
