import type { LocalSpan } from '../kit/execution.ts';
import { canLeadToSamePlace, type ResolvedTarget } from './transfer-model.ts';

/** A token that may have brought a contact to its target, as its competitors see it. */
export interface CompetingToken {
  /** Names the contact, and its instance. */
  readonly contact: string;
  readonly target: ResolvedTarget;
  /** The spans in which Connect may be, or may have been, working on its requests. */
  spans: LocalSpan[];
  /** How many of its requests are running. */
  running: number;
}

/** Of a token that is sent repeatedly, the max number of requests that are remembered separately. */
export const MAX_WINDOWS = 8;

/** Two requests that are farther apart cannot be confused: more than the uncertainty of Connect's clock. */
const MARGIN_MS = 2_500;

/**
 * The tokens of each contact, to find those that compete: what Connect shows of a contact proves nothing about one token
 * while another may have caused it.
 *
 * What was forgotten for lack of room counts as a competitor for as long as it may have been one.
 */
export class CompetingTokens {
  readonly #byContact = new Map<string, Set<CompetingToken>>();
  #forgottenUntil = -Infinity;

  add(token: CompetingToken): void {
    const ofContact = this.#byContact.get(token.contact) ?? new Set();
    this.#byContact.set(token.contact, ofContact.add(token));
  }

  addSpan(token: CompetingToken, span: LocalSpan): void {
    token.spans = joined([...token.spans, span]);
  }

  /** Removes what is known not to compete any more. */
  remove(token: CompetingToken): void {
    const ofContact = this.#byContact.get(token.contact);
    ofContact?.delete(token);
    if (ofContact?.size === 0) this.#byContact.delete(token.contact);
  }

  /** Removes a token for lack of room. One that is running stays known by its contact. */
  forget(token: CompetingToken): void {
    if (token.running > 0) return;
    for (const { until } of token.spans) this.forgetUntil(until);
    this.remove(token);
  }

  /** From now on, all up to this time of the monotonic clock counts as forgotten. */
  forgetUntil(time: number): void {
    this.#forgottenUntil = Math.max(this.#forgottenUntil, time);
  }

  /** Whether another token may have brought the contact to the same place within a span. */
  hasCompetitor(token: CompetingToken, span: LocalSpan): boolean {
    if (this.#forgottenUntil >= span.from - MARGIN_MS) return true;
    for (const other of this.#byContact.get(token.contact) ?? []) {
      if (other === token || !canLeadToSamePlace(token.target, other.target)) continue;
      const isRunning = other.running > 0;
      const overlaps = other.spans.some(
        ({ from, until }) =>
          from - MARGIN_MS <= span.until && (isRunning || until + MARGIN_MS >= span.from),
      );
      if (overlaps) return true;
    }
    return false;
  }
}

/** Few spans that cover many. */
function joined(spans: LocalSpan[]): LocalSpan[] {
  const [first, second, ...rest] = spans;
  if (first === undefined || second === undefined || spans.length <= MAX_WINDOWS) return spans;
  return [{ from: first.from, until: Math.max(first.until, second.until) }, ...rest];
}
