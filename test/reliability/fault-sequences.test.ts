import { ConnectClient, TransferContactCommand } from '@aws-sdk/client-connect';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { exception, relay } from '../support/answers.ts';
import type { Exchange } from '../support/exchange.ts';
import { type Fault, FAULTS } from '../support/faults.ts';
import { FLOWS, INSTANCE_ID, QUEUES } from '../support/ids.ts';
import { transfer } from '../support/transfer.ts';
import type { World } from '../support/world.ts';
import { carriedOutOf, INPUT, startFaultyWorld, warmUp } from './support/faulty-world.ts';

/** Time for three attempts and their pauses, and for reading back. */
const PATIENT_MS = 10_000;

/** What was answered, what Connect did, and what is on record: they are to tell the same. */
async function transferAndCompare(world: World): Promise<unknown> {
  const answer = await transfer(world, INPUT);
  const newContactId = 'contactId' in answer ? answer.contactId : undefined;
  return {
    answer: answer.__typename,
    recorded: world.audit.findLast(({ record }) => record === 'OUTCOME'),
    carriedOut: carriedOutOf(world).map((each) => ({
      isTheOne: newContactId === undefined ? 'not told' : each.newContactId === newContactId,
    })),
  };
}

const succeeded = { answer: 'TransferContactSuccess', carriedOut: [{ isTheOne: true }] };
const unknown = { answer: 'ContactOutcomeUnknownError', carriedOut: [] };
const unknownButDone = { ...unknown, carriedOut: [{ isTheOne: 'not told' }] };

const denied = exception('AccessDeniedException', 403);

beforeAll(warmUp);

describe('faults one after the other never make the answer differ from what was done', () => {
  test.each<[string, readonly Fault[], typeof succeeded | typeof unknownButDone | typeof unknown]>([
    ['a reset before Connect acts, 429, well', [FAULTS.resetBefore, FAULTS.throttled], succeeded],
    ['a reset after Connect acted, 429, well', [FAULTS.resetAfter, FAULTS.throttled], succeeded],
    [
      'silence before Connect acts, 500, well',
      [FAULTS.stalledHeadersBefore, FAULTS.serverErrorBefore],
      succeeded,
    ],
    [
      'silence after Connect acted, 500, well',
      [FAULTS.stalledBodyAfter, FAULTS.serverErrorBefore],
      succeeded,
    ],
    ['429 with Retry-After, well', [FAULTS.throttledWithRetryAfter(1)], succeeded],
    [
      '500 three times before Connect acts',
      [FAULTS.serverErrorBefore, FAULTS.serverErrorBefore, FAULTS.serverErrorBefore],
      { answer: 'ContactServiceError', carriedOut: [] },
    ],
    [
      '500 three times after Connect acted',
      [FAULTS.serverErrorAfter, FAULTS.serverErrorAfter, FAULTS.serverErrorAfter],
      succeeded,
    ],
    [
      'a reset three times before Connect acts',
      [FAULTS.resetBefore, FAULTS.resetBefore, FAULTS.resetBefore],
      unknown,
    ],
    [
      'a reset after Connect acted, and two before',
      [FAULTS.resetAfter, FAULTS.resetBefore, FAULTS.resetBefore],
      succeeded,
    ],
    [
      'two 500 before Connect acts, and one after',
      [FAULTS.serverErrorBefore, FAULTS.serverErrorBefore, FAULTS.serverErrorAfter],
      succeeded,
    ],
    [
      'HTML, half a body and no content after Connect acted',
      [FAULTS.garbage200After, FAULTS.truncated200After, FAULTS.emptyObject200After],
      succeeded,
    ],
    [
      'no content three times before Connect acts',
      [FAULTS.emptyObject200Before, FAULTS.emptyObject200Before, FAULTS.emptyObject200Before],
      unknown,
    ],
    [
      '502 after Connect acted, 429, and then no permission',
      [FAULTS.badGatewayAfter, FAULTS.throttled, denied],
      succeeded,
    ],
    ['a reset before Connect acts, and then no permission', [FAULTS.resetBefore, denied], unknown],
    [
      '429 three times',
      [FAULTS.throttled, FAULTS.throttled, FAULTS.throttled],
      { answer: 'ContactThrottledError', carriedOut: [] },
    ],
  ])('%s', async (_, faults, expected) => {
    await using world = await startFaultyWorld(PATIENT_MS);
    world.upstream.answerNext('TransferContact', ...faults);

    expect(await transferAndCompare(world)).toMatchObject({
      ...expected,
      recorded: { result: expected.answer },
    });
  });

  test.each([
    ['DescribeContact', FAULTS.throttled],
    ['DescribeContact', FAULTS.serverErrorBefore],
    ['ListAssociatedContacts', FAULTS.resetBefore],
    ['ListAssociatedContacts', FAULTS.emptyObject200Before],
  ])('lost answers, and %s fails as well', async (operation, fault) => {
    await using world = await startFaultyWorld();
    world.upstream.answerAll('TransferContact', FAULTS.resetAfter);
    world.upstream.answerAll(operation, fault);

    expect(await transferAndCompare(world)).toMatchObject({
      ...unknownButDone,
      recorded: { result: unknown.answer },
    });
  });
});

describe('what Connect does behind the back of the gateway is not taken for its doing', () => {
  test('a request that Connect gets only after the answer is carried out once', async () => {
    await using world = await startFaultyWorld();
    const released = Promise.withResolvers<undefined>();
    const arrived = Promise.withResolvers<undefined>();
    const late: Fault = async ({ forward }) => {
      await released.promise;
      await forward();
      arrived.resolve(undefined);
    };
    world.upstream.answerNext('TransferContact', late, FAULTS.resetBefore, FAULTS.resetBefore);

    const first = await transferAndCompare(world);
    released.resolve(undefined);
    await arrived.promise;
    const second = await transferAndCompare(world);

    expect([first, second]).toMatchObject([unknown, succeeded]);
  });

  test('a request that Connect gets only after a repetition went well changes nothing', async () => {
    await using world = await startFaultyWorld();
    const released = Promise.withResolvers<undefined>();
    const arrived = Promise.withResolvers<undefined>();
    world.upstream.answerNext('TransferContact', async ({ forward }) => {
      await released.promise;
      await forward();
      arrived.resolve(undefined);
    });

    const answered = await transferAndCompare(world);
    released.resolve(undefined);
    await arrived.promise;

    expect(answered).toMatchObject(succeeded);
    expect(carriedOutOf(world)).toHaveLength(1);
  });

  test("another caller's transfer to another queue, while no answer comes, is no success", async () => {
    await using world = await startFaultyWorld();
    const others = new ConnectClient({
      region: 'us-east-1',
      endpoint: world.upstream.url,
      credentials: { accessKeyId: 'other', secretAccessKey: 'other' },
    });
    const theirs: Fault = async (exchange: Exchange) => {
      await others.send(
        new TransferContactCommand({
          InstanceId: INSTANCE_ID,
          ContactId: INPUT.contactId,
          ContactFlowId: FLOWS.queueTransfer,
          QueueId: QUEUES.complaints,
        }),
      );
      await FAULTS.resetBefore(exchange);
    };
    world.upstream.answerNext(
      'TransferContact',
      theirs,
      relay,
      FAULTS.resetBefore,
      FAULTS.resetBefore,
    );

    const answered = await transferAndCompare(world);
    others.destroy();

    expect(answered).toMatchObject(unknownButDone);
    expect(carriedOutOf(world)).toMatchObject([{ target: { queueId: QUEUES.complaints } }]);
  });
});
