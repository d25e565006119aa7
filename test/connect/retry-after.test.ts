import { ConnectServiceException } from '@aws-sdk/client-connect';
import { expect, test } from '@jest/globals';
import { classifyAttempt } from '../../src/connect/classify-attempt.ts';

/** As the SDK throws it. */
function throttled(retryAfter: string, date?: string): Error {
  const error = new ConnectServiceException({
    name: 'ThrottlingException',
    $fault: 'client',
    $metadata: { httpStatusCode: 429 },
  });
  return Object.assign(error, {
    $response: {
      headers: {
        'x-amzn-errortype': 'ThrottlingException',
        'retry-after': retryAfter,
        ...(date !== undefined && { date }),
      },
    },
  });
}

/** The clock of Connect has nothing to do with that of this machine. */
const DATE = 'Fri, 31 Dec 1999 23:00:00 GMT';

test.each([
  ['0', 0],
  ['7', 7],
  ['2147483648', 86_400],
  ['Sat, 01 Jan 2000 00:00:00 GMT', 3_600],
  ['Fri, 31 Dec 1999 22:00:00 GMT', 0],
  ['Sat, 01 Jan 2005 00:00:00 GMT', 86_400],
])('Retry-After: %s', (retryAfter, retryAfterSeconds) => {
  expect(classifyAttempt(throttled(retryAfter, DATE))).toMatchObject({ retryAfterSeconds });
});

test.each([undefined, '', 'yesterday'])('Retry-After with a date, beside the Date %j', (date) => {
  expect(classifyAttempt(throttled('Sat, 01 Jan 2000 00:00:00 GMT', date))).toMatchObject({
    retryAfterSeconds: undefined,
  });
});

test.each(['', 'soon', '-1', '1.5'])('Retry-After without a usable value: %j', (retryAfter) => {
  expect(classifyAttempt(throttled(retryAfter, DATE))).toMatchObject({
    retryAfterSeconds: undefined,
  });
});
