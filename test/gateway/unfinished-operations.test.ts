import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import type { IntentRecord } from '../../src/audit/audit-record.ts';
import { createFolder } from '../audit/support/folder.ts';
import { Cell, startCell } from '../contacts/operations/matrix/support/cell.ts';
import { type MatrixOperation, TABLE } from '../contacts/operations/matrix/support/operations.ts';
import { exception } from '../support/recording-proxy.ts';
import { until } from '../support/until.ts';
import { startWorld, type WorldOptions } from '../support/world.ts';
import { Canaries } from './canaries/support/canaries.ts';

const REPORT = 'An operation was left without an outcome';
const SKIPPED = 'The audit log has lines that hold no record of a known operation';
const UNKNOWN = 'ContactOutcomeUnknownError';

const canaries = new Canaries();
const clientToken = canaries.at('the token');

/** Transfers are recovered in their own way: see `unfinished-transfers.test.ts`. */
const RECOVERED = TABLE.filter(([, { declared }]) => declared.recovery !== undefined);
const STATES = RECOVERED.filter(([, { declared }]) => declared.retry === 'state');
const TOKENS = RECOVERED.filter(([, { declared }]) => declared.retry === 'token');
const IDEMPOTENT = RECOVERED.filter(([, { declared }]) => declared.retry === 'idempotent');

/** An input of a row, with a token that no log may have. */
const inputOf = ({ row }: MatrixOperation): MatrixOperation['row']['input'] => ({
  ...row.input,
  clientToken,
});

/** Sends the input of an operation, and returns the intent as the only record that its process would have left. */
async function leave(cell: Cell, input = inputOf(cell.operation)): Promise<IntentRecord> {
  const before = cell.audit.length;
  await cell.mutateInput(input);
  const intent = cell.audit.slice(before).find(({ record }) => record === 'INTENT');
  if (intent?.record !== 'INTENT') throw new Error('The operation was not recorded');
  return { ...intent, deadline: new Date().toISOString() };
}

/** The input does not reach Connect. */
async function leaveUnexecuted(cell: Cell): Promise<IntentRecord> {
  const { upstream } = cell.world;
  const { name } = cell.operation.declared;
  upstream.answerNext(name, exception('InvalidParameterException', 400));
  return leave(cell);
}

interface Restarted extends AsyncDisposable {
  /** The gateway that was started after them. */
  readonly cell: Cell;
}

/** Starts another gateway over the same Connect, with the file of the one that died, and waits for its report. */
async function restart(
  { world: { upstream }, operation }: Cell,
  intents: readonly IntentRecord[],
  gateway: WorldOptions['gateway'] = {},
): Promise<Restarted> {
  await using stack = new AsyncDisposableStack();
  const auditFile = stack.use(await createFolder()).file('audit.jsonl');
  await writeFile(auditFile, intents.map((intent) => `${JSON.stringify(intent)}\n`).join(''));
  const world = stack.use(
    await startWorld({
      connect: upstream.url,
      gateway: { auditFile, readAfterWrite: { reads: 2, firstPauseMs: 1 }, ...gateway },
    }),
  );
  await until(() => world.audit.length >= intents.length);
  const disposal = stack.move();
  return {
    cell: new Cell(world, operation),
    [Symbol.asyncDispose]: () => disposal.disposeAsync(),
  };
}

/** The number of calls of the operation so far, by all gateways. */
const sentBy = ({ world: { upstream }, operation: { declared } }: Cell): number =>
  upstream.calls.filter(({ operation }) => operation === declared.name).length;

/** What an intent has beside what the log names. */
const UNLOGGED = 'record id time caller clientToken input facts deadline'.split(' ');

describe.each(RECOVERED)('%s that a dead process has left without an outcome', (_, operation) => {
  test('is reported by ids, even while it is disabled', async () => {
    await using left = await startCell(operation);
    const intent = await leaveUnexecuted(left);

    await using restarted = await restart(left, [intent], { mutations: new Set() });

    const { log, audit } = restarted.cell.world;
    const { id: auditId } = intent;
    const named = Object.entries(intent).filter(
      ([name, value]) => value !== undefined && !UNLOGGED.includes(name),
    );
    expect(log.find(({ msg }) => msg === REPORT)).toMatchObject({
      ...Object.fromEntries(named),
      auditId,
      state: 'unknown',
    });
    expect(audit).toMatchObject([
      { record: 'OUTCOME', id: auditId, result: UNKNOWN, settledBy: 'restart', attempts: [] },
    ]);
    expect(canaries.in(JSON.stringify(log))).toStrictEqual([]);
    expect(log.filter(({ msg }) => msg === SKIPPED)).toStrictEqual([]);
  });

  test('is executed by no report', async () => {
    await using left = await startCell(operation);
    const intent = await leaveUnexecuted(left);
    const sent = sentBy(left);

    await using restarted = await restart(left, [intent]);

    expect(restarted.cell.world.audit).toHaveLength(1);
    expect(sentBy(left)).toBe(sent);
    expect(left.executions).toBe(0);
  });

  test('conflicts with another input of its token, if that can be seen', async () => {
    await using left = await startCell(operation);
    const intent = await leaveUnexecuted(left);
    const other = { ...operation.row.otherInput, clientToken };

    await using same = await restart(left, [intent]);
    await using another = await restart(left, [intent], { secret: 'another one' });
    const conflict = await same.cell.mutateInput(other);
    const noConflict = await another.cell.mutateInput(other);

    expect(conflict.__typename).toBe('ContactIdempotencyConflictError');
    expect(noConflict.__typename).not.toBe('ContactIdempotencyConflictError');
  });
});

