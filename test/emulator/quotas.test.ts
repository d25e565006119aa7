import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { operations } from '../../src/emulator/operations/index.ts';
import { wireOperations } from '../../src/emulator/protocol/sdk-schemas.ts';
import { type Answer, send, World } from './support/wire.ts';

/**
 * AWS's default quotas, in requests a second, and the exception over them: ThrottlingException for
 * operations that declare it, TooManyRequestsException for the others.
 */
const quotas = [
  { operation: 'AssociateContactWithUser', rate: 2, burst: 5, exception: 'ThrottlingException' },
  { operation: 'DescribeAgentStatus', rate: 2, burst: 5, exception: 'ThrottlingException' },
  { operation: 'DescribeContact', rate: 10, burst: 15, exception: 'ThrottlingException' },
  { operation: 'DescribeContactFlow', rate: 2, burst: 5, exception: 'ThrottlingException' },
  { operation: 'DescribeInstance', rate: 2, burst: 5, exception: 'TooManyRequestsException' },
  { operation: 'DescribeQueue', rate: 2, burst: 5, exception: 'ThrottlingException' },
  { operation: 'DescribeQuickConnect', rate: 2, burst: 5, exception: 'ThrottlingException' },
  { operation: 'DescribeRoutingProfile', rate: 2, burst: 5, exception: 'ThrottlingException' },
  { operation: 'DescribeUser', rate: 2, burst: 5, exception: 'ThrottlingException' },
  { operation: 'DismissUserContact', rate: 2, burst: 5, exception: 'ThrottlingException' },
  { operation: 'GetContactAttributes', rate: 10, burst: 15, exception: 'TooManyRequestsException' },
  { operation: 'GetContactMetrics', rate: 2, burst: 5, exception: 'ThrottlingException' },
  { operation: 'GetCurrentMetricData', rate: 5, burst: 8, exception: 'ThrottlingException' },
  { operation: 'GetCurrentUserData', rate: 2, burst: 5, exception: 'ThrottlingException' },
  {
    operation: 'GetEffectiveHoursOfOperations',
    rate: 2,
    burst: 5,
    exception: 'ThrottlingException',
  },
  { operation: 'ListAgentStatuses', rate: 2, burst: 5, exception: 'ThrottlingException' },
  { operation: 'ListAssociatedContacts', rate: 2, burst: 5, exception: 'ThrottlingException' },
  { operation: 'ListContactFlows', rate: 2, burst: 5, exception: 'ThrottlingException' },
  { operation: 'ListContactReferences', rate: 10, burst: 15, exception: 'ThrottlingException' },
  { operation: 'ListInstances', rate: 2, burst: 5, exception: 'TooManyRequestsException' },
  { operation: 'ListQueueQuickConnects', rate: 2, burst: 5, exception: 'ThrottlingException' },
  { operation: 'ListQueues', rate: 2, burst: 5, exception: 'ThrottlingException' },
  { operation: 'ListQuickConnects', rate: 2, burst: 5, exception: 'ThrottlingException' },
  {
    operation: 'ListRoutingProfileManualAssignmentQueues',
    rate: 2,
    burst: 5,
    exception: 'ThrottlingException',
  },
  { operation: 'ListRoutingProfileQueues', rate: 2, burst: 5, exception: 'ThrottlingException' },
  { operation: 'ListUsers', rate: 2, burst: 5, exception: 'ThrottlingException' },
  { operation: 'MonitorContact', rate: 2, burst: 5, exception: 'ThrottlingException' },
  { operation: 'PauseContact', rate: 2, burst: 5, exception: 'ThrottlingException' },
  { operation: 'PutUserStatus', rate: 2, burst: 5, exception: 'ThrottlingException' },
  { operation: 'ResumeContact', rate: 2, burst: 5, exception: 'ThrottlingException' },
  { operation: 'ResumeContactRecording', rate: 2, burst: 5, exception: 'TooManyRequestsException' },
  { operation: 'SearchContactFlows', rate: 2, burst: 5, exception: 'ThrottlingException' },
  { operation: 'SearchContacts', rate: 0.5, burst: 1, exception: 'ThrottlingException' },
  { operation: 'SearchQueues', rate: 2, burst: 5, exception: 'ThrottlingException' },
  { operation: 'SearchQuickConnects', rate: 2, burst: 5, exception: 'ThrottlingException' },
  { operation: 'SearchRoutingProfiles', rate: 2, burst: 5, exception: 'ThrottlingException' },
  { operation: 'SearchUsers', rate: 2, burst: 5, exception: 'ThrottlingException' },
  {
    operation: 'StartOutboundVoiceContact',
    rate: 2,
    burst: 5,
    exception: 'TooManyRequestsException',
  },
  { operation: 'StartTaskContact', rate: 2, burst: 5, exception: 'ThrottlingException' },
  { operation: 'StopContact', rate: 10, burst: 15, exception: 'TooManyRequestsException' },
  {
    operation: 'SuspendContactRecording',
    rate: 2,
    burst: 5,
    exception: 'TooManyRequestsException',
  },
  { operation: 'TagContact', rate: 20, burst: 25, exception: 'ThrottlingException' },
  { operation: 'TransferContact', rate: 2, burst: 5, exception: 'ThrottlingException' },
  { operation: 'UntagContact', rate: 20, burst: 25, exception: 'ThrottlingException' },
  { operation: 'UpdateContact', rate: 10, burst: 15, exception: 'ThrottlingException' },
  {
    operation: 'UpdateContactAttributes',
    rate: 10,
    burst: 15,
    exception: 'TooManyRequestsException',
  },
  { operation: 'UpdateContactRoutingData', rate: 20, burst: 20, exception: 'ThrottlingException' },
  { operation: 'UpdateContactSchedule', rate: 2, burst: 5, exception: 'ThrottlingException' },
];

const calls = new Map(
  wireOperations().map(({ name, method, uri }) => [
    name,
    {
      method,
      path: uri.replaceAll(/\{\w+\}/g, 'x'),
      ...(method !== 'GET' && { body: {} }),
    },
  ]),
);

const world = new World();
let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ now: world.now, quotas: 'aws' });
});
afterAll(() => emulator.close());

/** Whatever else the answer is: an empty request is rejected by its constraints, after the throttle. */
const call = (operation: string): Promise<Answer> =>
  send(emulator, calls.get(operation) ?? { path: '/unknown' });

test('the table has every emulated operation', () => {
  expect(quotas.map(({ operation }) => operation).toSorted()).toStrictEqual(
    [...operations.keys()].toSorted(),
  );
});

describe('with the quotas of AWS', () => {
  test.each(quotas)(
    '$operation takes $burst requests at once and $rate a second, and answers more with $exception',
    async ({ operation, rate, burst, exception }) => {
      for (let sent = 0; sent < burst; sent += 1) {
        expect((await call(operation)).status).not.toBe(429);
      }
      const rejected = await call(operation);
      expect(rejected).toMatchObject({ status: 429, errorType: exception });
      expect(rejected.body).toStrictEqual({
        Message: `${operation} is limited to ${rate} requests a second with bursts of ${burst}.`,
      });

      world.advance(1000 / rate);

      expect((await call(operation)).status).not.toBe(429);
      expect((await call(operation)).status).toBe(429);
    },
  );
});
