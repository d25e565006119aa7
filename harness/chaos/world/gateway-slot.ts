import type { GatewayName } from '../plan/plan.ts';
import { type GatewayProcess, type LogLine, startGatewayProcess } from './gateway-process.ts';
import { now } from './now.ts';

/** From the moment at which a gateway was killed, until its successor took requests. */
export interface Outage {
  readonly from: number;
  until: number | undefined;
}

const REDIS_IN_USE = 'Redis is in use: quotas and the directory are shared';
const REDIS_UNAVAILABLE = 'Redis is unavailable; continuing with local limits';
/** More than it takes until a gateway logs that Redis does not answer. */
const REDIS_TIMEOUT_MS = 1_000;

/** As much of a log as the evidence of a failure needs. */
const LINES_KEPT = 4_000;
const ERROR = 50;
const FATAL = 60;

/**
 * One of the gateways, over the processes that follow each other. `onMisbehaviour` is called for what no gateway may
 * do: log a fatal line, write to stderr, exit unrequested.
 */
export class GatewaySlot {
  readonly name: GatewayName;
  readonly outages: Outage[] = [];
  /** When it did not share what it knows of tokens, by its log: Redis did not answer in time. */
  readonly unshared: Outage[] = [];
  errorLines = 0;
  /** The max time that a gateway took to answer, by its log, and for which request. */
  slowestAnswer = { ms: 0, requestId: '' };
  readonly #env: Readonly<Record<string, string>>;
  readonly #onMisbehaviour: (what: string) => void;
  readonly #lines: LogLine[] = [];
  #process: GatewayProcess;
  #url: string | undefined;
  #stopping = false;

  constructor(
    name: GatewayName,
    env: Readonly<Record<string, string>>,
    onMisbehaviour: (what: string) => void,
  ) {
    this.name = name;
    this.#env = env;
    this.#onMisbehaviour = onMisbehaviour;
    this.#process = this.#start();
  }

  /** Where it takes requests; nothing while it starts. */
  get url(): string | undefined {
    return this.#url;
  }

  /** Waits until it takes requests. */
  async ready(): Promise<string> {
    return this.#process.url;
  }

  /** Ends the process at once and starts its successor; does nothing while a successor starts. */
  kill(): boolean {
    if (this.#url === undefined || this.#stopping) return false;
    this.outages.push({ from: now(), until: undefined });
    this.#url = undefined;
    this.#process.kill('SIGKILL');
    this.#process = this.#start();
    return true;
  }

  /** Asks it to end, and waits for it. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.ready().catch(() => undefined);
    this.#process.kill('SIGTERM');
    const { code, signal } = await this.#process.ended;
    if (code !== 0) this.#report(`ended with ${String(code ?? signal)} on SIGTERM`);
  }

  /** The last lines of the log that satisfy a condition. */
  lines(matches: (line: LogLine) => boolean): LogLine[] {
    return this.#lines.filter(matches);
  }

  #start(): GatewayProcess {
    this.unshared.push({ from: now(), until: undefined });
    const started = startGatewayProcess(this.#env, (line) => {
      this.#onLine(line);
    });
    started.url.then(
      (url) => {
        if (this.#process !== started) return;
        this.#url = url;
        const outage = this.outages.at(-1);
        if (outage !== undefined) outage.until ??= now();
      },
      () => undefined,
    );
    void started.ended.then(({ code, signal }) => {
      const stderr = started.stderr();
      if (stderr !== '') this.#report(`wrote to stderr: ${stderr}`);
      if (this.#process === started && !this.#stopping) {
        this.#report(`ended with ${String(code ?? signal)}, unrequested`);
      }
    });
    return started;
  }

  #onLine(line: LogLine): void {
    this.#lines.push(line);
    if (this.#lines.length > 2 * LINES_KEPT) this.#lines.splice(0, LINES_KEPT);
    const { level, responseTime, reqId, msg } = line;
    if (msg === REDIS_IN_USE) {
      for (const span of this.unshared) span.until ??= now();
    } else if (msg === REDIS_UNAVAILABLE) {
      this.unshared.push({ from: now() - REDIS_TIMEOUT_MS, until: undefined });
    }
    if (typeof responseTime === 'number' && responseTime > this.slowestAnswer.ms) {
      this.slowestAnswer = { ms: responseTime, requestId: String(reqId) };
    }
    if (typeof level !== 'number') return;
    if (level >= ERROR) this.errorLines += 1;
    if (level >= FATAL) this.#report(`logged a fatal line: ${JSON.stringify(line)}`);
  }

  #report(what: string): void {
    this.#onMisbehaviour(`the gateway ${this.name} ${what}`);
  }
}
