import { randomUUID } from 'node:crypto';
import type { TransferContactCommandInput } from '@aws-sdk/client-connect';
import { TransferContactCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { contactsOf } from './support/contacts.ts';
import { idempotencyConflict, invalidRequest, rejection } from './support/rejection.ts';
import { describeOnEmulator, openTarget } from './support/target.ts';

const target = await openTarget();
const { client, directory, eventually } = target;
const { chain, start, toQueue, toUser, transfer, ...contacts } = contactsOf(target);

const send = (input: TransferContactCommandInput) => client.send(new TransferContactCommand(input));
const idsOf = ({ ContactId, ContactArn }: Awaited<ReturnType<typeof send>>) => ({
  ContactId,
  ContactArn,
});

async function expectTransfers(task: string, moved: (string | undefined)[]): Promise<void> {
  await eventually(async () => {
    const seen = (await chain(task)).map(({ ContactId }) => ContactId);
    expect(seen.sort()).toStrictEqual([task, ...moved].sort());
  });
}

describe('TransferContact with a token', () => {
  const targets = [
    { target: 'a queue', to: toQueue },
    { target: 'a user', to: toUser },
  ];
  test.each(targets)('answers a repeated call to $target as it did the first', async ({ to }) => {
    const task = await start();
    const input = { ...to(task), ClientToken: randomUUID() };
    const first = await send(input);
    const second = await send(input);

    expect(idsOf(second)).toStrictEqual(idsOf(first));
    expect(second.$metadata.requestId).not.toBe(first.$metadata.requestId);
    await expectTransfers(task, [first.ContactId]);
  });

  test('answers a repeated call as it did the first, when the new contact moved on', async () => {
    const task = await start();
    const input = { ...toQueue(task), ClientToken: randomUUID() };
    const first = await transfer(input);
    const second = await transfer(toUser(first));

    expect(await send(input)).toMatchObject({ ContactId: first });
    await expectTransfers(task, [first, second]);
  });

  test('takes the arguments in any order', async () => {
    const input = { ...toQueue(await start()), ClientToken: randomUUID() };
    const reversed = Object.fromEntries(Object.entries(input).reverse());
    const first = await send(input);
    expect(idsOf(await send({ ...input, ...reversed }))).toStrictEqual(idsOf(first));
    expect(idsOf(await send(reversed as typeof input))).toStrictEqual(idsOf(first));
  });

  const otherArguments = [
    { what: 'queue', change: { QueueId: directory.queueId } },
    { what: 'flow', change: { ContactFlowId: directory.inboundFlowId } },
    { what: 'kind of target', change: { QueueId: undefined, UserId: directory.userId } },
    { what: 'number of targets', change: { QueueId: undefined } },
  ];
  test.each(otherArguments)('rejects it with another $what', async ({ change }) => {
    const task = await start();
    const input = { ...toQueue(task), ClientToken: randomUUID() };
    const first = await transfer(input);

    expect(await rejection(send({ ...input, ...change }))).toStrictEqual(idempotencyConflict);
    await expectTransfers(task, [first]);
  });

  test('rejects it with another contact, which stays active', async () => {
    const other = await start();
    const input = { ...toQueue(await start()), ClientToken: randomUUID() };
    await transfer(input);

    const again = { ...input, ContactId: other };
    expect(await rejection(send(again))).toStrictEqual(idempotencyConflict);
    expect(await contacts.describe(other)).not.toHaveProperty('DisconnectTimestamp');
    await expectTransfers(other, []);
  });

  test('distinguishes tokens by their case', async () => {
    const token = `conformance-${randomUUID()}`;
    const one = await transfer({ ...toQueue(await start()), ClientToken: token });
    const other = await transfer({ ...toQueue(await start()), ClientToken: token.toUpperCase() });
    expect(other).not.toBe(one);
  });
});

describe('TransferContact without a token', () => {
  test('takes each call as a new one', async () => {
    const task = await start();
    const first = await send(toQueue(task));
    await eventually(async () => {
      expect(await contacts.describe(task)).toHaveProperty('DisconnectTimestamp');
    });

    expect(await rejection(send(toQueue(task)))).toStrictEqual(invalidRequest);
    await expectTransfers(task, [first.ContactId]);
  });
});

/** What a real instance does with calls that overlap is not documented. */
describeOnEmulator('TransferContact with a token, at the same time', () => {
  test('transfers once', async () => {
    const task = await start();
    const input = { ...toQueue(task), ClientToken: randomUUID() };
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(input)));

    const distinct = new Set(answers.map(({ ContactId }) => ContactId));
    expect(distinct.size).toBe(1);
    await expectTransfers(task, [...distinct]);
  });
});
