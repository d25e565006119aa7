import { Tally } from '../../chaos/report/tally.ts';
import type { Exchange } from '../load/load.ts';

/** What all requests came to, in numbers. */
export class Figures {
  requests = 0;
  newDocuments = 0;
  /** Answers that came later than they may, by the clock of the callers. */
  late = 0;
  slowestMs = 0;
  /** By kind of traffic. */
  readonly outcomes = new Map<string, Tally>();
  /** Of all kinds. */
  readonly total = new Tally();
  readonly #lateMs: number;

  /** @param lateMs how long an answer may take. */
  constructor(lateMs: number) {
    this.#lateMs = lateMs;
  }

  add({ kind, newDocument, milliseconds, judgement }: Exchange): void {
    this.requests += 1;
    if (newDocument) this.newDocuments += 1;
    this.slowestMs = Math.max(this.slowestMs, milliseconds);
    if (milliseconds > this.#lateMs) this.late += 1;
    const outcome = 'outcome' in judgement ? judgement.outcome : 'wrong';
    const ofKind = this.outcomes.get(kind) ?? new Tally();
    this.outcomes.set(kind, ofKind);
    ofKind.add(outcome);
    this.total.add(outcome);
  }
}
