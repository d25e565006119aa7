import { describe, expect, test } from '@jest/globals';
import { relay } from '../../../support/answers.ts';
import { FAULTS } from '../../../support/faults.ts';
import type { TransferContactInput } from '../../../support/generated/graphql.ts';
import { holdAnswer } from '../../../support/held-answer.ts';
import { CONTACTS, INSTANCE_ARN, QUEUES, QUICK_CONNECTS, USERS } from '../../../support/ids.ts';
import { transfer, type TransferResult, transferOrThrow } from '../../../support/transfer.ts';
import { startWorld, type World } from '../../../support/world.ts';

const INPUT = { contactId: CONTACTS.unassignedTask, target: { queueId: QUEUES.billing } };
const A = { ...INPUT, clientToken: 'A' };
const B = { ...INPUT, clientToken: 'B' };
const UNKNOWN = 'ContactOutcomeUnknownError';

/** Connect never sees the request. */
async function lose(world: World, input: TransferContactInput): Promise<TransferResult> {
  world.upstream.answerNext('TransferContact', FAULTS.resetBefore);
  return transfer(world, input);
}

/** Connect executes the request, its answer is lost, and nothing can be read. */
async function loseTrack(world: World, input: TransferContactInput): Promise<TransferResult> {
  world.upstream.answerNext('TransferContact', FAULTS.resetAfter);
  world.upstream.answerNext('DescribeContact', FAULTS.resetBefore);
  return transfer(world, input);
}

describe('what another token may have brought about', () => {
  test('is no success, as long as either is open', async () => {
    await using world = await startWorld();

    const answers = [
      await lose(world, A),
      await loseTrack(world, B),
      await lose(world, A),
      await lose(world, B),
    ];

    expect(answers.map(({ __typename }) => __typename)).toStrictEqual(Array(4).fill(UNKNOWN));
    expect(world.executedTransfers).toMatchObject([{ token: 'B' }]);
    const outcomes = world.audit.filter(({ record }) => record === 'OUTCOME');
    expect(outcomes).toMatchObject(Array(4).fill({ result: UNKNOWN }));
    expect(outcomes.filter((outcome) => 'newContactId' in outcome)).toStrictEqual([]);
  });

  test('is known once Connect has answered to one of them', async () => {
    await using world = await startWorld();
    await lose(world, A);
    await loseTrack(world, B);

    const ofB = await transferOrThrow(world, B);
    const lost = await lose(world, A);
    const ofA = await transfer(world, A);

    expect(ofB.contactId).toBe(world.executedTransfers[0]?.newContactId);
    expect(lost.__typename).toBe(UNKNOWN);
    expect(ofA.__typename).toBe('ContactNotActiveError');
  });

  test('is the success of one, once Connect has rejected the other', async () => {
    await using world = await startWorld();
    await lose(world, A);
    await loseTrack(world, B);

    const ofA = await transfer(world, A);
    const ofB = await lose(world, B);

    expect(ofA.__typename).toBe('ContactNotActiveError');
    expect(ofB).toMatchObject({
      __typename: 'TransferContactSuccess',
      contactId: world.executedTransfers[0]?.newContactId,
    });
  });

  test.each<[string, TransferContactInput, TransferContactInput]>([
    ['made by the gateway', INPUT, INPUT],
    [
      'of a flow that leads anywhere',
      A,
      { ...B, target: { quickConnectId: QUICK_CONNECTS.flow }, contactId: INPUT.contactId },
    ],
    [
      'of a quick connect to the same queue',
      A,
      { ...B, target: { quickConnectId: QUICK_CONNECTS.billing } },
    ],
    [
      'of the same user by ARN',
      { ...A, target: { userId: USERS.ben } },
      { ...B, target: { userId: `${INSTANCE_ARN}/agent/${USERS.ben}` } },
    ],
    ['of a queue whose agents may have taken it', { ...A, target: { userId: USERS.ben } }, B],
    ['of the same caller, with another flow', A, { ...A, contactFlowId: 'other-flow' }],
  ])('is no success, either, of a token %s', async (_, first, second) => {
    await using world = await startWorld();
    const open = await lose(world, second);
    world.upstream.answerNext('TransferContact', FAULTS.resetAfter);

    const result = await transfer(world, first);

    expect([open.__typename, result.__typename]).toStrictEqual([UNKNOWN, UNKNOWN]);
  });

  test('is no success when the other one begins while it is read back', async () => {
    await using world = await startWorld();
    const reading = holdAnswer(relay);
    world.upstream.answerNext('TransferContact', FAULTS.resetBefore, FAULTS.resetAfter);
    world.upstream.answerNext('DescribeContact', reading.answer, FAULTS.resetBefore);

    const ofA = transfer(world, A);
    await reading.requested;
    const ofB = await transfer(world, B);
    reading.release();

    expect((await ofA).__typename).toBe(UNKNOWN);
    expect(ofB.__typename).toBe(UNKNOWN);
    expect(world.executedTransfers).toMatchObject([{ token: 'B' }]);
  });

  test('is no matter when it leads elsewhere, or is of another contact', async () => {
    await using world = await startWorld();
    await lose(world, { ...B, target: { queueId: QUEUES.complaints } });
    await lose(world, { ...B, contactId: CONTACTS.urgentTask });
    world.upstream.answerNext('TransferContact', FAULTS.resetAfter);

    const result = await transfer(world, A);

    expect(result.__typename).toBe('TransferContactSuccess');
  });
});

describe('a rejection that contradicts what Connect shows', () => {
  test('is believed once Connect knows its own changes, and no success is made of it', async () => {
    await using world = await startWorld({ maxAttempts: 2 });
    await using other = await startWorld({ connect: world.upstream.url });
    world.upstream.answerNext('TransferContact', async (exchange) => {
      await transferOrThrow(other, B);
      await FAULTS.resetBefore(exchange);
    });

    const result = await transfer(world, A);

    expect(result.__typename).toBe('ContactNotActiveError');
    expect(world.executedTransfers).toMatchObject([{ token: 'B' }]);
  });

  test('leaves it unknown when the time is too short to ask again', async () => {
    await using world = await startWorld({
      maxAttempts: 2,
      gateway: { requestTimeoutMs: 3_000, readAfterWrite: { reads: 2, firstPauseMs: 2_000 } },
    });
    await using other = await startWorld({ connect: world.upstream.url });
    world.upstream.answerNext('TransferContact', async (exchange) => {
      await transferOrThrow(other, B);
      await FAULTS.resetBefore(exchange);
    });

    const result = await transfer(world, A);

    expect(result.__typename).toBe(UNKNOWN);
  });
});
