import { describe, expect, test } from '@jest/globals';
import { FAULTS } from '../../support/faults.ts';
import type { TransferTargetInput } from '../../support/generated/graphql.ts';
import { CONTACTS, QUEUES, USERS } from '../../support/ids.ts';
import type { Answer } from '../../support/recording-proxy.ts';
import { transfer } from '../../support/transfer.ts';
import { startWorld, type World } from '../../support/world.ts';

const INPUT = {
  contactId: CONTACTS.unassignedTask,
  target: { queueId: QUEUES.billing },
  clientToken: 'token',
};
const UNKNOWN = { __typename: 'ContactOutcomeUnknownError', clientToken: 'token' };

/** The success with the contact that the transfer made, by the books of Connect. */
const successOf = ({ carriedOut }: World): object => ({
  __typename: 'TransferContactSuccess',
  contactId: carriedOut[0]?.newContactId,
  clientToken: 'token',
});

describe('a transfer that was carried out, and whose every answer was lost', () => {
  test.each<[string, TransferTargetInput]>([
    ['a queue', { queueId: QUEUES.billing }],
    ['a user', { userId: USERS.ben }],
  ])('to %s is read back as the success that it was', async (_, target) => {
    await using world = await startWorld();
    world.upstream.answerAll('TransferContact', FAULTS.resetAfter);

    const result = await transfer(world, { ...INPUT, target });

    expect(result).toStrictEqual(successOf(world));
    expect(world.carriedOut).toHaveLength(1);
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
    expect(world.carriedOut).toHaveLength(1);
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

describe('what Connect shows is not taken for the transfer', () => {
  test('when the contact was transferred before', async () => {
    await using world = await startWorld();
    await transfer(world, { ...INPUT, clientToken: 'earlier' });
    world.upstream.answerAll('TransferContact', FAULTS.resetBefore);

    expect(await transfer(world, INPUT)).toMatchObject(UNKNOWN);
    expect(world.carriedOut).toHaveLength(1);
  });

  test('when the contact went elsewhere meanwhile', async () => {
    await using world = await startWorld();
    world.upstream.answerNext('TransferContact', async (exchange) => {
      await transfer(world, { ...INPUT, target: { queueId: QUEUES.complaints }, clientToken: 'x' });
      await FAULTS.resetBefore(exchange);
    });

    expect(await transfer(world, INPUT)).toMatchObject(UNKNOWN);
    expect(world.carriedOut).toMatchObject([{ token: 'x' }]);
  });

  test('when another transfer of the contact to the same place was under way', async () => {
    await using world = await startWorld();
    world.upstream.answerNext('TransferContact', async (exchange) => {
      await transfer(world, { ...INPUT, clientToken: 'x' });
      await FAULTS.resetBefore(exchange);
    });

    expect(await transfer(world, INPUT)).toMatchObject(UNKNOWN);
    expect(world.carriedOut).toMatchObject([{ token: 'x' }]);
  });
});

describe('a 500 of Connect', () => {
  test('that changed nothing is told as that, once a change would have shown', async () => {
    await using world = await startWorld({ emulator: { consistencyDelayMs: 100 } });
    world.upstream.answerAll('TransferContact', FAULTS.serverErrorBefore);

    const result = await transfer(world, INPUT);

    expect(result).toMatchObject({ __typename: 'ContactServiceError', clientToken: 'token' });
    expect(world.carriedOut).toStrictEqual([]);
  });

  test('after a transfer is not told as a failure, even if Connect does not show it at once', async () => {
    await using world = await startWorld({ emulator: { consistencyDelayMs: 100 } });
    world.upstream.answerAll('TransferContact', FAULTS.serverErrorAfter);

    expect(await transfer(world, INPUT)).toStrictEqual(successOf(world));
  });
});
