import { describe, expect, test } from '@jest/globals';
import { LoggableError } from '../../src/logging/loggable-error.ts';
import { describeError } from '../../src/logging/serialize-error.ts';

const CANARY = 'canary-of-a-customer';

class ServiceError extends Error {
  readonly response = { body: CANARY, headers: { authorization: CANARY } };
}

const changed = new Error(CANARY);
changed.message = `another ${CANARY}`;

describe('what is logged of an error', () => {
  test.each<[string, unknown, string]>([
    ['an error', new Error(CANARY), 'Error'],
    ['an error of many lines', new Error(`${CANARY}\n    of ${CANARY}\n`), 'Error'],
    ['an error whose message was changed', changed, 'Error'],
    ['an error without a message', Object.assign(new Error(), { name: CANARY }), 'Error'],
    ['an error with further members', new ServiceError(CANARY), 'ServiceError'],
    ['an error with a cause', new Error(CANARY, { cause: new TypeError(CANARY) }), 'Error'],
    ['an error with an invalid code', Object.assign(new Error(), { code: CANARY }), 'Error'],
    ['a text', CANARY, 'string'],
    ['an object', { message: CANARY, stack: CANARY }, 'object'],
    ['nothing', undefined, 'undefined'],
  ])('contains no message of %s', (_, error, type) => {
    const described = describeError(error);

    expect(JSON.stringify(described)).not.toContain(CANARY);
    expect(described.type).toBe(type);
  });

  test('contains where it was thrown, and which system call failed', () => {
    const cause = Object.assign(new Error(CANARY), { code: 'ECONNREFUSED', syscall: 'connect' });

    const described = describeError(new Error('a failure', { cause }));

    expect(described).toStrictEqual({
      type: 'Error',
      stack: expect.stringMatching(/^ {4}at .*serialize-error\.test\.ts:\d+:\d+/),
      cause: {
        type: 'Error',
        code: 'ECONNREFUSED',
        syscall: 'connect',
        stack: expect.stringContaining('serialize-error.test.ts'),
      },
    });
  });

  test('contains the messages that are the gateway’s own', () => {
    const described = describeError(new LoggableError('The issuer has no keys', { cause: CANARY }));

    expect(described).toMatchObject({
      message: 'The issuer has no keys',
      cause: { type: 'string', stack: '' },
    });
  });

  test('stops at cyclic causes', () => {
    const error = new Error(CANARY);
    error.cause = error;

    expect(JSON.stringify(describeError(error)).match(/"cause"/g)).toHaveLength(5);
  });
});
