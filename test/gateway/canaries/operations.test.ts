import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { createFileAuditLog } from '../../../src/audit/file-audit-log.ts';
import { isRead } from '../../../src/connect/connect-command.ts';
import { statusOfException } from '../../../src/emulator/faults/exception-status.ts';
import { createFolder } from '../../audit/support/folder.ts';
import { Cell, prepare, startCell } from '../../contacts/operations/matrix/support/cell.ts';
import { TABLE } from '../../contacts/operations/matrix/support/operations.ts';
import type { Answer } from '../../support/exchange.ts';
import { FAULTS } from '../../support/faults.ts';
import { exception, raw } from '../../support/recording-proxy.ts';
import { startTracedWorld } from '../../tracing/support.ts';
import { Canaries } from './support/canaries.ts';
import { customerPaths, customerTexts, withText } from './support/customer-texts.ts';
import { outletsOf } from './support/outlets.ts';

const TOKEN = 'the token';
const UNKNOWN = 'ContactOutcomeUnknownError';

/** What Connect can answer that no operation declares. */
const UNDECLARED = ['SerializationException', 'TeapotException', 'ThrottlingException'];

/** The log has its message on purpose: it names who is not allowed to do what, and no value (documented). */
const LOGGED = 'AccessDeniedException';

/** Rejects a request in words that repeat it, as services do. */
const repeating =
  (name: string): Answer =>
  ({ call, response }) => {
    const headers = { 'content-type': 'application/json', 'x-amzn-errortype': name };
    const words = `${JSON.stringify(call.body)} is not valid`;
    response.writeHead(statusOfException(name), headers);
    response.end(JSON.stringify({ Message: words, message: words, Reason: words }));
  };

const UNREADABLE = exception('AccessDeniedException', 403);

/** The places whose secrets each outlet discloses. */
function disclosedBy(canaries: Canaries, outlets: Readonly<Record<string, string>>): string[] {
  return Object.entries(outlets).flatMap(([outlet, text]) =>
    canaries.in(text).map((place) => `${place}: ${outlet}`),
  );
}

describe.each(TABLE)('what is about a customer in the input of %s', (_, operation) => {
  const { declared, row, success } = operation;
  const paths = customerPaths(row.input);

  test('is disclosed nowhere, whatever the outcome is', async () => {
    const canaries = new Canaries();
    const input = customerTexts(row.input, canaries);
    await using traced = await startTracedWorld({
      gateway: { circuitCoolDownMs: 0, readAfterWrite: { reads: 2, firstPauseMs: 1 } },
    });
    const { world } = traced;
    const { upstream } = world;
    await prepare(world, operation);
    const cell = new Cell(world, operation);
    const results: string[] = [];
    const send = async (answer: Answer): Promise<void> => {
      upstream.answerAll(declared.name, answer);
      const clientToken = `${canaries.at(TOKEN)}-${results.length}`;
      results.push((await cell.mutate({ ...input, clientToken })).__typename);
    };

    for (const thrown of [...Object.keys(declared.exceptions), ...UNDECLARED]) {
      if (thrown !== LOGGED) await send(repeating(thrown));
    }
    await send(raw(200, `{"ContactId": "${canaries.at(paths[0] ?? 'an answer')}`));
    upstream.answerBy((call) => (isRead(call.operation) ? UNREADABLE : undefined));
    await send(FAULTS.resetBefore);
    upstream.answerBy(() => undefined);
    await send(FAULTS.resetAfter);
    const { metrics, audit, log } = await outletsOf(world, []);
    await traced.end();
    const traces = traced.collector.exports.map(({ body }) => body.toString()).join('');

    cell.check(() => {
      expect(disclosedBy(canaries, { metrics, audit, log, traces })).toStrictEqual([
        `${TOKEN}: audit`,
      ]);
      // It was there to be disclosed.
      expect(canaries.in(JSON.stringify(cell.calls))).toStrictEqual(expect.arrayContaining(paths));
      expect(results).toContain('ContactRequestRejectedError');
      expect(results).toContain(UNKNOWN);
      expect(results.at(-1)).toBe(declared.retry === 'state' ? success : UNKNOWN);
      // Digests without a key can be guessed.
      const texts = [
        ...paths.map((path) => canaries.at(path)),
        ...[input, ...cell.calls.map(({ body }) => body ?? {})].map((one) => JSON.stringify(one)),
      ];
      expect(texts.flatMap(hashesOf).filter((hash) => audit.includes(hash))).toStrictEqual([]);
    });
  });

  test('is disclosed nowhere while the audit log cannot be written', async () => {
    const canaries = new Canaries();
    await using folder = await createFolder();
    const path = folder.file(`${canaries.at('a folder that is missing')}/audit.jsonl`);
    await using cell = await startCell(operation, {
      gateway: { auditLog: createFileAuditLog(path) },
    });

    const result = await cell.mutate({
      ...customerTexts(row.input, canaries),
      clientToken: canaries.at(TOKEN),
    });
    const { metrics, log } = await outletsOf(cell.world, []);

    expect(result.__typename).toBe('ContactServiceError');
    expect(cell.sent).toBe(0);
    expect(log).toContain('Audit record could not be written');
    const { message: answer = '' } = result;
    expect(disclosedBy(canaries, { metrics, log, answer })).toStrictEqual([]);
  });

  test('is not repeated by issues of the input, which name its path', async () => {
    const canaries = new Canaries();
    await using cell = await startCell(operation);

    for (const path of paths) {
      const text = canaries.at(path).repeat(2_000);
      const result = await cell.mutateInput(withText(row.input, path, text));

      expect(result.fields?.map((issue) => issue.path.join('.'))).toContain(`input.${path}`);
      expect(canaries.in(JSON.stringify(result))).toStrictEqual([]);
    }
    const { metrics, audit, log } = await outletsOf(cell.world, []);

    expect(disclosedBy(canaries, { metrics, audit, log })).toStrictEqual([]);
    expect(cell.calls).toStrictEqual([]);
  });
});

/** The plain hashes of a text in all usual encodings. */
function hashesOf(text: string): string[] {
  return (['hex', 'base64', 'base64url'] as const).map((form) =>
    createHash('sha256').update(text).digest(form),
  );
}
