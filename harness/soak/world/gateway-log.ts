import type { LogLine } from '../../chaos/world/gateway-process.ts';

/** As much as the evidence of a failure needs: the lines of half a minute. */
const LINES_KEPT = 8_000;
const ERROR = 50;

/** What a gateway logs: its errors, how long its answers took, and the last lines of each request. */
export class GatewayLog {
  /** Lines of the levels error and fatal, which no good run has. */
  readonly errors: LogLine[] = [];
  /** The max duration of an answer, in milliseconds. */
  slowestMs = 0;
  /** Answers that took longer than they may. */
  late = 0;
  /** Records of the audit log that a busy machine delayed past the deadline of their request. */
  lateRecords = 0;
  readonly #lateMs: number;
  readonly #lines: LogLine[] = [];

  /** @param lateMs how long an answer may take. */
  constructor(lateMs: number) {
    this.#lateMs = lateMs;
  }

  add(line: LogLine): void {
    this.#lines.push(line);
    if (this.#lines.length > 2 * LINES_KEPT) this.#lines.splice(0, LINES_KEPT);
    const { level, responseTime } = line;
    if (isLateRecord(line)) this.lateRecords += 1;
    else if (typeof level === 'number' && level >= ERROR) this.errors.push(line);
    if (typeof responseTime !== 'number') return;
    this.slowestMs = Math.max(this.slowestMs, responseTime);
    if (responseTime > this.#lateMs) this.late += 1;
  }

  /** The last lines about a request. */
  of(requestId: string): LogLine[] {
    return this.#lines.filter(({ reqId }) => reqId === requestId);
  }
}

/** That the record is there in the end, the audit log itself has to show. */
function isLateRecord({ err }: LogLine): boolean {
  return (
    typeof err === 'object' &&
    err !== null &&
    'message' in err &&
    err.message === 'The audit log timed out'
  );
}
