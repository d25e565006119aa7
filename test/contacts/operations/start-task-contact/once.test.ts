import { describe, expect, test } from '@jest/globals';
import { exception, relay } from '../../../support/answers.ts';
import { FAULTS } from '../../../support/faults.ts';
import { holdAnswer } from '../../../support/held-answer.ts';
import { FLOWS, QUICK_CONNECTS } from '../../../support/ids.ts';
import { until } from '../../../support/until.ts';
import { startWorld, type World } from '../../../support/world.ts';
import { countTasks, start, TASK } from './support.ts';

const INPUT = { ...TASK, clientToken: 'start-1' };
const OTHER = { ...INPUT, name: 'Call Mr Ito back' };

/** The tokens that Connect has received. */
const tokensOf = ({ upstream }: World): unknown[] =>
  upstream.calls.flatMap(({ operation, body }) =>
    operation === 'StartTaskContact' ? [body?.['ClientToken']] : [],
  );

describe('the same token again', () => {
  test('while the first request runs', async () => {
    await using world = await startWorld();
    const held = holdAnswer(relay);
    world.upstream.answerNext('StartTaskContact', held.answer);

    const first = start(world, INPUT);
    await held.requested;
    const others = Array.from({ length: 5 }, () => start(world, INPUT));
    await until(() => world.audit.length === 6);
    held.release();
    const [result, ...same] = await Promise.all([first, ...others]);

    expect(result).toMatchObject({ __typename: 'StartTaskContactSuccess', clientToken: 'start-1' });
    expect(same).toStrictEqual(others.map(() => result));
    expect(tokensOf(world)).toHaveLength(1);
    expect(await countTasks(world, TASK.name)).toBe(1);
  });

  const ATTRIBUTES = [
    { key: 'a', value: '1' },
    { key: 'b', value: '2' },
  ];

  test('after a success, with lists in another order', async () => {
    await using world = await startWorld();
    const first = await start(world, { ...INPUT, attributes: ATTRIBUTES });

    expect(await start(world, { ...INPUT, attributes: ATTRIBUTES.toReversed() })).toStrictEqual(
      first,
    );
    expect(tokensOf(world)).toHaveLength(1);
  });

  test.each([
    ['name', { name: 'Call Mr Ito back' }],
    ['attribute', { attributes: [{ key: 'a', value: '2' }] }],
    ['start', { start: { quickConnectId: QUICK_CONNECTS.billing } }],
  ])('after a success, with another %s, is a conflict', async (_, change) => {
    await using world = await startWorld();
    await start(world, { ...INPUT, attributes: ATTRIBUTES });

    expect(await start(world, { ...INPUT, attributes: ATTRIBUTES, ...change })).toMatchObject({
      __typename: 'ContactIdempotencyConflictError',
    });
    expect(tokensOf(world)).toHaveLength(1);
  });

  test.each(['resetAfter', 'garbage200After', 'emptyObject200After', 'serverErrorAfter'] as const)(
    'after the fault %s returns the task that was started',
    async (fault) => {
      await using world = await startWorld();
      world.upstream.answerNext('StartTaskContact', FAULTS[fault]);

      expect(await start(world, INPUT)).toMatchObject({
        __typename: 'ContactOutcomeUnknownError',
        retryable: true,
        message:
          'The outcome is unknown. Retrying with the same clientToken is safe: the operation takes place at most once.',
      });
      expect(await start(world, INPUT)).toMatchObject({ __typename: 'StartTaskContactSuccess' });
      expect(new Set(tokensOf(world)).size).toBe(1);
      expect(await countTasks(world, TASK.name)).toBe(1);
    },
  );

  test('after a request that never arrived starts the task', async () => {
    await using world = await startWorld();
    world.upstream.answerNext('StartTaskContact', FAULTS.resetBefore);

    expect(await start(world, INPUT)).toMatchObject({ __typename: 'ContactOutcomeUnknownError' });
    expect(await start(world, INPUT)).toMatchObject({ __typename: 'StartTaskContactSuccess' });
    expect(await countTasks(world, TASK.name)).toBe(1);
  });

  test('is what the gateway sends when it repeats a call', async () => {
    await using world = await startWorld({ maxAttempts: 3 });
    world.upstream.answerNext('StartTaskContact', FAULTS.resetAfter, FAULTS.truncated200After);

    expect(await start(world, INPUT)).toMatchObject({ __typename: 'StartTaskContactSuccess' });
    expect([tokensOf(world).length, new Set(tokensOf(world)).size]).toStrictEqual([3, 1]);
    expect(await countTasks(world, TASK.name)).toBe(1);
  });

  test('that Connect rejects while it may execute the first request leaves the outcome unknown', async () => {
    await using world = await startWorld();
    world.upstream.answerNext(
      'StartTaskContact',
      FAULTS.resetAfter,
      exception('ResourceNotFoundException', 404),
    );
    await start(world, INPUT);

    expect(await start(world, INPUT)).toMatchObject({ __typename: 'ContactOutcomeUnknownError' });
    expect(await start(world, INPUT)).toMatchObject({ __typename: 'StartTaskContactSuccess' });
    expect(await countTasks(world, TASK.name)).toBe(1);
  });

  test.each([
    ['after a success', relay],
    ['after a lost answer', FAULTS.resetAfter],
  ])('at a gateway that knows nothing of it, %s', async (_, answer) => {
    await using world = await startWorld();
    world.upstream.answerNext('StartTaskContact', answer);
    await start(world, INPUT);
    await using restarted = await startWorld({ connect: world.upstream.url });

    expect(await start(restarted, INPUT)).toMatchObject({ __typename: 'StartTaskContactSuccess' });
    expect(new Set(tokensOf(world)).size).toBe(1);
    expect(await countTasks(restarted, TASK.name)).toBe(1);
  });

  test('at two gateways at once starts one task', async () => {
    await using world = await startWorld();
    await using other = await startWorld({ connect: world.upstream.url });

    const [one, same] = await Promise.all([start(world, INPUT), start(other, INPUT)]);

    expect(one).toMatchObject({ __typename: 'StartTaskContactSuccess' });
    expect(same).toStrictEqual(one);
    expect(await countTasks(world, TASK.name)).toBe(1);
  });

  test('is no invalid input because its time has passed since', async () => {
    let now = Date.now();
    await using world = await startWorld({ emulator: { now: () => new Date(now) } });
    const scheduledTime = new Date(now + 30_000).toISOString();
    world.upstream.answerNext('StartTaskContact', FAULTS.resetAfter);
    await start(world, { ...INPUT, scheduledTime });
    now += 60_000;
    await countTasks(world, TASK.name);

    const again = await start(world, { ...INPUT, scheduledTime });
    const first = await start(world, { ...INPUT, scheduledTime, clientToken: 'start-2' });

    expect(again).toMatchObject({ __typename: 'StartTaskContactSuccess' });
    expect(first).toMatchObject({
      __typename: 'ContactInputError',
      fields: [{ path: ['input', 'scheduledTime'] }],
    });
    expect(await countTasks(world, TASK.name)).toBe(1);
  });
});

