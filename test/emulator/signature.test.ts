import { afterEach, expect, test } from '@jest/globals';
import { closeEmulators, describeContact, ids, send, signature, start } from './support/wire.ts';

afterEach(closeEmulators);

const { authorization } = signature;
const date = signature['x-amz-date'];

const rejected = [
  { what: 'no signature', headers: {}, errorType: 'MissingAuthenticationTokenException' },
  {
    what: 'only a date',
    headers: { 'x-amz-date': date },
    errorType: 'MissingAuthenticationTokenException',
  },
  {
    what: 'a bearer token',
    headers: signed('Bearer abc'),
    errorType: 'IncompleteSignatureException',
  },
  {
    what: 'another algorithm',
    headers: signed(authorization.replace('HMAC-SHA256', 'ECDSA-P256-SHA256')),
    errorType: 'IncompleteSignatureException',
  },
  {
    what: 'a short signature',
    headers: signed(authorization.slice(0, -1)),
    errorType: 'IncompleteSignatureException',
  },
  {
    what: 'no signature part',
    headers: signed(authorization.replace(/, Signature=.*/, '')),
    errorType: 'IncompleteSignatureException',
  },
  {
    what: 'an unsigned host',
    headers: signed(authorization.replace('host;', '')),
    errorType: 'IncompleteSignatureException',
  },
  { what: 'no X-Amz-Date', headers: { authorization }, errorType: 'IncompleteSignatureException' },
  {
    what: 'another form of date',
    headers: { authorization, 'x-amz-date': '2026-01-02T03:04:05Z' },
    errorType: 'IncompleteSignatureException',
  },
  {
    what: 'another service',
    headers: signed(authorization.replace('/connect/', '/s3/')),
    errorType: 'InvalidSignatureException',
  },
  {
    what: 'another terminator',
    headers: signed(authorization.replace('aws4_request', 'aws5_request')),
    errorType: 'InvalidSignatureException',
  },
  {
    what: 'another day',
    headers: { authorization, 'x-amz-date': '20260103T030405Z' },
    errorType: 'InvalidSignatureException',
  },
];

function signed(value: string): Record<string, string> {
  return { authorization: value, 'x-amz-date': date };
}

test.each(rejected)('a request with $what is 403 $errorType', async ({ headers, errorType }) => {
  const emulator = await start();
  const answer = await send(emulator, { ...describeContact(ids.claim), headers });
  expect([answer.status, answer.errorType]).toStrictEqual([403, errorType]);
  expect(Object.keys(answer.body)).toStrictEqual(['message']);
});

test('a signature of any key and region is taken', async () => {
  const emulator = await start();
  const headers = signed(authorization.replace('AKIATEST/20260102/us-east-1', 'x/20260102/mars-1'));
  const { status } = await send(emulator, { ...describeContact(ids.claim), headers });
  expect(status).toBe(200);
});

test('an unsigned request for an unknown path is rejected for the signature', async () => {
  const emulator = await start();
  const { status } = await send(emulator, { path: '/nowhere', headers: {} });
  expect(status).toBe(403);
});
