import { randomUUID } from 'node:crypto';
import type { TransferContactCommandInput } from '@aws-sdk/client-connect';
import { TransferContactCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { contactsOf } from './support/contacts.ts';
import {
  invalidRequest,
  notFound,
  quotaExceeded,
  rejection,
  throttled,
} from './support/rejection.ts';
import { describeOnEmulator, openEmulator, openTarget } from './support/target.ts';

const target = await openTarget();
const { client, directory } = target;
const { chain, describe: read, start, toQueue, toUser, transfer } = contactsOf(target);

const send = (input: TransferContactCommandInput) => client.send(new TransferContactCommand(input));

describe('TransferContact counts', () => {
  test('eleven transfers, and rejects the twelfth', async () => {
    let contact = await start();
    const first = contact;
    for (let count = 1; count <= 11; count++) {
      const to = count % 2 === 0 ? toQueue : toUser;
      contact = await transfer(to(contact));
    }
    for (const to of [toQueue, toUser]) {
      expect(await rejection(send(to(contact)))).toStrictEqual(quotaExceeded);
    }
    const last = await read(contact);
    expect(last).toMatchObject({ InitialContactId: first });
    expect(last).not.toHaveProperty('DisconnectTimestamp');
    expect(await chain(first)).toHaveLength(12);
  });

  test('the transfers of each contact by itself', async () => {
    const one = await start();
    const other = await start();
    await transfer(toQueue(one));
    expect(await chain(other)).toHaveLength(1);
  });
});

describe('TransferContact rejects the length of', () => {
  const lengths = [
    { field: 'InstanceId', length: 0 },
    { field: 'InstanceId', length: 101 },
    { field: 'ContactId', length: 0 },
    { field: 'ContactId', length: 257 },
    { field: 'ContactFlowId', length: 501 },
    { field: 'UserId', length: 0 },
    { field: 'UserId', length: 257 },
    { field: 'ClientToken', length: 501 },
  ];
  test.each(lengths)('$field, $length', async ({ field, length }) => {
    const task = await start();
    const call = send({ ...toUser(task), [field]: 'x'.repeat(length) });
    expect(await rejection(call)).toStrictEqual(invalidRequest);
    expect(await read(task)).not.toHaveProperty('DisconnectTimestamp');
  });

  test('a user ARN of 257 characters', async () => {
    const task = await start();
    const UserId = directory.userArn.padEnd(257, '0');
    expect(await rejection(send({ ...toUser(task), UserId }))).toStrictEqual(invalidRequest);
  });
});

describe('TransferContact takes the longest', () => {
  test('ClientToken, of 500 characters', async () => {
    const task = await start();
    const ClientToken = randomUUID().padEnd(500, 'x');
    const moved = await transfer({ ...toQueue(task), ClientToken });
    expect(await read(moved)).toMatchObject({ PreviousContactId: task });
  });
});

/** The model asks for lengths only; a real instance may know that its ids are UUIDs. */
describeOnEmulator('TransferContact looks up the longest', () => {
  const lengths = [
    { field: 'InstanceId', length: 100 },
    { field: 'ContactId', length: 256 },
    { field: 'ContactFlowId', length: 500 },
    { field: 'UserId', length: 256 },
  ];
  test.each(lengths)('$field, of $length characters', async ({ field, length }) => {
    const call = send({ ...toUser(await start()), [field]: 'x'.repeat(length) });
    expect(await rejection(call)).toStrictEqual(notFound);
  });
});

const limited = await openEmulator({ quotas: 'aws' });

describeOnEmulator('TransferContact with the quotas of AWS', () => {
  test('throttles what comes faster than its burst, and changes nothing then', async () => {
    const limitedContacts = contactsOf(limited);
    const rejected = async (input: TransferContactCommandInput) =>
      rejection(limited.client.send(new TransferContactCommand(input)));
    const task = await limitedContacts.start();
    const burst = await Promise.all(
      Array.from({ length: 40 }, () => rejected({ ...toQueue(task), QueueId: 'unknown' })),
    );
    expect(burst.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(5);
    expect(burst.find(({ status }) => status === 429)).toStrictEqual(throttled);
    expect(burst.find(({ status }) => status === 404)).toStrictEqual(notFound);
    expect(await limitedContacts.describe(task)).not.toHaveProperty('DisconnectTimestamp');
  });
});