describe('a rejection after an unknown outcome', () => {
  const rejected = async (passedMs: number): Promise<unknown> => {
    let now = Date.now();
    await using world = await startWorld({
      emulator: { now: () => new Date(now) },
      gateway: { readAfterWrite: { reads: 1, firstPauseMs: 1 } },
    });
    const input = { ...INPUT, scheduledTime: new Date(now + 30_000).toISOString() };
    world.upstream.answerNext('StartTaskContact', exception('InternalServiceException', 500));
    await start(world, input);
    now += passedMs;
    await countTasks(world, TASK.name);

    world.upstream.answerNext('StartTaskContact', exception('InvalidRequestException', 400));
    return await start(world, input);
  };

  test('shows that nothing was started', async () => {
    expect(await rejected(0)).toMatchObject({ __typename: 'ContactRequestRejectedError' });
  });

  test('shows nothing once the time has passed: Connect may check it before the token', async () => {
    expect(await rejected(60_000)).toMatchObject({ __typename: 'ContactOutcomeUnknownError' });
  });
});

describe('the same token with another input', () => {
  test('is rejected while the first request runs', async () => {
    await using world = await startWorld();
    const held = holdAnswer(relay);
    world.upstream.answerNext('StartTaskContact', held.answer);
    const first = start(world, INPUT);
    await held.requested;

    expect(await start(world, OTHER)).toMatchObject({
      __typename: 'ContactIdempotencyConflictError',
    });
    held.release();
    expect(await first).toMatchObject({ __typename: 'StartTaskContactSuccess' });
    expect(tokensOf(world)).toHaveLength(1);
  });

  test('is rejected after an outcome that is unknown', async () => {
    await using world = await startWorld();
    world.upstream.answerNext('StartTaskContact', FAULTS.resetAfter);
    await start(world, INPUT);

    expect(await start(world, OTHER)).toMatchObject({
      __typename: 'ContactIdempotencyConflictError',
    });
    expect(tokensOf(world)).toHaveLength(1);
  });

  test('is free after a rejection, when nothing was started', async () => {
    await using world = await startWorld();
    const wrong = { ...INPUT, start: { contactFlowId: FLOWS.customerHold } };

    expect(await start(world, wrong)).toMatchObject({
      __typename: 'ContactFlowTypeNotSupportedError',
    });
    expect(await start(world, INPUT)).toMatchObject({ __typename: 'StartTaskContactSuccess' });
  });

  test('never names the task of the first, where the gateway does not know of it', async () => {
    await using world = await startWorld();
    const first = await start(world, INPUT);
    await using restarted = await startWorld({ connect: world.upstream.url });

    const other = await start(restarted, OTHER);

    expect(other).toMatchObject({ __typename: 'StartTaskContactSuccess' });
    expect(other.contactId).not.toBe(first.contactId);
    expect(await countTasks(world, OTHER.name)).toBe(1);
  });
});

describe('without a token', () => {
  test('the token of an error can be sent to retry', async () => {
    await using world = await startWorld();
    world.upstream.answerNext('StartTaskContact', FAULTS.resetAfter);
    const { startTaskContact } = await world.client.data(
      `mutation ($input: StartTaskContactInput!) {
        startTaskContact(input: $input) { ... on ContactOutcomeUnknownError { clientToken } }
      }`,
      { input: TASK },
    );
    const { clientToken } = startTaskContact as { readonly clientToken: string };

    expect(await start(world, { ...TASK, clientToken })).toMatchObject({
      __typename: 'StartTaskContactSuccess',
      clientToken,
    });
    expect(await countTasks(world, TASK.name)).toBe(1);
  });
});
