import pMap from 'p-map';
import type { AuditLog } from './audit-log.ts';
import type { IntentRecord } from './audit-record.ts';
import { type Clock, SYSTEM_CLOCK } from './clock.ts';
import { type ContactEvidence, findContactEvidence } from './contact-evidence.ts';
import { outcomeAfterRestart, type ReadBack } from './outcome-after-restart.ts';
import { findUnfinishedIntents, readIntents } from './unfinished-intents.ts';

/**
 * How many transfers are read back at a time: as many as Connect takes reads of contacts a second, by its default rate.
 * More would only wait for quota, in the way of callers.
 */
const CONCURRENCY = 10;

/** How many intents are held in memory; the rest is read from the file when these are done. */
const MAX_HELD = 5_000;

/** Intents whose deadlines are so close together are looked at together: each look takes a reading of the file. */
const DEADLINES_TOGETHER_MS = 1_000;

const PROGRESS_INTERVAL_MS = 10_000;

/** What a report takes. */
export interface ReportOptions {
  /** The file whose intents are looked through. */
  readonly path: string;
  /** The log of the same file. */
  readonly auditLog: AuditLog;
  /** Called with each intent without an outcome, before any of those that are held with it is read back. */
  readonly onFound?: (intent: IntentRecord) => void;
  /**
   * Resolves the outcome of a transfer, by reading only.
   *
   * @param rivals transfers of the contact with other tokens that have taken place or may have: a transfer that Connect
   *   shows may be one of them.
   */
  readonly readBack: (
    intent: IntentRecord,
    rivals: readonly IntentRecord[],
    signal: AbortSignal,
  ) => Promise<ReadBack>;
  readonly log: ReportLog;
  /** Ends the report, wherever it is. What it has not got to is left to the next start. */
  readonly signal: AbortSignal;
  /** The system's by default. */
  readonly clock?: Clock;
  /** How many intents are held in memory; 5,000 by default. */
  readonly maxHeld?: number;
}

/** A log such as pino's. */
export interface ReportLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/**
 * Reports each transfer that a dead process has left without an outcome: by a warning, and by an outcome of its own, so
 * that the next start does not report it again. Another process may share the file and still be at work on a transfer,
 * so none is looked at before its deadline. Two processes that start at the same moment may both report it.
 *
 * The newest come first, since somebody may still wait for them, and several are read back at a time.
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

async function reportAll(options: ReportOptions): Promise<void> {
  const { path, log, signal, clock = SYSTEM_CLOCK, maxHeld = MAX_HELD } = options;
  const { intents, older, unreadableLines } = await findUnfinishedIntents(path, maxHeld, signal);
  if (unreadableLines > 0) {
    log.warn({ unreadableLines }, 'The audit log has lines that are no records');
  }
  if (intents.length + older.length === 0) return;

  const progress = new Progress(intents.length + older.length, log, clock);
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
  readonly progress: Progress;
}

/** Reports intents as their deadlines pass. */
async function reportHeld(held: readonly IntentRecord[], options: HeldOptions): Promise<void> {
  const { path, clock, progress, signal, onFound } = options;
  for (const intent of held) onFound?.(intent);
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
    const runs = [...Map.groupBy(open.toReversed(), runOf).values()];
    await pMap(runs, (intents) => reportRun(intents, evidence, options), {
      concurrency: CONCURRENCY,
      signal,
    });
  }
}

/**
 * What the intents of one run have in common. Each caller who asked for the same transfer has left an intent of its own,
 * a crash under load many of them: the outcome of the transfer is read once.
 */
function runOf({
  instanceId,
  contactId,
  contactFlowId,
  target,
  clientToken,
}: IntentRecord): string {
  return JSON.stringify([instanceId, contactId, contactFlowId, target, clientToken]);
}

async function reportRun(
  intents: readonly IntentRecord[],
  evidence: ContactEvidence,
  options: HeldOptions,
): Promise<void> {
  const { log, signal, progress } = options;
  let reading: Promise<ReadBack> | undefined;
  const readOnce: ReportOptions['readBack'] = (intent, rivals) =>
    (reading ??= options.readBack(intent, rivals, signal));
  for (const intent of intents) {
    try {
      const readBack = await judge(intent, readOnce, evidence, signal);
      await report(intent, readBack, options);
      progress.onReported(readBack);
    } catch (err) {
      if (signal.aborted) throw err;
      log.error({ err, ...idsOf(intent) }, 'A transfer without an outcome could not be reported');
    }
  }
}

/**
 * What Connect shows is no proof where another transfer may have brought it about: one that was confirmed as done, or one of
 * which nobody knows whether it was. And what was confirmed as done needs no reading.
 */
async function judge(
  intent: IntentRecord,
  readBack: ReportOptions['readBack'],
  { confirmed, possible }: ContactEvidence,
  signal: AbortSignal,
): Promise<ReadBack> {
  const own = confirmed
    .get(intent.contactId)
    ?.find(({ clientToken }) => clientToken === intent.clientToken);
  if (own !== undefined) return { state: 'transferred', newContactId: own.newContactId };
  const rivals = (possible.get(intent.contactId) ?? []).filter((other) => isRival(intent, other));
  const shown = await readBack(intent, rivals, signal);
  return shown.state === 'transferred' && rivals.length > 0 ? { state: 'unknown' } : shown;
}

function isRival(intent: IntentRecord, other: IntentRecord): boolean {
  return other.instanceId === intent.instanceId && other.clientToken !== intent.clientToken;
}

async function report(
  intent: IntentRecord,
  readBack: ReadBack,
  { auditLog, log, signal, clock }: HeldOptions,
): Promise<void> {
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

/** How far a report has come, in the log: at its start, every ten seconds, and at its end. */
class Progress {
  readonly #log: ReportLog;
  readonly #clock: Clock;
  readonly #open: number;
  #loggedAt: number;
  #resolved = 0;
  #unknown = 0;
  #finishedElsewhere = 0;

  constructor(open: number, log: ReportLog, clock: Clock) {
    this.#open = open;
    this.#log = log;
    this.#clock = clock;
    this.#loggedAt = clock.now();
    log.info({ open }, 'Transfers without an outcome are being read back');
  }

  onReported({ state }: ReadBack): void {
    if (state === 'unknown') this.#unknown += 1;
    else this.#resolved += 1;
    this.#logInTime();
  }

  onFinishedElsewhere(count: number): void {
    this.#finishedElsewhere += count;
  }

  end(): void {
    const { open: left, ...counts } = this.#counts;
    this.#log.info({ ...counts, left }, 'Transfers without an outcome have been read back');
  }

  get #counts(): Readonly<Record<'resolved' | 'unknown' | 'open', number>> {
    const [resolved, unknown] = [this.#resolved, this.#unknown];
    const open = this.#open - resolved - unknown - this.#finishedElsewhere;
    return { resolved, unknown, open: Math.max(0, open) };
  }

  #logInTime(): void {
    const now = this.#clock.now();
    if (now - this.#loggedAt < PROGRESS_INTERVAL_MS) return;
    this.#loggedAt = now;
    this.#log.info(this.#counts, 'Transfers without an outcome are being read back');
  }
}
