import type { OutcomeRecord } from '../../../src/audit/audit-record.ts';
import { memberOf, typeOf } from '../answers.ts';
import type { CallerRequest, History } from '../history.ts';
import { Tally } from './tally.ts';
import { type LastWord, Verdicts } from './verdicts.ts';

/** What the gateway may take after the deadline. */
const GRACE_MS = 100;

/** What a run came to, in numbers. */
export class Figures {
  schedules = 0;
  callers = 0;
  requests = 0;
  retries = 0;
  transfers = 0;
  slowestAnswerMs = 0;
  readonly answers = new Tally();
  readonly verdicts = new Verdicts();
  /** Requests that were answered later than 100 ms after the deadline, by the clock of the callers. */
  late = 0;
  readonly faults = new Tally();
  readonly upstreamCalls = new Tally();
  /** How the outcomes of transfers were determined, by their audit records. One run may answer several callers. */
  readonly resolved = new Tally();
  #runs = 0;
  #attempts = 0;

  add(history: History): void {
    this.schedules += 1;
    this.transfers += history.ledger.length;
    const inFaults = history.requests.filter(({ phase }) => phase === 'faults');
    this.requests += inFaults.length;
    for (const request of history.requests) this.#addAnswer(request, history.deadlineMs);
    const last = new Map(inFaults.map((request) => [request.caller, request]));
    this.callers += last.size;
    this.retries += inFaults.length - last.size;
    for (const request of last.values()) {
      this.verdicts.add(request, lastWordOf(request), history.ledger);
    }
    for (const { operation, fault } of history.upstream) {
      this.upstreamCalls.add(operation);
      if (fault !== 'none') this.faults.add(fault.replace(/\(.*/, ''));
    }
    for (const outcome of runsOf(history)) {
      this.#runs += outcome.settledBy === 'restart' ? 0 : 1;
      this.#attempts += outcome.attempts.length;
      this.resolved.add(howResolved(outcome));
    }
  }

  /** How often TransferContact was sent for each run of a transfer. */
  get attemptsPerRun(): number {
    return this.#attempts / this.#runs;
  }

  #addAnswer(request: CallerRequest, deadlineMs: number): void {
    const { answer } = request;
    this.answers.add(typeOf(request));
    if (answer.kind !== 'member') return;
    const tookMs = request.endedAt - request.sentAt;
    this.slowestAnswerMs = Math.max(this.slowestAnswerMs, tookMs);
    if (tookMs > deadlineMs + GRACE_MS) this.late += 1;
  }
}

/** The outcome of each run once, though each caller that shared it has a record of its own. */
function runsOf({ audit }: History): OutcomeRecord[] {
  const byRun = new Map<string, OutcomeRecord>();
  for (const { gateway, intent, outcomes } of audit) {
    for (const outcome of outcomes) {
      const [first] = outcome.attempts;
      byRun.set([gateway, intent.clientToken, first?.time ?? outcome.id].join(), outcome);
    }
  }
  return [...byRun.values()];
}

function howResolved({ result, settledBy, attempts }: OutcomeRecord): string {
  if (result === 'ContactOutcomeUnknownError' || result === 'ContactThrottledError') {
    return 'nothing: it stayed open';
  }
  if (settledBy === 'read-back') return 'a read-back';
  if (settledBy === 'restart') return 'a read-back after a crash';
  return attempts.length > 1 ? 'a retry' : 'the first answer';
}

function lastWordOf(request: CallerRequest): LastWord {
  const member = memberOf(request);
  if (member?.__typename === 'TransferContactSuccess') {
    return { kind: 'success', newContactId: member.contactId };
  }
  // What may be retried is no last word.
  return member === undefined || member.retryable ? { kind: 'open' } : { kind: 'failure' };
}
