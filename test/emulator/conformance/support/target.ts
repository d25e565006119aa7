import { ConnectClient, DescribeUserCommand } from '@aws-sdk/client-connect';
import { afterAll, describe, jest } from '@jest/globals';
import pRetry from 'p-retry';
import { startEmulator } from '../../../../src/emulator/emulator.ts';
import { paceAwsClient } from './aws.ts';
import { builtIn, type TestDirectory } from './built-in.ts';
import type { AwsEnvironment } from './environment.ts';
import { readAwsEnvironment } from './environment.ts';

/** The ARN of a resource in the directory's instance, of a kind such as `queue`. */
export function arnOf(directory: TestDirectory, kind: string, id: string): string {
  return directory.userArn.replace(/agent\/.*/, `${kind}/${id}`);
}

/** What a test file talks to: the emulator, or the AWS instance that the environment names. */
export interface Target {
  readonly client: ConnectClient;
  readonly url: string;
  readonly directory: TestDirectory;
  /** Runs once on the emulator. On AWS runs again until it succeeds, for a while: reads are stale. */
  readonly eventually: <T>(attempt: () => Promise<T>) => Promise<T>;
}

// eslint-disable-next-line no-restricted-properties -- the suite's only configuration, apart from src's
const aws = readAwsEnvironment(process.env);

/** For what only the emulator promises: fixed data, exact counts, its options. Never skipped there. */
export const describeOnEmulator = aws ? describe.skip : describe;

/**
 * Opens the target of one test file. After the file's last test it is closed, and on AWS every
 * contact that the file started is stopped.
 */
export function openTarget(): Promise<Target> {
  return aws ? openAws(aws) : openEmulator();
}

/** Opens an emulator of the file's own, with options, and closes it after the file's last test. */
export async function openEmulator(options?: Parameters<typeof startEmulator>[0]): Promise<Target> {
  const emulator = await startEmulator(options);
  const client = new ConnectClient({
    endpoint: emulator.url,
    region: emulator.defaults.region,
    credentials: { accessKeyId: 'conformance', secretAccessKey: 'conformance' },
    maxAttempts: 1,
  });
  afterAll(async () => {
    client.destroy();
    await emulator.close();
  });
  return { client, url: emulator.url, directory: builtIn, eventually: (attempt) => attempt() };
}

async function openAws(env: AwsEnvironment): Promise<Target> {
  const instanceId = env.CONFORMANCE_INSTANCE_ID;
  const userId = env.CONFORMANCE_USER_ID;
  const { client, stopStarted } = paceAwsClient(env.AWS_REGION, instanceId);
  const found = await client.send(
    new DescribeUserCommand({ InstanceId: instanceId, UserId: userId }),
  );
  if (found.User?.Arn === undefined) throw new Error(`The user ${userId} has no ARN.`);

  jest.setTimeout(180_000);
  afterAll(async () => {
    await stopStarted();
    client.destroy();
  });
  return {
    client,
    url: `https://connect.${env.AWS_REGION}.amazonaws.com`,
    directory: {
      instanceId,
      queueId: env.CONFORMANCE_QUEUE_ID,
      otherQueueId: env.CONFORMANCE_OTHER_QUEUE_ID,
      userId,
      userArn: found.User.Arn,
      inboundFlowId: env.CONFORMANCE_INBOUND_FLOW_ID,
      queueTransferFlowId: env.CONFORMANCE_QUEUE_TRANSFER_FLOW_ID,
      userTransferFlowId: env.CONFORMANCE_USER_TRANSFER_FLOW_ID,
      holdFlowId: env.CONFORMANCE_HOLD_FLOW_ID,
      voiceContactId: env.CONFORMANCE_VOICE_CONTACT_ID,
    },
    eventually: (attempt) => pRetry(attempt, { retries: 8, minTimeout: 500, maxTimeout: 15_000 }),
  };
}
