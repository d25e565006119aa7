import { DescribeContactCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { type ConnectCall, connectCaller } from '../../src/connect/call-connect.ts';
import { CircuitBreakers } from '../../src/connect/circuit-breakers.ts';
import {
  type ConnectClientOptions,
  createConnectClient,
} from '../../src/connect/connect-client.ts';
import { Credentials } from '../../src/connect/credentials.ts';
import { type Deadline, deadlineIn } from '../../src/connect/deadline.ts';
import type { CallPurpose } from '../../src/connect/quota/quota.ts';
import { UNLIMITED_QUOTA } from '../../src/connect/quota/quota.ts';
import { RetryThrottles } from '../../src/connect/retry-throttle.ts';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { FAULTS } from '../support/faults.ts';
import { CONTACTS, INSTANCE_ID, UNKNOWN_ID } from '../support/ids.ts';
import {
  type Answer,
  exception,
  raw,
  reset,
  silence,
  startRecordingProxy,
} from '../support/recording-proxy.ts';

const PASSED: Deadline = { signal: AbortSignal.abort(), remainingMs: () => 0 };

const PURPOSE: CallPurpose = { caller: '127.0.0.1', priority: 'read' };

const REQUEST_ID = 'request-of-connect';

function closedCircuits(): CircuitBreakers {
  return new CircuitBreakers({ coolDownMs: 60_000, onChange: () => undefined });
}

function credentialsOf(connect: ConnectClientOptions): Credentials {
  const onEvent = (): void => undefined;
  return new Credentials({ connect, coolDownMs: 60_000, onFailure: onEvent, onChange: onEvent });
}

async function callThrough(
  answers: Answer[],
  { startDeadline = () => deadlineIn(5_000), contactId = '' } = {},
) {
  await using stack = new AsyncDisposableStack();
  const emulator = await startEmulator();
  stack.defer(() => emulator.close());
  const upstream = stack.use(await startRecordingProxy(emulator.url));
  const connect = {
    region: 'us-east-1',
    endpoint: upstream.url,
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
  };
  const credentials = credentialsOf(connect);
  const client = createConnectClient(connect, credentials.provide);
  stack.defer(() => {
    client.destroy();
  });
  upstream.answerNext('DescribeContact', ...answers);

  const calls: ConnectCall[] = [];
  const onCall = (ended: ConnectCall): void => void calls.push(ended);
  const call = connectCaller(
    {
      client,
      credentials,
      quota: UNLIMITED_QUOTA,
      breakers: closedCircuits(),
      retryThrottles: new RetryThrottles(),
      maxAttempts: 2,
      onCall,
    },
    startDeadline(),
    PURPOSE,
  );
  const command = new DescribeContactCommand({
    InstanceId: INSTANCE_ID,
    ContactId: contactId || CONTACTS.voice,
  });
  const result = await call(command);
  return { result, calls, received: upstream.calls.length };
}

describe('a call to Connect', () => {
  test('returns the output and reports itself', async () => {
    const { result, calls } = await callThrough([]);

    expect(result).toMatchObject({ ok: true, output: { Contact: { Id: CONTACTS.voice } } });
    expect(calls).toStrictEqual([
      {
        operation: 'DescribeContact',
        failure: undefined,
        attempts: [undefined],
        milliseconds: expect.any(Number),
        waitedMs: expect.any(Number),
      },
    ]);
  });

  test('returns the output after a retry', async () => {
    const { result, calls } = await callThrough([exception('InternalServiceException', 500)]);

    expect(result.ok).toBe(true);
    expect(calls).toMatchObject([
      { failure: undefined, attempts: [{ kind: 'indeterminate' }, undefined] },
    ]);
  });

  test.each<[string, Answer[], number, object]>([
    [
      'a 5xx',
      [exception('InternalServiceException', 500), exception('InternalServiceException', 500)],
      2,
      {
        kind: 'indeterminate',
        responded: true,
        cause: 'InternalServiceException',
        requestId: REQUEST_ID,
      },
    ],
    [
      'a 5xx that is no JSON',
      [raw(503, 'busy'), raw(503, 'busy')],
      2,
      { kind: 'indeterminate', responded: false },
    ],
    [
      "a proxy's timeout",
      [exception('GatewayTimeout', 504), exception('GatewayTimeout', 504)],
      2,
      { kind: 'indeterminate', responded: false },
    ],
    [
      'what is not HTTP',
      [FAULTS.notHttpBefore, FAULTS.notHttpBefore],
      2,
      { kind: 'indeterminate', responded: false },
    ],
    [
      'a reset',
      [reset, reset],
      2,
      { kind: 'indeterminate', responded: false, cause: 'ECONNRESET' },
    ],
    [
      'a truncated body',
      [FAULTS.truncated200Before, FAULTS.truncated200Before],
      2,
      { kind: 'indeterminate', responded: false },
    ],
    [
      'a body that is no JSON',
      [raw(200, '<html>'), raw(200, '<html>')],
      2,
      { kind: 'indeterminate', responded: false },
    ],
    [
      'a success without an answer',
      [raw(204, ''), raw(204, '')],
      2,
      { kind: 'indeterminate', responded: false, cause: 'unreadable answer (status 204)' },
    ],
    [
      'a rejection',
      [exception('InvalidRequestException', 400)],
      1,
      {
        kind: 'rejected',
        exception: 'InvalidRequestException',
        status: 400,
        requestId: REQUEST_ID,
      },
    ],
  ])('ends with %s as a value', async (_, answers, attempts, failure) => {
    const { result, calls, received } = await callThrough(answers);

    expect(result).toMatchObject({ ok: false, failure });
    expect(calls).toMatchObject([{ operation: 'DescribeContact', failure }]);
    expect([calls[0]?.attempts.length, received]).toStrictEqual([attempts, attempts]);
  });

  test('ends with the rejection of the real embedded Connect', async () => {
    const { result } = await callThrough([], { contactId: UNKNOWN_ID });

    expect(result).toMatchObject({
      ok: false,
      failure: { kind: 'rejected', exception: 'ResourceNotFoundException', status: 404 },
    });
  });

  test.each([
    ['silence', silence],
    ['a body that stalls', FAULTS.stalledBodyBefore],
  ])('ends at its deadline on %s', async (_, answer) => {
    const { result } = await callThrough([answer], { startDeadline: () => deadlineIn(50) });

    expect(result).toMatchObject({
      ok: false,
      failure: { kind: 'indeterminate', responded: false },
    });
  });

  test('is not retried when the pause would take most of the remaining time', async () => {
    const { result, received } = await callThrough([exception('ThrottlingException', 429)], {
      startDeadline: () => deadlineIn(900),
    });

    expect({ result, received }).toMatchObject({
      result: { ok: false, failure: { kind: 'rejected', status: 429 } },
      received: 1,
    });
  });

  test('is not sent once its deadline has passed', async () => {
    const { result, received } = await callThrough([], { startDeadline: () => PASSED });

    expect({ result, received }).toMatchObject({
      result: { ok: false, failure: { kind: 'not-sent' } },
      received: 0,
    });
  });
});
