import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import pMap from 'p-map';
import type { AuditLog } from '../../../audit/audit-log.ts';
import type { IntentRecord } from '../../../audit/audit-record.ts';
import {
  type OperationRecovery,
  outcomeAfterRestart,
  type ReadBack,
} from './operation-recovery.ts';
import { type ReportLog, ReportProgress } from './report-progress.ts';
import {
  type ConfirmedOperation,
  type ContactEvidence,
  findContactEvidence,
  findUnfinishedIntents,
  readIntents,
} from './unfinished-intents.ts';

/**
 * The number of operations that are read back concurrently: Connect's default rate for reads of contacts, per second.
 * More would only wait for quota, ahead of callers.
 */
const CONCURRENCY = 10;

/** The max number of intents in memory; the rest is read from the file after these. */
const MAX_HELD = 5_000;

/** Intents whose deadlines are at most this far apart are processed in one pass, because each pass reads the file. */
const DEADLINES_TOGETHER_MS = 1_000;

/** The options of a report. */
export interface ReportOptions {
  /** The audit log file whose intents are examined. */
  readonly path: string;
  /** The log of the same file. */
  readonly auditLog: AuditLog;
  /** One for each recorded operation. Unfinished intents of other operations are skipped and counted. */
  readonly recoveries: readonly OperationRecovery[];
  readonly log: ReportLog;
  /** Ends the report immediately. The next start reports the rest. */
  readonly signal: AbortSignal;
  /** The system's by default. */
  readonly clock?: Clock;
  /** The max number of intents in memory; 5,000 by default. */
  readonly maxHeld?: number;
}

/** Times are milliseconds since 1970. */
export interface Clock {
  now(): number;
  /** Resolves at that time or later; rejects when the signal aborts. */
  waitUntil(time: number, signal: AbortSignal): Promise<void>;
}

/** Node's timers are limited to 24 days. */
const MAX_TIMER_MS = 86_400_000;

export const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  async waitUntil(time, signal) {
    for (let left = time - Date.now(); left > 0; left = time - Date.now()) {
      await setTimeout(Math.min(left, MAX_TIMER_MS), undefined, { signal });
    }
  },
};

/**
 * Reports each operation that a dead process left without an outcome: by a warning in the log, and by an OUTCOME
 * record, so that the next start does not report it again. Another process may share the file and still be running an
 * operation, so none is read back before its deadline. Two processes that start at the same time may both report it.
 *
 * The newest come first, because a caller may still retry them, and several are read back concurrently.
 *
 * It never rejects: errors are logged, and the next start handles what they concern.
 */
export async function reportUnfinished(options: ReportOptions): Promise<void> {
  const { log, signal } = options;
  const reported = reportAll(options).catch((err: unknown) => {
    if (!signal.aborted) log.error({ err }, 'The search for operations without an outcome failed');
  });
  await Promise.race([reported, once(signal, 'abort')]);
}

async function reportAll(options: ReportOptions): Promise<void> {
  const { path, log, signal, clock = SYSTEM_CLOCK, maxHeld = MAX_HELD } = options;
  const isKnown = (intent: IntentRecord): boolean => recoveryOf(intent, options) !== undefined;
  const found = await findUnfinishedIntents(path, isKnown, maxHeld, signal);
  const { intents, older, skippedLines } = found;
  if (skippedLines > 0) {
    log.warn({ skippedLines }, 'The audit log has lines that hold no record of a known operation');
  }
  if (intents.length + older.length === 0) return;

  const progress = new ReportProgress(intents.length + older.length, log, () => clock.now());
  await reportHeld(intents, { ...options, clock, progress });
  for (let end = older.length; end > 0; end -= maxHeld) {
    const ids = older.slice(Math.max(0, end - maxHeld), end);
    const held = await readIntents(path, ids, signal);
    await reportHeld(held, { ...options, clock, progress });
  }
  progress.end();
}

interface HeldOptions extends ReportOptions {
  readonly clock: Clock;
  readonly progress: ReportProgress;
}

function recoveryOf(
  intent: IntentRecord,
  { recoveries }: ReportOptions,
): OperationRecovery | undefined {
  return recoveries.find((each) => each.name === intent.operation && each.isIntent(intent));
}

