import { ConnectClient, TransferContactCommand } from '@aws-sdk/client-connect';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { relay } from '../support/answers.ts';
import { type Fault, FAULTS } from '../support/faults.ts';
import { FLOWS, INSTANCE_ID, QUEUES } from '../support/ids.ts';
import { executedTransfersOf, INPUT, startFaultyWorld, warmUp } from './support/faulty-world.ts';
import {
  succeeded,
  transferAndCompare,
  unknown,
  unknownButDone,
} from './support/transfer-and-compare.ts';

beforeAll(warmUp);

describe('what Connect does in the background is not attributed to the gateway', () => {
  test('a request that Connect gets only after the answer is executed once', async () => {
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

  test('a request that Connect gets only after a successful retry changes nothing', async () => {
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
    expect(executedTransfersOf(world)).toHaveLength(1);
  });

  test("another caller's transfer to another queue, while no answer arrives, is not a success", async () => {
    await using world = await startFaultyWorld();
    const others = new ConnectClient({
      region: 'us-east-1',
      endpoint: world.upstream.url,
      credentials: { accessKeyId: 'other', secretAccessKey: 'other' },
    });
    const theirs: Fault = async (exchange) => {
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
    expect(executedTransfersOf(world)).toMatchObject([{ target: { queueId: QUEUES.complaints } }]);
  });
});
