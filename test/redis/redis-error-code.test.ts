import { expect, test } from '@jest/globals';
import { needsReconnect, redisErrorCode } from '../../src/redis/redis-error-code.ts';

test.each([
  ['WRONGPASS invalid username-password pair or user is disabled.', 'WRONGPASS', false],
  ["OOM command not allowed when used memory > 'maxmemory'.", 'OOM', false],
  [
    "ERR Error running script (call to f_0): @user_script:3: @user_script: 3: -OOM command not allowed when used memory > 'maxmemory'. ",
    'OOM',
    false,
  ],
  [
    'ERR Error running script (call to f_0): @user_script:3: user_script:3: attempt to index a nil value ',
    'ERR',
    false,
  ],
  ['ERR unknown command READONLY, with args beginning with: -READONLY ', 'ERR', false],
  ['NOSCRIPT No matching script. Please use EVAL.', 'NOSCRIPT', false],
  ['MOVED 3999 127.0.0.1:6381', 'MOVED', false],
  ['READONLY', 'READONLY', true],
  ['readonly lower case', 'an error', false],
  ['', 'an error', false],
  ["READONLY You can't write against a read only replica.", 'READONLY', true],
])('of %j, the log has %s; to look for another Redis: %s', (message, reason, elsewhere) => {
  const error = new Error(message);

  expect(redisErrorCode(error)).toBe(reason);
  expect(needsReconnect(error)).toBe(elsewhere);
});

test('a network error has its code, and a missing reply has none', () => {
  expect(redisErrorCode(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))).toBe(
    'ECONNREFUSED',
  );
  expect(redisErrorCode(undefined)).toBe('timeout');
});
