import { Writable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import type { Logger } from 'pino';
import { createLog } from '../../src/logging/logger.ts';

const CANARY = 'canary-of-a-customer';

/** The one line that is written. */
function lineOf(write: (log: Logger) => void): Record<string, unknown> {
  const lines: string[] = [];
  const output = new Writable({
    write(line: Buffer, _encoding, done) {
      lines.push(line.toString());
      done();
    },
  });
  write(createLog('debug', output));
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain(CANARY);
  return JSON.parse(lines[0] ?? '') as Record<string, unknown>;
}

const error = new Error(CANARY);

describe('the log', () => {
  test.each<[string, (log: Logger) => void, string]>([
    [
      'alone',
      (log) => {
        log.error(error);
      },
      'An error',
    ],
    [
      'with its own message',
      (log) => {
        log.error(error, error.message);
      },
      'An error',
    ],
    [
      'as a member',
      (log) => {
        log.error({ err: error });
      },
      'An error',
    ],
    [
      'as a member, with its own message',
      (log) => {
        log.error({ err: error }, CANARY);
      },
      'An error',
    ],
    [
      'with a message',
      (log) => {
        log.error({ err: error }, 'It failed');
      },
      'It failed',
    ],
    [
      'by a child',
      (log) => {
        log.child({ a: 1 }).warn(error, 'It failed %d times', 2);
      },
      'It failed 2 times',
    ],
  ])('does not contain the message of an error that is logged %s', (_, write, msg) => {
    expect(lineOf(write)).toMatchObject({ msg, err: { type: 'Error' } });
  });

  test.each([
    ['/graphql', '/graphql'],
    [`/graphql?access_token=${CANARY}`, '/graphql'],
    [`/graphql;token=${CANARY}`, '/graphql'],
    [`/graphql%3Faccess_token=${CANARY}`, '/graphql'],
    [`/graphql#access_token=${CANARY}`, '/graphql'],
    [`http://user:${CANARY}@host/graphql`, 'http'],
    [`/${'x'.repeat(200)}${CANARY}`, `/${'x'.repeat(199)}`],
  ])('contains of the URL %s only %s', (url, path) => {
    const headers = { authorization: CANARY, cookie: CANARY };
    const line = lineOf((log) => {
      log.info({ req: { method: 'GET', url, ip: '127.0.0.1', headers } }, 'incoming request');
    });

    expect(line).toMatchObject({
      req: { method: 'GET', path, ip: '127.0.0.1' },
      msg: 'incoming request',
    });
  });

  test('shows what texts could hide, and no text forges a line', () => {
    const hidden = 'a\n\u001b[2J\u007f\u0085\u2028\u2029\u202eb\u200b\ufeff';
    const lines: string[] = [];
    const output = new Writable({
      write(line: Buffer, _encoding, done) {
        lines.push(line.toString());
        done();
      },
    });
    createLog('info', output)
      .child({ [hidden]: hidden })
      .info({ reqId: hidden }, hidden);

    expect(lines).toStrictEqual([expect.stringMatching(/^[\x20-\x7e]+\n$/)]);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      [hidden]: hidden,
      reqId: hidden,
      msg: hidden,
    });
  });

  test('leaves other lines unchanged', () => {
    expect(
      lineOf((log) => {
        log.info({ a: 1 }, 'It went %s', 'well');
      }),
    ).toMatchObject({
      a: 1,
      msg: 'It went well',
    });
    expect(
      lineOf((log) => {
        log.info('It went well');
      }),
    ).toMatchObject({ msg: 'It went well' });
  });
});