/** Reports intents as their deadlines pass. */
async function reportHeld(held: readonly IntentRecord[], options: HeldOptions): Promise<void> {
  const { path, clock, progress, signal } = options;
  for (const intent of held) recoveryOf(intent, options)?.onFound(intent);
  let waiting = held;
  while (waiting.length > 0) {
    const deadlines = waiting.map(deadlineOf);
    const latest = Math.min(...deadlines) + DEADLINES_TOGETHER_MS;
    await clock.waitUntil(Math.max(...deadlines.filter((each) => each <= latest)), signal);
    const now = clock.now();
    const due = waiting.filter((intent) => deadlineOf(intent) <= now);
    waiting = waiting.filter((intent) => deadlineOf(intent) > now);
    const evidence = await findContactEvidence(path, held, signal);
    const isOpen = new Set(evidence.open.map(({ id }) => id));
    const open = due.filter(({ id }) => isOpen.has(id));
    progress.onFinishedElsewhere(due.length - open.length);
    const runs = new Map<string, Run>();
    for (const intent of open.toReversed()) {
      const recovery = recoveryOf(intent, options);
      if (recovery === undefined) continue;
      const identity = JSON.stringify([recovery.name, recovery.identity(intent)]);
      const run = runs.get(identity);
      if (run === undefined) runs.set(identity, { recovery, intents: [intent] });
      else run.intents.push(intent);
    }
    await pMap(runs.values(), (run) => reportRun(run, evidence, options), {
      concurrency: CONCURRENCY,
      signal,
    });
  }
}

/** The intents of one execution. A crash under load leaves many for the same command, whose outcome is read once. */
interface Run {
  readonly recovery: OperationRecovery;
  readonly intents: IntentRecord[];
}

async function reportRun(
  { recovery, intents }: Run,
  evidence: ContactEvidence,
  options: HeldOptions,
): Promise<void> {
  const { log, signal, progress } = options;
  let reading: Promise<ReadBack> | undefined;
  const readOnce: OperationRecovery['readBack'] = (intent, rivals) =>
    (reading ??= recovery.readBack(intent, rivals, signal));
  for (const intent of intents) {
    try {
      const readBack = await judge(intent, { ...recovery, readBack: readOnce }, evidence, signal);
      await report(intent, readBack, options);
      progress.onReported(readBack);
    } catch (err) {
      if (signal.aborted) throw err;
      log.error({ err, ...idsOf(intent) }, 'An operation without an outcome could not be reported');
    }
  }
}

/**
 * The state that Connect shows proves nothing if a rival may have caused it: a confirmed one, or one whose outcome is
 * unknown. An operation that was confirmed with the same token needs no read.
 */
async function judge(
  intent: IntentRecord,
  { isRetry, isRival, readBack }: Pick<OperationRecovery, 'isRetry' | 'isRival' | 'readBack'>,
  { confirmed, possible }: ContactEvidence,
  signal: AbortSignal,
): Promise<ReadBack> {
  const { contactId = '', operation, clientToken } = intent;
  const isOwn = ({ intent: one }: ConfirmedOperation): boolean =>
    one.operation === operation && isRetry(intent, one);
  // Without a token, nothing shows that two operations are the same.
  const own = clientToken === undefined ? undefined : confirmed.get(contactId)?.find(isOwn);
  if (own !== undefined) return { state: 'executed', newContactId: own.newContactId };
  const rivals = (possible.get(contactId) ?? []).filter((other) => isRival(intent, other));
  const shown = await readBack(intent, rivals, signal);
  return shown.state === 'executed' && rivals.length > 0 ? { state: 'unknown' } : shown;
}

async function report(
  intent: IntentRecord,
  readBack: ReadBack,
  { auditLog, log, signal, clock }: HeldOptions,
): Promise<void> {
  signal.throwIfAborted();
  log.warn({ ...idsOf(intent), ...readBack }, 'An operation was left without an outcome');
  await auditLog.append(outcomeAfterRestart(intent, readBack, clock.now()));
}

function deadlineOf({ deadline }: IntentRecord): number {
  return Date.parse(deadline);
}

/**
 * What a line of the log has of an intent. Not among it: the token, into which callers may put anything, the facts, which may
 * be customer data, and the digest of the input.
 */
const LOGGED = Object.keys({
  operation: true,
  requestId: true,
  instanceId: true,
  contactId: true,
  userId: true,
  agentStatusId: true,
  initialContactId: true,
  previousContactId: true,
  relatedContactId: true,
  queueId: true,
  quickConnectId: true,
  taskTemplateId: true,
  target: true,
  contactFlowId: true,
  capabilities: true,
} satisfies Record<LoggedName, true>) as LoggedName[];

type LoggedName = Exclude<
  keyof IntentRecord,
  'record' | 'id' | 'time' | 'caller' | 'clientToken' | 'input' | 'facts' | 'deadline'
>;

function idsOf(intent: IntentRecord): object {
  const ids = LOGGED.flatMap((name) => {
    const id = intent[name];
    return id === undefined ? [] : [[name, id] as const];
  });
  return { auditId: intent.id, ...Object.fromEntries(ids) };
}