describe.each(STATES)('%s that was executed before its process died', (_, operation) => {
  const { success, declared } = operation;

  test('is reported as a success, and a retry reads it', async () => {
    await using left = await startCell(operation);
    const intent = await leave(left);
    const sent = sentBy(left);

    await using restarted = await restart(left, [intent]);
    const retry = await restarted.cell.mutateInput(inputOf(operation));

    expect(restarted.cell.world.audit[0]).toMatchObject({
      record: 'OUTCOME',
      id: intent.id,
      result: success,
      settledBy: 'restart',
    });
    expect(retry).toMatchObject({ __typename: success, clientToken });
    expect(sentBy(left)).toBe(sent);
  });

  test('is unknown by another secret, if what it changed is customer data', async () => {
    await using left = await startCell(operation);
    const intent = await leave(left);

    await using restarted = await restart(left, [intent], { secret: 'another one' });

    expect(restarted.cell.world.audit).toMatchObject([
      { id: intent.id, result: declared.recordedFacts === 'digests' ? UNKNOWN : success },
    ]);
  });

  test('is not taken for another input with the same token', async () => {
    await using left = await startCell(operation);
    const intent = await leave(left);
    const other = {
      ...intent,
      id: randomUUID(),
      input: { digest: 'of another input', key: intent.input?.key ?? '' },
      facts: { present: ['what Connect does not show'], absent: [] },
    };

    await using restarted = await restart(left, [intent, other]);

    const resultOf = ({ id }: IntentRecord): unknown =>
      restarted.cell.world.audit.find((record) => record.id === id);
    expect(resultOf(intent)).toMatchObject({ result: success });
    expect(resultOf(other)).toMatchObject({ result: UNKNOWN });
  });
});

describe.each(STATES)('%s that was not executed before its process died', (_, operation) => {
  test('is executed once by a retry, after a read', async () => {
    await using left = await startCell(operation);
    const intent = await leaveUnexecuted(left);
    const sent = sentBy(left);

    await using restarted = await restart(left, [intent]);
    const before = left.calls.length;
    const retry = await restarted.cell.mutateInput(inputOf(operation));

    expect(restarted.cell.world.audit[0]).toMatchObject({ id: intent.id, result: UNKNOWN });
    expect(retry.__typename).toBe(operation.success);
    expect(left.calls[before]?.operation).not.toBe(operation.declared.name);
    expect(sentBy(left)).toBe(sent + 1);
  });
});

describe.each(TOKENS)('%s that was executed before its process died', (_, operation) => {
  test('is unknown, and a retry executes it no second time', async () => {
    await using left = await startCell(operation);
    const intent = await leave(left, { ...operation.row.input, clientToken });

    await using restarted = await restart(left, [intent]);
    const retry = await restarted.cell.mutate({ clientToken });

    expect(restarted.cell.world.audit[0]).toMatchObject({ id: intent.id, result: UNKNOWN });
    expect(retry.__typename).toBe(operation.success);
    expect(left.executions).toBe(1);
  });
});

describe.each(IDEMPOTENT)('%s whose effect no read shows', (_, operation) => {
  test.each([
    ['executed', leave, 'ContactRequestRejectedError', /an earlier one .* may have/, 1],
    ['not executed', leaveUnexecuted, operation.success, /^$/, 0],
  ] as const)(
    'that was %s is unknown, and a retry sends it, without a read',
    async (_how, left, retried, message, executions) => {
      await using first = await startCell(operation);
      const intent = await left(first);
      expect(first.executions).toBe(executions);

      await using restarted = await restart(first, [intent]);
      const before = first.calls.length;
      const retry = await restarted.cell.mutateInput(inputOf(operation));

      expect(restarted.cell.world.audit[0]).toMatchObject({
        id: intent.id,
        result: UNKNOWN,
        settledBy: 'restart',
      });
      // A report reads nothing of it.
      expect(first.calls[before]?.operation).toBe(operation.declared.name);
      expect(retry.__typename).toBe(retried);
      expect(retry.message ?? '').toMatch(message);
      expect(first.executions).toBe(1);
    },
  );
});
