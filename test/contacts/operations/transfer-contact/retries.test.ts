import { describe, expect, test } from '@jest/globals';
import { exception, reset } from '../../../support/answers.ts';
import { FAULTS } from '../../../support/faults.ts';
import { CONTACTS, QUEUES, QUICK_CONNECTS } from '../../../support/ids.ts';
import { transfer, transferOrThrow } from '../../../support/transfer.ts';
import { startWorld } from '../../../support/world.ts';

describe('a retry that cannot reach Connect', () => {
  const input = {
    contactId: CONTACTS.unassignedTask,
    target: { queueId: QUEUES.billing },
    clientToken: 'token',
  };

  test('returns the success that was returned before', async () => {
    await using world = await startWorld();
    const first = await transferOrThrow(world, input);
    await world.upstream.disconnect();

    expect(await transfer(world, input)).toStrictEqual(first);
    expect(world.audit.at(-1)).toMatchObject({
      result: 'TransferContactSuccess',
      newContactId: first.contactId,
    });
  });

  test('does not return that nothing was changed, when that was left open before', async () => {
    await using world = await startWorld();
    world.upstream.answerAll('TransferContact', FAULTS.resetAfter);
    world.upstream.answerAll('DescribeContact', FAULTS.resetBefore);
    const first = await transfer(world, input);
    await world.upstream.disconnect();

    const repeated = await transfer(world, input);

    expect([first.__typename, repeated.__typename]).toStrictEqual([
      'ContactOutcomeUnknownError',
      'ContactOutcomeUnknownError',
    ]);
    expect(world.executedTransfers).toHaveLength(1);
  });

  test('returns that nothing was changed, when it is no retry', async () => {
    await using world = await startWorld();
    await world.upstream.disconnect();

    expect(await transfer(world, input)).toMatchObject({ __typename: 'ContactServiceError' });
    expect(world.executedTransfers).toHaveLength(0);
  });

  test.each([
    [
      'given',
      input,
      'This request changed nothing; an earlier one with the same clientToken may have.',
    ],
    ['made by the gateway', { ...input, clientToken: null }, 'This request changed nothing.'],
  ])('returns what is true of a token that was %s', async (_, given, truth) => {
    await using world = await startWorld();
    await world.upstream.disconnect();

    expect(await transfer(world, given)).toMatchObject({
      __typename: 'ContactServiceError',
      message: `Amazon Connect failed, or could not be reached. ${truth}`,
    });
  });

  test('returns the success of a quick connect that cannot be resolved again', async () => {
    await using world = await startWorld({
      gateway: { directoryCache: { max: 1_000, ttlMs: 1, negativeTtlMs: 1 } },
    });
    const byQuickConnect = { ...input, target: { quickConnectId: QUICK_CONNECTS.billing } };
    const first = await transferOrThrow(world, byQuickConnect);
    await world.upstream.disconnect();

    expect(await transfer(world, byQuickConnect)).toStrictEqual(first);
  });
});

describe('a retry that Connect rejects while it may be at work on the first request', () => {
  const input = {
    contactId: CONTACTS.unassignedTask,
    target: { queueId: QUEUES.billing },
    clientToken: 'token',
  };

  test('does not return that nothing was changed', async () => {
    await using world = await startWorld();
    const late = Promise.withResolvers<undefined>();
    const done = Promise.withResolvers<undefined>();
    world.upstream.answerNext(
      'TransferContact',
      async (exchange) => {
        await reset(exchange);
        await late.promise;
        await exchange.forward();
        done.resolve(undefined);
      },
      exception('ServiceQuotaExceededException', 402),
    );

    const lost = await transfer(world, input);
    const rejected = await transfer(world, input);
    late.resolve(undefined);
    await done.promise;
    const repeated = await transferOrThrow(world, input);

    expect([lost.__typename, rejected.__typename]).toStrictEqual([
      'ContactOutcomeUnknownError',
      'ContactOutcomeUnknownError',
    ]);
    expect(world.executedTransfers).toMatchObject([{ newContactId: repeated.contactId }]);
  });

  test('returns that nothing was changed when Connect has answered the first one', async () => {
    await using world = await startWorld();
    world.upstream.answerNext(
      'TransferContact',
      FAULTS.serverErrorBefore,
      exception('ServiceQuotaExceededException', 402),
    );
    // The outcome of the first stays open for want of a reading.
    world.upstream.answerNext('DescribeContact', FAULTS.resetBefore);

    const lost = await transfer(world, input);
    const rejected = await transfer(world, input);

    expect([lost.__typename, rejected.__typename]).toStrictEqual([
      'ContactOutcomeUnknownError',
      'ContactQuotaExceededError',
    ]);
  });

  test('and one that fails, too, returns that nothing was changed when the contact is still active', async () => {
    await using world = await startWorld();
    world.upstream.answerAll('TransferContact', FAULTS.serverErrorBefore);
    world.upstream.answerNext('DescribeContact', FAULTS.resetBefore);

    const lost = await transfer(world, input);
    const failed = await transfer(world, input);

    expect([lost.__typename, failed.__typename]).toStrictEqual([
      'ContactOutcomeUnknownError',
      'ContactServiceError',
    ]);
  });
});
