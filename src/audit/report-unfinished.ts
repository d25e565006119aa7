import type { AuditLog } from './audit-log.ts';
import type { IntentRecord } from './audit-record.ts';
import { type Clock, SYSTEM_CLOCK } from './clock.ts';
import { outcomeAfterRestart, type ReadBack } from './outcome-after-restart.ts';
import { findToldTransfers, type ToldTransfer } from './told-transfers.ts';
import { findUnfinishedIntents, withoutOutcome } from './unfinished-intents.ts';

/** What a report takes. */
export interface ReportOptions {
  /** The file whose intents are looked through. */
  readonly path: string;
  /** The log of the same file. */
  readonly auditLog: AuditLog;
  /** Finds out what became of a transfer, by reading only. */
  readonly readBack: (intent: IntentRecord, signal: AbortSignal) => Promise<ReadBack>;
  readonly log: ReportLog;
  /** Ends the report, wherever it is. What it has not got to is left to the next start. */
  readonly signal: AbortSignal;
  /** The system's by default. */
  readonly clock?: Clock;
}

/** A log such as pino's. */
export interface ReportLog {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/**
 * Reports each transfer that a dead process has left without an outcome: by a warning, and by an outcome of its own, so
 * that the next start does not report it again. Another process may share the file and still be at work on a transfer,
 * so none is looked at before its deadline. Two processes that start at the same moment may both report it.
 *
 * It never rejects: what goes wrong is logged, and left to the next start.
 */
export async function reportUnfinished(options: ReportOptions): Promise<void> {
  const { log, signal } = options;
  const aborted = new Promise<void>((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        resolve();
      },
      { once: true },
    );
  });
  const reported = reportAll(options).catch((err: unknown) => {
    if (!signal.aborted) log.error({ err }, 'Transfers without an outcome could not be looked for');
  });
  await Promise.race([reported, aborted]);
}

async function reportAll(given: ReportOptions): Promise<void> {
  const { path, log, signal, clock = SYSTEM_CLOCK } = given;
  const { intents, unreadableLines } = await findUnfinishedIntents(path, signal);
  if (unreadableLines > 0) {
    log.warn({ unreadableLines }, 'The audit log has lines that are no records');
  }

  const readBack = readOnce(given.readBack);
  let waiting = intents;
  while (waiting.length > 0) {
    await clock.waitUntil(Math.min(...waiting.map(deadlineOf)), signal);
    const now = clock.now();
    const due = waiting.filter((intent) => deadlineOf(intent) <= now);
    waiting = waiting.filter((intent) => deadlineOf(intent) > now);
    const open = await withoutOutcome(path, due, signal);
    const told = await findToldTransfers(path, open, signal);
    for (const intent of open) {
      const rivals = intents.filter((other) => isRival(intent, other));
      const options = { ...given, readBack: judged(readBack, rivals, told) };
      await report(intent, options, clock).catch((err: unknown) => {
        if (signal.aborted) throw err;
        log.error({ err, ...idsOf(intent) }, 'A transfer without an outcome could not be reported');
      });
    }
  }
}

/**
 * Each caller who asked for the same transfer has left an intent of its own, a crash under load many of them: what
 * became of the transfer is read for the first one.
 */
function readOnce(readBack: ReportOptions['readBack']): ReportOptions['readBack'] {
  const readings = new Map<string, ReadBack>();
  return async (intent, signal) => {
    const { instanceId, contactId, contactFlowId, target, clientToken } = intent;
    const key = JSON.stringify([instanceId, contactId, contactFlowId, target, clientToken]);
    const known = readings.get(key);
    if (known !== undefined) return known;
    const shown = await readBack(intent, signal);
    readings.set(key, shown);
    return shown;
  };
}

/**
 * What Connect shows is no proof where another transfer may have brought it about: one that was told as done, or one
 * that was under way, too. And what was told as done needs no reading.
 */
function judged(
  readBack: ReportOptions['readBack'],
  rivals: readonly IntentRecord[],
  told: readonly ToldTransfer[],
): ReportOptions['readBack'] {
  return async (intent, signal) => {
    const ofContact = told.filter(({ contactId }) => contactId === intent.contactId);
    const own = ofContact.find(({ clientToken }) => clientToken === intent.clientToken);
    if (own !== undefined) return { state: 'transferred', newContactId: own.newContactId };
    const shown = await readBack(intent, signal);
    if (shown.state !== 'transferred') return shown;
    const isTaken = ofContact.some(({ newContactId }) => newContactId === shown.newContactId);
    return isTaken || rivals.length > 0 ? { state: 'unknown' } : shown;
  };
}

function isRival(intent: IntentRecord, other: IntentRecord): boolean {
  return (
    other.instanceId === intent.instanceId &&
    other.contactId === intent.contactId &&
    other.clientToken !== intent.clientToken
  );
}

async function report(intent: IntentRecord, options: ReportOptions, clock: Clock): Promise<void> {
  const { auditLog, log, signal } = options;
  const readBack = await options.readBack(intent, signal);
  signal.throwIfAborted();
  log.warn({ ...idsOf(intent), ...readBack }, 'A transfer was left without an outcome');
  await auditLog.append(outcomeAfterRestart(intent, readBack, clock.now()));
}

function deadlineOf({ deadline }: IntentRecord): number {
  return Date.parse(deadline);
}

/** The token is left out: callers choose it, and may put anything into it. */
function idsOf(intent: IntentRecord): object {
  const { id: auditId, requestId, instanceId, contactId, target, contactFlowId } = intent;
  return { auditId, requestId, instanceId, contactId, target, contactFlowId };
}
