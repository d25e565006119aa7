import { expect, test } from '@jest/globals';
import { classifyAttempt } from '../../src/connect/classify-attempt.ts';

const withCode = (code: string): Error => Object.assign(new Error('failed'), { code });
const notSent = (cause: string, transient: boolean): object => ({
  kind: 'not-sent',
  cause,
  transient,
});
const indeterminate = (cause: string): object => ({
  kind: 'indeterminate',
  responded: false,
  cause,
  requestId: undefined,
});

test.each([
  [withCode('ECONNREFUSED'), notSent('ECONNREFUSED', true)],
  [withCode('ENOTFOUND'), notSent('ENOTFOUND', true)],
  [withCode('CERT_HAS_EXPIRED'), notSent('CERT_HAS_EXPIRED', false)],
  [withCode('ERR_TLS_CERT_ALTNAME_INVALID'), notSent('ERR_TLS_CERT_ALTNAME_INVALID', false)],
  [withCode('ECONNRESET'), indeterminate('ECONNRESET')],
  [withCode('EPIPE'), indeterminate('EPIPE')],
  [withCode('EPROTO'), indeterminate('EPROTO')],
  [withCode('HPE_INVALID_CONSTANT'), indeterminate('HPE_INVALID_CONSTANT')],
  [withCode('ERR_STREAM_PREMATURE_CLOSE'), indeterminate('ERR_STREAM_PREMATURE_CLOSE')],
  [Object.assign(new Error(), { name: 'AbortError' }), indeterminate('AbortError')],
  [Object.assign(new Error(), { name: 'TimeoutError' }), indeterminate('TimeoutError')],
  // bugs
  [withCode('ERR_INVALID_ARG_TYPE'), undefined],
  [new TypeError('x is not a function'), undefined],
  [new URIError('URI malformed'), undefined],
  ['a string', undefined],
  [null, undefined],
  [undefined, undefined],
])('%p', (error, expected) => {
  expect(classifyAttempt(error)).toStrictEqual(expected);
});
