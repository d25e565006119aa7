import { expect, test } from '@jest/globals';
import { parseConnectArn } from '../../src/connect/connect-arn.ts';

test.each<[value: string, expected: object | undefined]>([
  [
    'arn:aws:connect:us-east-1:111122223333:instance/i1/agent/u1',
    { instanceId: 'i1', resourceType: 'agent', resourceId: 'u1' },
  ],
  [
    'arn:aws-us-gov:connect:us-gov-west-1:1:instance/i1/queue/agent/u1',
    { instanceId: 'i1', resourceType: 'queue/agent', resourceId: 'u1' },
  ],
  [
    'arn:aws-cn:connect:cn-north-1:1:instance/i1/queue/q1',
    { instanceId: 'i1', resourceType: 'queue', resourceId: 'q1' },
  ],
  ...['', ':$SAVED', ':$LATEST'].map((alias): [string, object] => [
    `arn:aws:connect:us-east-1:1:instance/i1/contact-flow/f1${alias}`,
    { instanceId: 'i1', resourceType: 'contact-flow', resourceId: 'f1' },
  ]),
  ['arn:aws:connect:us-east-1:111122223333:instance/i1', undefined],
  ['arn:aws:connect:us-east-1:111122223333:instance/i1/agent/', undefined],
  ['arn:aws:connect:us-east-1:111122223333:instance/i1/agent/..', undefined],
  ['arn:aws:connect:us-east-1:111122223333:instance/i1/agent/.', undefined],
  ['arn:aws:s3:::instance/i1/agent/u1', undefined],
  ['arn:aws', undefined],
  ['u1', undefined],
  ['', undefined],
])('%s', (value, expected) => {
  expect(parseConnectArn(value)).toStrictEqual(expected);
});
