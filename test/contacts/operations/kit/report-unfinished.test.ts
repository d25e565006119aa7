import { once } from 'node:events';
import { rename, writeFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { type AuditLog, AuditLogError } from '../../../../src/audit/audit-log.ts';
import type { IntentRecord } from '../../../../src/audit/audit-record.ts';
import { createFileAuditLog } from '../../../../src/audit/file-audit-log.ts';
import type {
  OperationRecovery,
  ReadBack,
} from '../../../../src/contacts/operations/kit/operation-recovery.ts';
import {
  type Clock,
  type ReportOptions,
  reportUnfinished,
  SYSTEM_CLOCK,
} from '../../../../src/contacts/operations/kit/report-unfinished.ts';
import { createFolder } from '../../../audit/support/folder.ts';
import { intent, outcome, readLines } from '../../../audit/support/records.ts';
import { until } from '../../../support/until.ts';

const NOW = '2026-11-20T16:00:00.000Z';
const PAST = '2026-11-20T15:59:59.999Z';
const SOON = '2026-11-20T16:00:05.000Z';
const LATER = '2026-11-20T16:00:07.000Z';

type ReportChanges = Partial<ReportOptions & Pick<OperationRecovery, 'readBack'>>;

/** An audit log in a file, and a report on it whose every step is recorded. */
async function createScene() {
  const folder = await createFolder();
  const path = folder.file('audit.jsonl');
  const auditLog = createFileAuditLog(path);
  const stop = new AbortController();
  const steps: unknown[] = [];
  const progress: unknown[] = [];
  const states = new Map<string, ReadBack>();
  let now = Date.parse(NOW);
  const clock: Clock = {
    now: () => now,
    waitUntil: (time) => {
      now = Math.max(now, time);
      return Promise.resolve();
    },
  };
  const recovery: OperationRecovery = {
    name: 'TransferContact',
    isIntent: (record): record is IntentRecord => record.clientToken !== undefined,
    identity: ({ instanceId, contactId, contactFlowId, target, clientToken }) =>
      JSON.stringify([instanceId, contactId, contactFlowId, target, clientToken]),
    isRetry: (intent, other) => other.clientToken === intent.clientToken,
    isRival: (one, other) =>
      other.instanceId === one.instanceId && other.clientToken !== one.clientToken,
    onFound: () => undefined,
    readBack: ({ contactId = '' }) => {
      steps.push(`read ${contactId} at ${new Date(now).toISOString()}`);
      return Promise.resolve(states.get(contactId) ?? { state: 'unknown' });
    },
  };
  const options: Omit<ReportOptions, 'recoveries'> = {
    path,
    auditLog,
    clock,
    signal: stop.signal,
    log: {
      info: (fields, message) => progress.push([message, fields]),
      warn: (fields, message) => steps.push([message, fields]),
      error: (fields, message) => steps.push([message, fields]),
    },
  };
  const report = ({ readBack, ...changes }: ReportChanges = {}): Promise<void> =>
    reportUnfinished({
      ...options,
      recoveries: [{ ...recovery, ...(readBack && { readBack }) }],
      ...changes,
    });
  return {
    path,
    auditLog,
    clock,
    stop,
    /** Lets so many milliseconds pass. */
    advance: (milliseconds: number): void => {
      now += milliseconds;
    },
    steps,
    progress,
    states,
    report,
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

describe('the report on transfers without an outcome', () => {
  test('reads once what several callers had requested, and reports each of them', async () => {
    await using scene = await createScene();
    const same = { contactId: 'contact-1', clientToken: 'token', deadline: PAST };
    const left = [intent(same), intent({ ...same, deadline: SOON }), intent(same)];
    for (const one of left) await scene.auditLog.append(one);
    scene.states.set('contact-1', { state: 'executed', newContactId: 'contact-9' });

    await scene.report();

    const reads = scene.steps.filter((step) => typeof step === 'string');
    expect(reads).toStrictEqual([`read contact-1 at ${NOW}`]);
    const outcomes = (await readLines(scene.path)).slice(3);
    expect(outcomes).toHaveLength(3);
    for (const { id } of left) {
      expect(outcomes).toContainEqual(
        expect.objectContaining({ id, newContactId: 'contact-9', settledBy: 'restart' }),
      );
    }
  });

  test('repeats a confirmed outcome of the same token, and reads nothing', async () => {
    await using scene = await createScene();
    const same = { contactId: 'contact-1', clientToken: 'token', deadline: PAST };
    const [confirmed, left] = [intent(same), intent(same)];
    for (const one of [confirmed, left]) await scene.auditLog.append(one);
    await scene.auditLog.append(outcome(confirmed, { newContactId: 'contact-8' }));

    await scene.report();

    expect(scene.steps.filter((step) => typeof step === 'string')).toStrictEqual([]);
    expect((await readLines(scene.path)).at(-1)).toMatchObject({
      id: left.id,
      result: 'TransferContactSuccess',
      newContactId: 'contact-8',
    });
  });

  test('reads an operation without a token, whatever was confirmed of its contact', async () => {
    await using scene = await createScene();
    const same = { operation: 'StopContact', clientToken: undefined, deadline: PAST };
    const [confirmed, left] = [intent(same), intent(same)];
    for (const one of [confirmed, left]) await scene.auditLog.append(one);
    await scene.auditLog.append(outcome(confirmed, { result: 'StopContactSuccess' }));
    const stopContact: OperationRecovery = {
      name: 'StopContact',
      isIntent: (record): record is IntentRecord => record.operation === 'StopContact',
      identity: ({ contactId = '' }) => contactId,
      isRetry: (intent, other) => other.clientToken === intent.clientToken,
      isRival: () => false,
      onFound: () => undefined,
      readBack: () => Promise.resolve({ state: 'not-executed' }),
    };

    await scene.report({ recoveries: [stopContact] });

    expect((await readLines(scene.path)).at(-1)).toMatchObject({
      id: left.id,
      result: 'ContactServiceError',
      settledBy: 'restart',
    });
  });

  test('does not take the transfer of another token for one that was lost', async () => {
    await using scene = await createScene();
    const confirmed = intent({ contactId: 'contact-1', clientToken: 'one' });
    const left = intent({ contactId: 'contact-1', clientToken: 'two', deadline: PAST });
    for (const one of [confirmed, left]) await scene.auditLog.append(one);
    await scene.auditLog.append(outcome(confirmed, { newContactId: 'contact-9' }));
    scene.states.set('contact-1', { state: 'executed', newContactId: 'contact-9' });

    await scene.report();

    expect((await readLines(scene.path)).at(-1)).toMatchObject({
      id: left.id,
      result: 'ContactOutcomeUnknownError',
    });
  });

  test('credits neither of two lost transfers of a contact with what Connect shows', async () => {
    await using scene = await createScene();
    const left = ['one', 'two'].map((clientToken) =>
      intent({ contactId: 'contact-1', clientToken, deadline: PAST }),
    );
    for (const one of left) await scene.auditLog.append(one);
    scene.states.set('contact-1', { state: 'executed', newContactId: 'contact-9' });

    await scene.report();

    expect((await readLines(scene.path)).slice(2)).toMatchObject(
      left.toReversed().map(({ id }) => ({ id, result: 'ContactOutcomeUnknownError' })),
    );
  });

  test.each<[ReadBack, object]>([
    [
      { state: 'executed', newContactId: 'contact-9' },
      { result: 'TransferContactSuccess', newContactId: 'contact-9' },
    ],
    [{ state: 'not-executed' }, { result: 'ContactServiceError' }],
    [{ state: 'unknown' }, { result: 'ContactOutcomeUnknownError' }],
  ])('logs by ids what the read-back showed, and records it: %j', async (readBack, result) => {
    await using scene = await createScene();
    const left = intent({ deadline: PAST });
    await scene.auditLog.append(left);
    scene.states.set(left.contactId ?? '', readBack);

    await scene.report();

    const {
      id: auditId,
      operation,
      requestId,
      instanceId,
      contactId,
      target,
      contactFlowId,
    } = left;
    expect(scene.steps).toStrictEqual([
      `read contact-1 at ${NOW}`,
      [
        'An operation was left without an outcome',
        {
          auditId,
          operation,
          requestId,
          instanceId,
          contactId,
          target,
          contactFlowId,
          ...readBack,
        },
      ],
    ]);
    expect(await readLines(scene.path)).toStrictEqual([
      left,
      {
        record: 'OUTCOME',
        id: left.id,
        time: NOW,
        ...result,
        attempts: [],
        settledBy: 'restart',
        callerGone: true,
      },
    ]);
  });

  test('reports each once', async () => {
    await using scene = await createScene();
    await scene.auditLog.append(intent({ deadline: PAST }));
    await scene.report();
    scene.steps.length = 0;

    await scene.report();

    expect(scene.steps).toStrictEqual([]);
  });

  test('looks at none before its deadline, and at the others meanwhile', async () => {
    await using scene = await createScene();
    await scene.auditLog.append(intent({ contactId: 'later', deadline: LATER }));
    await scene.auditLog.append(intent({ contactId: 'past', deadline: PAST }));
    await scene.auditLog.append(intent({ contactId: 'soon', deadline: SOON }));

    await scene.report();

    expect(scene.steps.filter((step) => typeof step === 'string')).toStrictEqual([
      `read past at ${NOW}`,
      `read soon at ${SOON}`,
      `read later at ${LATER}`,
    ]);
  });

  test('waits by the clock of the system', async () => {
    await using scene = await createScene();
    const deadline = Date.now() + 300;
    await scene.auditLog.append(intent({ deadline: new Date(deadline).toISOString() }));
    const read: number[] = [];

    await scene.report({
      clock: SYSTEM_CLOCK,
      readBack: () => {
        read.push(Date.now());
        return Promise.resolve({ state: 'unknown' });
      },
    });

    expect(read).toHaveLength(1);
    expect(read[0]).toBeGreaterThanOrEqual(deadline);
  });

  test('is silent about a transfer that another process finishes until its deadline', async () => {
    await using scene = await createScene();
    const running = intent({ deadline: SOON });
    await scene.auditLog.append(running);
    const finish = async (time: number, signal: AbortSignal): Promise<void> => {
      await scene.auditLog.append(outcome(running));
      await scene.clock.waitUntil(time, signal);
    };

    await scene.report({ clock: { ...scene.clock, waitUntil: finish } });

    expect(scene.steps).toStrictEqual([]);
    expect(await readLines(scene.path)).toStrictEqual([running, outcome(running)]);
  });

  test('reports a transfer whose file is renamed while it waits', async () => {
    await using scene = await createScene();
    await scene.auditLog.append(intent({ deadline: SOON }));
    const rotate = async (time: number, signal: AbortSignal): Promise<void> => {
      await rename(scene.path, `${scene.path}.1`);
      await scene.clock.waitUntil(time, signal);
    };

    await scene.report({ clock: { ...scene.clock, waitUntil: rotate } });

    expect(scene.steps).toHaveLength(2);
    expect(await readLines(scene.path)).toMatchObject([{ record: 'OUTCOME' }]);
  });

  test('leaves to the next start what could not be read back, and continues with the others', async () => {
    await using scene = await createScene();
    const first = intent({ contactId: 'contact-1', deadline: PAST });
    const second = intent({ contactId: 'contact-2', deadline: PAST });
    await scene.auditLog.append(second);
    await scene.auditLog.append(first);
    const bug = new Error('a bug');

    await scene.report({
      readBack: ({ id }) =>
        id === first.id ? Promise.reject(bug) : Promise.resolve({ state: 'not-executed' }),
    });

    expect(scene.steps).toMatchObject([
      [
        'An operation without an outcome could not be reported',
        { err: bug, auditId: first.id, contactId: 'contact-1' },
      ],
      ['An operation was left without an outcome', { auditId: second.id }],
    ]);
    expect(await readLines(scene.path)).toMatchObject([second, first, { id: second.id }]);
  });

  test('reads ten at a time, the newest first, and logs how far it has come', async () => {
    await using scene = await createScene();
    const left = Array.from({ length: 25 }, (_, index) =>
      intent({ contactId: `contact-${index}`, deadline: PAST }),
    );
    for (const one of left) await scene.auditLog.append(one);
    const held = new Map<string, (shown: ReadBack) => void>();
    const requested: string[] = [];
    const newestFirst = left.map(({ contactId = '' }) => contactId).toReversed();
    const reported = scene.report({
      readBack: ({ contactId = '' }) =>
        new Promise((resolve) => {
          requested.push(contactId);
          held.set(contactId, resolve);
        }),
    });
    const answer = async (contactId: string, shown: ReadBack): Promise<void> => {
      await until(() => held.has(contactId));
      held.get(contactId)?.(shown);
    };

    await until(() => requested.length === 10);
    await new Promise(setImmediate);
    expect(requested).toStrictEqual(newestFirst.slice(0, 10));
    // One that is done makes room for one more, however long others take.
    await answer('contact-20', { state: 'not-executed' });
    await until(() => requested.length === 11);
    await new Promise(setImmediate);
    expect(requested).toStrictEqual(newestFirst.slice(0, 11));
    scene.advance(10_000);
    await answer('contact-24', { state: 'executed', newContactId: 'new' });
    for (const contactId of newestFirst) await answer(contactId, { state: 'unknown' });
    await reported;

    expect(requested).toStrictEqual(newestFirst);
    expect(scene.progress).toStrictEqual([
      ['Operations without an outcome are being read back', { open: 25 }],
      ['Operations without an outcome are being read back', { resolved: 2, unknown: 0, open: 23 }],
      ['Operations without an outcome have been read back', { resolved: 2, unknown: 23, left: 0 }],
    ]);
  });

  test('holds so many in memory only, and comes to all the same, in the same order', async () => {
    await using scene = await createScene();
    const left = Array.from({ length: 8 }, (_, index) =>
      intent({ contactId: `contact-${index}`, deadline: PAST }),
    );
    for (const one of left) await scene.auditLog.append(one);
    const bug = new Error('a bug');
    const read: string[] = [];

    await scene.report({
      maxHeld: 3,
      readBack: async ({ contactId = '' }) => {
        // What this process does meanwhile is not unfinished.
        if (read.push(contactId) === 2) {
          await scene.auditLog.append(intent({ contactId: 'new', time: LATER, deadline: LATER }));
        }
        if (contactId === 'contact-6') throw bug;
        return { state: 'not-executed' };
      },
    });

    expect(read).toStrictEqual(left.map(({ contactId }) => contactId).toReversed());
    expect(scene.progress.at(-1)).toStrictEqual([
      'Operations without an outcome have been read back',
      { resolved: 7, unknown: 0, left: 1 },
    ]);
    await scene.report();
    expect(scene.progress.at(-1)).toMatchObject([expect.any(String), { unknown: 2, left: 0 }]);
  });

  test('credits neither of two lost transfers of a contact, though it does not hold both at a time', async () => {
    await using scene = await createScene();
    const left = ['one', 'two'].map((clientToken) =>
      intent({ contactId: 'contact-1', clientToken, deadline: PAST }),
    );
    for (const one of left) await scene.auditLog.append(one);
    scene.states.set('contact-1', { state: 'executed', newContactId: 'contact-9' });

    await scene.report({ maxHeld: 1 });

    expect((await readLines(scene.path)).slice(2)).toMatchObject(
      left.toReversed().map(({ id }) => ({ id, result: 'ContactOutcomeUnknownError' })),
    );
  });

  test('logs an error when it cannot record what it has reported', async () => {
    await using scene = await createScene();
    const left = intent({ deadline: PAST });
    await scene.auditLog.append(left);
    const err = new AuditLogError('The audit log could not be written');
    const full: AuditLog = { append: () => Promise.reject(err) };

    await scene.report({ auditLog: full });

    expect(scene.steps.slice(1)).toMatchObject([
      ['An operation was left without an outcome', { auditId: left.id }],
      ['An operation without an outcome could not be reported', { err, auditId: left.id }],
    ]);
  });

  test('logs how many lines it has skipped', async () => {
    await using scene = await createScene();
    await writeFile(scene.path, 'torn\ntorn');

    await scene.report();

    expect(scene.steps).toStrictEqual([
      ['The audit log has lines that hold no record of a known operation', { skippedLines: 2 }],
    ]);
  });

  test('logs an error when it cannot read the file', async () => {
    await using scene = await createScene();

    await scene.report({ path: '/dev/full' });

    expect(scene.steps).toStrictEqual([
      ['The search for operations without an outcome failed', { err: expect.any(AuditLogError) }],
    ]);
  });

  test.each(['before it starts', 'while it waits', 'while it reads back'])(
    'ends at once and silently when it is stopped %s',
    async (moment) => {
      await using scene = await createScene();
      const left = intent({ deadline: PAST });
      await scene.auditLog.append(left);
      const reached = new EventTarget();
      const stopHere = (): Promise<never> => {
        reached.dispatchEvent(new Event(moment));
        return new Promise(() => undefined);
      };
      const running = once(reached, moment);
      if (moment === 'before it starts') scene.stop.abort();

      const reported = scene.report({
        ...(moment === 'while it waits' && { clock: { ...scene.clock, waitUntil: stopHere } }),
        ...(moment === 'while it reads back' && { readBack: stopHere }),
      });
      if (moment !== 'before it starts') await running;
      scene.stop.abort();
      await reported;

      expect(scene.steps).toStrictEqual([]);
      expect(await readLines(scene.path)).toStrictEqual([left]);
    },
  );

  test('records nothing when it is stopped while a read-back comes in', async () => {
    await using scene = await createScene();
    const left = intent({ deadline: PAST });
    await scene.auditLog.append(left);
    const { promise, resolve } = Promise.withResolvers<ReadBack>();

    const reported = scene.report({
      readBack: () => {
        scene.stop.abort();
        return promise;
      },
    });
    await reported;
    resolve({ state: 'unknown' });
    await promise;
    await scene.auditLog.append(outcome(left));

    expect(scene.steps).toStrictEqual([]);
    expect(await readLines(scene.path)).toStrictEqual([left, outcome(left)]);
  });
});
