import type { ReadBack } from './operation-recovery.ts';

const PROGRESS_INTERVAL_MS = 10_000;

/** A log such as pino's. */
export interface ReportLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Logs the progress of a report: at its start, every ten seconds, and at its end. */
export class ReportProgress {
  readonly #log: ReportLog;
  readonly #now: () => number;
  readonly #open: number;
  #loggedAt: number;
  #resolved = 0;
  #unknown = 0;
  #finishedElsewhere = 0;

  /** @param now the time in milliseconds since 1970. */
  constructor(open: number, log: ReportLog, now: () => number) {
    this.#open = open;
    this.#log = log;
    this.#now = now;
    this.#loggedAt = now();
    log.info({ open }, 'Operations without an outcome are being read back');
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
    this.#log.info({ ...counts, left }, 'Operations without an outcome have been read back');
  }

  get #counts(): Readonly<Record<'resolved' | 'unknown' | 'open', number>> {
    const [resolved, unknown] = [this.#resolved, this.#unknown];
    const open = this.#open - resolved - unknown - this.#finishedElsewhere;
    return { resolved, unknown, open: Math.max(0, open) };
  }

  #logInTime(): void {
    const now = this.#now();
    if (now - this.#loggedAt < PROGRESS_INTERVAL_MS) return;
    this.#loggedAt = now;
    this.#log.info(this.#counts, 'Operations without an outcome are being read back');
  }
}
