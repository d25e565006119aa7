import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import type { AuditRecord } from '../../src/audit/audit-record.ts';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { createFolder } from '../audit/support/folder.ts';
import { parseLines } from '../audit/support/records.ts';
import { prepare } from '../contacts/operations/matrix/support/cell.ts';
import { TABLE } from '../contacts/operations/matrix/support/operations.ts';
import { relay } from '../support/answers.ts';
import { FAULTS } from '../support/faults.ts';
import { startRecordingProxy } from '../support/recording-proxy.ts';
import { spawnEntry, urlOf } from '../support/spawned.ts';
import { until } from '../support/until.ts';
import { awsMode } from './support/held-gateway.ts';

/** A plain state, one that is customer data, and a token that Connect honours; the matrix has the others. */
const NAMES = ['stopContact', 'tagContact', 'startTaskContact'];

const REPORTING = 'Operations without an outcome are being read back';
const REPORTED = 'Operations without an outcome have been read back';

describe('a mutation whose process is killed after Connect has executed it', () => {
  // They mostly wait for the deadline.
  test.concurrent.each(TABLE.filter(([mutation]) => NAMES.includes(mutation)))(
    'is recorded by the next process, and a retry executes nothing: %s',
    async (mutation, operation) => {
      const { declared, row, document, success } = operation;
      await using stack = new AsyncDisposableStack();
      const emulator = await startEmulator();
      stack.defer(() => emulator.close());
      await prepare({ emulator }, operation);
      const proxy = stack.use(await startRecordingProxy(emulator.url));
      const path = stack.use(await createFolder()).file('audit.jsonl');
      const env = {
        ...awsMode(proxy.url),
        AUDIT_LOG: path,
        GATEWAY_SECRET: 'the-same-in-each-process',
        // The next process has to answer the retry before it ends, on a busy machine, too.
        REQUEST_TIMEOUT_MS: '20000',
      };
      const post = async (url: string): Promise<Response> =>
        fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            query: document,
            variables: { input: { ...row.input, clientToken: 'token' } },
          }),
        });

      const killed = stack.use(spawnEntry('main', env));
      proxy.answerNext(declared.name, FAULTS.stalledHeadersAfter);
      // A retry, when the machine stands still before the kill, gets no answer, either.
      proxy.answerAll(declared.name, FAULTS.stalledHeadersBefore);
      const lost = post(await urlOf(killed)).catch((error: unknown) => error);
      await until(() => row.executions(emulator.state) === 1);
      killed.kill('SIGKILL');
      await killed.ended;
      proxy.answerAll(declared.name, relay);
      const next = stack.use(spawnEntry('main', env));
      const url = await urlOf(next);
      await next.line(({ msg }) => msg === REPORTING);
      const retry = await post(url);

      expect(await lost).toBeInstanceOf(Error);
      expect(await retry.json()).toMatchObject({ data: { [mutation]: { __typename: success } } });
      expect(row.executions(emulator.state)).toBe(1);

      await next.line(({ msg }) => msg === REPORTED);
      const records = parseLines(await readFile(path, 'utf8')) as AuditRecord[];
      const [{ id } = { id: '' }] = records;
      expect(records.filter((record) => record.id === id)).toStrictEqual([
        expect.objectContaining({ record: 'INTENT', operation: declared.name }),
        expect.objectContaining({ record: 'OUTCOME', result: success, settledBy: 'restart' }),
      ]);
    },
  );
});
