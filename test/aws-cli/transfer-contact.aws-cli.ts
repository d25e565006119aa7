import {
  ConnectClient,
  StartTaskContactCommand,
  TransferContactCommand,
} from '@aws-sdk/client-connect';
import { afterAll, describe, expect, test } from '@jest/globals';
import { startEmulator } from '../../src/emulator/emulator.ts';
import type { Outcome } from './aws.ts';
import { awsConnect } from './aws.ts';

const numbered = (prefix: string, n: number) => `${prefix}-0000-4000-8000-00000000000${n}`;
const instanceId = numbered('10000000', 1);
const claims = numbered('20000000', 1);
const billing = numbered('20000000', 2);
const amara = `arn:aws:connect:us-east-1:111122223333:instance/${instanceId}/agent/${numbered('30000000', 1)}`;
const inbound = numbered('50000000', 1);
const toQueue = numbered('50000000', 2);
const toAgent = numbered('50000000', 3);
const claim = numbered('60000000', 1);
const call = numbered('60000000', 6);

const emulator = await startEmulator();
afterAll(() => emulator.close());

const aws = (operation: string, options: Record<string, string>) => {
  const all = Object.entries({ 'instance-id': instanceId, ...options });
  const flags = all.flatMap(([name, value]) => [`--${name}`, value]);
  return awsConnect(emulator.url, operation, ...flags);
};

/** The exception that the command names in its message. */
const exceptionIn = ({ stderr }: Outcome) =>
  /An error occurred \((\w+)\) when calling the TransferContact operation: \S/.exec(stderr)?.[1] ??
  `none in: ${stderr}`;

const toBilling = {
  'contact-id': claim,
  'contact-flow-id': toQueue,
  'queue-id': billing,
};
const withToken = { ...toBilling, 'client-token': 'aws-cli' };

/** Few tests of several steps, because each command takes about a second. */
describe('aws connect', () => {
  test('transfers a contact to a queue, then to a user by ARN', async () => {
    const first = await aws('transfer-contact', withToken);
    expect(first).toStrictEqual({
      exitCode: 0,
      stderr: '',
      answer: {
        ContactId: expect.any(String),
        ContactArn: expect.stringMatching(/^arn:aws:connect:.*\/contact\//),
      },
    });
    const second = idIn(first);
    const third = idIn(
      await aws('transfer-contact', {
        'contact-id': second,
        'contact-flow-id': toAgent,
        'user-id': amara,
      }),
    );

    const described = await aws('describe-contact', { 'contact-id': third });
    expect(described.answer).toMatchObject({
      Contact: { Id: third, PreviousContactId: second, InitiationMethod: 'TRANSFER' },
    });

    const conflict = await aws('transfer-contact', { ...withToken, 'queue-id': claims });
    expect(exceptionIn(conflict)).toBe('IdempotencyException');
    expect(conflict.exitCode).not.toBe(0);
  });

  test('names the exceptions of rejected transfers', async () => {
    const exceptionOf = async (options: Record<string, string>) =>
      exceptionIn(await aws('transfer-contact', { ...toBilling, ...options }));

    expect(await exceptionOf({ 'contact-id': 'unknown' })).toBe('ResourceNotFoundException');
    expect(await exceptionOf({ 'contact-id': call })).toBe('InvalidRequestException');
    expect(await exceptionOf({ 'contact-id': await lastOfTwelve() })).toBe(
      'ServiceQuotaExceededException',
    );
  });
});

function idIn({ answer, stderr }: Outcome): string {
  if (typeof answer === 'object' && answer !== null && 'ContactId' in answer) {
    return String(answer.ContactId);
  }
  throw new Error(`No ContactId in the answer. ${stderr}`);
}

/** The last contact of a chain that no transfer can make longer. */
async function lastOfTwelve(): Promise<string> {
  const client = new ConnectClient({
    endpoint: emulator.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'aws-cli', secretAccessKey: 'aws-cli' },
  });
  const task = { InstanceId: instanceId, Name: 'A task', ContactFlowId: inbound };
  let { ContactId } = await client.send(new StartTaskContactCommand(task));
  for (let transfers = 1; transfers <= 11; transfers++) {
    const transfer = {
      InstanceId: instanceId,
      ContactId,
      ContactFlowId: toQueue,
      QueueId: billing,
    };
    ({ ContactId } = await client.send(new TransferContactCommand(transfer)));
  }
  client.destroy();
  return ContactId ?? '';
}
