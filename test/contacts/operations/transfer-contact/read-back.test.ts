import { describe, expect, test } from '@jest/globals';
import { FAULTS } from '../../../support/faults.ts';
import type { TransferTargetInput } from '../../../support/generated/graphql.ts';
import { holdAnswer } from '../../../support/held-answer.ts';
import { CONTACTS, QUEUES, QUICK_CONNECTS, USERS } from '../../../support/ids.ts';
import { type Answer, exception, raw } from '../../../support/recording-proxy.ts';
import { transfer, transferOrThrow } from '../../../support/transfer.ts';
import { startWorld, type World } from '../../../support/world.ts';

const INPUT = {
  contactId: CONTACTS.unassignedTask,
  target: { queueId: QUEUES.billing },
  clientToken: 'token',
};
const UNKNOWN = { __typename: 'ContactOutcomeUnknownError', clientToken: 'token' };

/** The success with the contact that the transfer made, by the books of Connect. */
const successOf = ({ executedTransfers }: World): object => ({
  __typename: 'TransferContactSuccess',
  contactId: executedTransfers[0]?.newContactId,
  clientToken: 'token',
});

describe('a transfer that was executed, and whose every answer was lost', () => {
  test.each<[string, TransferTargetInput]>([
    ['a queue', { queueId: QUEUES.billing }],
    ['a user', { userId: USERS.ben }],
  ])('to %s is read back as the success that it was', async (_, target) => {
    await using world = await startWorld();
    world.upstream.answerAll('TransferContact', FAULTS.resetAfter);

    const result = await transfer(world, { ...INPUT, target });

    expect(result).toStrictEqual(successOf(world));
    expect(world.executedTransfers).toHaveLength(1);
    expect(world.audit[1]).toMatchObject({
      result: 'TransferContactSuccess',
      settledBy: 'read-back',
    });
  });

  test('is read back when Connect shows it after a while only', async () => {
    await using world = await startWorld({ emulator: { consistencyDelayMs: 100 } });
    world.upstream.answerAll('TransferContact', FAULTS.resetAfter);

    const result = await transfer(world, INPUT);

    expect(result).toStrictEqual(successOf(world));
  });

  test('is repeated with its token, and then needs no reading', async () => {
    await using world = await startWorld({ maxAttempts: 2 });
    world.upstream.answerNext('TransferContact', FAULTS.serverErrorAfter);

    const result = await transfer(world, INPUT);

    expect(result).toStrictEqual(successOf(world));
    expect(world.executedTransfers).toHaveLength(1);
    expect(world.upstream.operations()).toStrictEqual(['TransferContact', 'TransferContact']);
  });

  test.each<[string, string, Answer]>([
    ['the contact', 'DescribeContact', FAULTS.serverErrorBefore],
    ['its chain', 'ListAssociatedContacts', FAULTS.resetBefore],
  ])('is unknown, with its token, when reading %s fails as well', async (_, operation, answer) => {
    await using world = await startWorld();
    world.upstream.answerAll('TransferContact', FAULTS.resetAfter);
    world.upstream.answerAll(operation, answer);

    expect(await transfer(world, INPUT)).toMatchObject(UNKNOWN);
  });
});

describe('a rejection after an attempt whose answer was lost', () => {
  const REJECTIONS: [string, number][] = [
    ['InvalidRequestException', 400],
    ['ServiceQuotaExceededException', 402],
    ['ResourceNotFoundException', 404],
    ['IdempotencyException', 409],
  ];

  test.each(REJECTIONS)('hides no transfer: %s', async (name, status) => {
    await using world = await startWorld({ maxAttempts: 2 });
    world.upstream.answerNext('TransferContact', FAULTS.resetAfter, exception(name, status));

    expect(await transfer(world, INPUT)).toStrictEqual(successOf(world));
  });

  test.each(REJECTIONS)('leaves it open while Connect may be working: %s', async (name, status) => {
    await using world = await startWorld({ maxAttempts: 2 });
    world.upstream.answerNext('TransferContact', FAULTS.resetBefore, exception(name, status));

    expect(await transfer(world, INPUT)).toMatchObject(UNKNOWN);
    expect(world.executedTransfers).toStrictEqual([]);
  });

  test.each(REJECTIONS)('stands when Connect had answered: %s', async (name, status) => {
    await using world = await startWorld({ maxAttempts: 2 });
    world.upstream.answerNext('TransferContact', FAULTS.serverErrorBefore, exception(name, status));

    const { __typename } = await transfer(world, INPUT);

    expect(['TransferContactSuccess', 'ContactOutcomeUnknownError']).not.toContain(__typename);
  });

  test('of a later request stands when the contact ended without a transfer', async () => {
    await using world = await startWorld();
    world.upstream.answerNext('TransferContact', FAULTS.resetBefore);
    const first = await transfer(world, { ...INPUT, contactId: CONTACTS.endedTask });
    const second = await transfer(world, { ...INPUT, contactId: CONTACTS.endedTask });

    expect(first).toMatchObject(UNKNOWN);
    expect(second).toMatchObject({ __typename: 'ContactNotActiveError' });
  });

  test('hides no transfer of an earlier request, either', async () => {
    await using world = await startWorld();
    world.upstream.answerNext('TransferContact', FAULTS.resetAfter);
    world.upstream.answerNext('DescribeContact', FAULTS.serverErrorBefore);
    const first = await transfer(world, INPUT);
    world.upstream.answerNext('TransferContact', exception('InvalidRequestException', 400));

    expect(first).toMatchObject(UNKNOWN);
    expect(await transfer(world, INPUT)).toStrictEqual(successOf(world));
  });
});

