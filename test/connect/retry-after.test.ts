import { ConnectServiceException } from '@aws-sdk/client-connect';
import { expect, test } from '@jest/globals';
import { classifyAttempt } from '../../src/connect/classify-attempt.ts';

/** As the SDK throws it. */
function throttled(retryAfter: string): Error {
  const error = new ConnectServiceException({
    name: 'ThrottlingException',
    $fault: 'client',
    $metadata: { httpStatusCode: 429 },
  });
  return Object.assign(error, {
    $response: {
      headers: { 'x-amzn-errortype': 'ThrottlingException', 'retry-after': retryAfter },
    },
  });
}

const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();
const anHourAgo = new Date(Date.now() - 3_600_000).toUTCString();

test.each([
  ['0', 0, 0],
  ['7', 7, 7],
  ['2147483648', 86_400, 86_400],
  [inAnHour, 3_500, 3_600],
  [anHourAgo, 0, 0],
])('Retry-After: %s', (retryAfter, least, most) => {
  const failure = classifyAttempt(throttled(retryAfter));
  const seconds = failure?.kind === 'rejected' ? failure.retryAfterSeconds : undefined;

  expect(seconds).toBeGreaterThanOrEqual(least);
  expect(seconds).toBeLessThanOrEqual(most);
});

test.each(['', 'soon', '-1', '1.5'])('Retry-After without a usable value: %j', (retryAfter) => {
  expect(classifyAttempt(throttled(retryAfter))).toMatchObject({ retryAfterSeconds: undefined });
});
