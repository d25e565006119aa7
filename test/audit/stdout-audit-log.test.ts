import { describe, expect, test } from '@jest/globals';
import { parseLines } from './support/records.ts';
import { startWriter } from './support/writer.ts';

describe('the audit log on standard output', () => {
  const DIRECT = 'exec "$0" "$@"';
  const PIPED = '"$0" "$@" | dd bs=512 status=none';

  // Each is far more than the buffer of an unread output. A pipe may take a part of a line that is longer than 4096.
  test.each([
    ['a blocking socket', DIRECT, 'blocking', 2_000, 20],
    ['a non-blocking socket', DIRECT, 'non-blocking', 2_000, 20],
    ['a blocking pipe', PIPED, 'blocking', 300, 8_000],
    ['a non-blocking pipe', PIPED, 'non-blocking', 300, 8_000],
  ])(
    'writes whole lines among those of the application log when the reader is slow: %s',
    async (_, shell, mode, count, length) => {
      const args = [String(count), String(length), mode];
      await using writer = await startWriter('append-to-stdout', args, shell);

      const { stdout, stderr, code } = await writer.run();

      expect({ code, stderr }).toStrictEqual({ code: 0, stderr: `{"written":${count}}\n` });
      const lines = parseLines(stdout) as { requestId?: string; index?: number }[];
      const numbers = Array.from({ length: count }, (_, index) => index);
      const recorded = lines.flatMap(({ requestId }) => requestId ?? []);
      expect(recorded).toStrictEqual(numbers.map((index) => `request-${index}`));
      expect(lines.flatMap(({ index }) => index ?? [])).toStrictEqual(numbers);
    },
  );

  test('rejects records once its reader has closed it, and the process continues', async () => {
    await using writer = await startWriter('append-to-stdout', ['3', '20']);
    writer.child.stdout.destroy();

    const { stderr, code } = await writer.run();

    expect({ code, stderr }).toStrictEqual({
      code: 0,
      stderr: '{"written":0,"reason":"AuditLogError: Error: EPIPE: broken pipe, write"}\n',
    });
  });
});