describe('a rejection after an attempt whose answer was lost, of a contact that another has transferred', () => {
  const OTHER = { ...INPUT, target: { queueId: QUEUES.complaints }, clientToken: 'x' };

  test.each<[string, (world: World) => Promise<unknown>]>([
    ['elsewhere', async (world) => transferOrThrow(world, OTHER)],
    ['to the same place', async (world) => transferOrThrow(world, { ...INPUT, clientToken: 'x' })],
    [
      'elsewhere, by another gateway',
      async (world) => {
        await using other = await startWorld({ connect: world.upstream.url });
        await transferOrThrow(other, OTHER);
      },
    ],
  ])('is believed: %s', async (_, transferAway) => {
    await using world = await startWorld();
    world.upstream.answerNext('TransferContact', FAULTS.resetBefore);
    world.upstream.answerNext('DescribeContact', FAULTS.serverErrorBefore);
    const first = await transfer(world, INPUT);
    await transferAway(world);

    const repeated = await transfer(world, INPUT);

    expect(first).toMatchObject(UNKNOWN);
    expect(repeated).toMatchObject({ __typename: 'ContactNotActiveError' });
    expect(world.executedTransfers).toMatchObject([{ token: 'x' }]);
  });
});

describe('an error without a type, which is none of Connect', () => {
  test.each([302, 404, 408, 413, 499, 503])('is read back: %d', async (status) => {
    await using world = await startWorld();
    world.upstream.answerNext('TransferContact', async (exchange) => {
      await exchange.forward();
      await raw(status, '{}')(exchange);
    });

    expect(await transfer(world, INPUT)).toStrictEqual(successOf(world));
  });
});

describe('what Connect shows is not taken for the transfer', () => {
  test('when the contact was transferred before', async () => {
    await using world = await startWorld();
    await transfer(world, { ...INPUT, clientToken: 'earlier' });
    world.upstream.answerAll('TransferContact', FAULTS.resetBefore);

    expect(await transfer(world, INPUT)).toMatchObject(UNKNOWN);
    expect(world.executedTransfers).toHaveLength(1);
  });

  test('when the contact went elsewhere meanwhile', async () => {
    await using world = await startWorld();
    world.upstream.answerNext('TransferContact', async (exchange) => {
      await transfer(world, { ...INPUT, target: { queueId: QUEUES.complaints }, clientToken: 'x' });
      await FAULTS.resetBefore(exchange);
    });

    expect(await transfer(world, INPUT)).toMatchObject(UNKNOWN);
    expect(world.executedTransfers).toMatchObject([{ token: 'x' }]);
  });

  test('when another token is known to have made it', async () => {
    await using world = await startWorld();
    await transferOrThrow(world, { ...INPUT, clientToken: 'earlier' });
    world.upstream.answerAll('TransferContact', FAULTS.resetBefore);

    expect(await transfer(world, INPUT)).toMatchObject(UNKNOWN);
    expect(world.executedTransfers).toHaveLength(1);
  });

  test('when a flow was to decide where the contact goes', async () => {
    await using world = await startWorld();
    world.upstream.answerAll('TransferContact', FAULTS.resetAfter);

    const target = { quickConnectId: QUICK_CONNECTS.flow };

    expect(await transfer(world, { ...INPUT, target })).toMatchObject(UNKNOWN);
  });

  test('when another transfer of the contact to the same place was under way', async () => {
    await using world = await startWorld();
    world.upstream.answerNext('TransferContact', async (exchange) => {
      await transfer(world, { ...INPUT, clientToken: 'x' });
      await FAULTS.resetBefore(exchange);
    });

    expect(await transfer(world, INPUT)).toMatchObject(UNKNOWN);
    expect(world.executedTransfers).toMatchObject([{ token: 'x' }]);
  });
});

describe('what Connect shows is taken for the transfer', () => {
  test('when another one to another place was under way', async () => {
    await using world = await startWorld();
    const held = holdAnswer(exception('InvalidRequestException', 400));
    world.upstream.answerNext('TransferContact', held.answer, FAULTS.resetAfter);

    const other = transfer(world, {
      ...INPUT,
      target: { queueId: QUEUES.complaints },
      clientToken: 'x',
    });
    await held.requested;
    const result = await transfer(world, INPUT);
    held.release();
    await other;

    expect(result).toStrictEqual(successOf(world));
  });
});

describe('a 500 of Connect', () => {
  test('that changed nothing is reported as that, once a change would have shown', async () => {
    await using world = await startWorld({ emulator: { consistencyDelayMs: 100 } });
    world.upstream.answerAll('TransferContact', FAULTS.serverErrorBefore);

    const result = await transfer(world, INPUT);

    expect(result).toMatchObject({ __typename: 'ContactServiceError', clientToken: 'token' });
    expect(world.executedTransfers).toStrictEqual([]);
  });

  test('after a transfer is not reported as a failure, even if Connect does not show it at once', async () => {
    await using world = await startWorld({ emulator: { consistencyDelayMs: 100 } });
    world.upstream.answerAll('TransferContact', FAULTS.serverErrorAfter);

    expect(await transfer(world, INPUT)).toStrictEqual(successOf(world));
  });
});
