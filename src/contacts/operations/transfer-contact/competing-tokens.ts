import { MAX_UNCERTAINTY_MS } from '../../../connect/connect-clock.ts';
import type { LocalSpan } from '../kit/execution.ts';
import { canLeadToSamePlace, type ResolvedTarget } from './transfer-model.ts';

/** A token that may have brought a contact to its target, as its competitors see it. */
export interface CompetingToken {
  /** Names the contact, and its instance. */
  readonly contact: string;
  readonly target: ResolvedTarget;
  /** The spans in which Connect may be, or may have been, processing its requests. */
  spans: LocalSpan[];
  /** How many of its requests are running. */
  running: number;
}

/** The max number of requests of one token that are remembered separately. */
export const MAX_WINDOWS = 8;

/** Two requests that are farther apart cannot be confused. */
const MARGIN_MS = MAX_UNCERTAINTY_MS;

/**
 * The tokens of each contact, to find those that compete: the state of a contact proves nothing about one token if
 * another may have caused it.
 *
 * An evicted token counts as a competitor for as long as it could have been one.
 */
export class CompetingTokens {
  readonly #byContact = new Map<string, Set<CompetingToken>>();
  #evictedUntil = -Infinity;

  add(token: CompetingToken): void {
    const ofContact = this.#byContact.get(token.contact) ?? new Set();
    this.#byContact.set(token.contact, ofContact.add(token));
  }

  addSpan(token: CompetingToken, span: LocalSpan): void {
    token.spans = joined([...token.spans, span]);
  }

  /** Removes tokens that can no longer compete. */
  remove(token: CompetingToken): void {
    const ofContact = this.#byContact.get(token.contact);
    ofContact?.delete(token);
    if (ofContact?.size === 0) this.#byContact.delete(token.contact);
  }

  /** Evicts a token to free space. A running one stays known by its contact. */
  forget(token: CompetingToken): void {
    if (token.running > 0) return;
    for (const { until } of token.spans) this.forgetUntil(until);
    this.remove(token);
  }

  /** From now on, everything up to this time of the monotonic clock counts as evicted. */
  forgetUntil(time: number): void {
    this.#evictedUntil = Math.max(this.#evictedUntil, time);
  }

  /** Whether another token may have brought the contact to the same place within a span. */
  hasCompetitor(token: CompetingToken, span: LocalSpan): boolean {
    if (this.#evictedUntil >= span.from - MARGIN_MS) return true;
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

/** Merges spans into fewer ones that cover them. */
function joined(spans: LocalSpan[]): LocalSpan[] {
  const [first, second, ...rest] = spans;
  if (first === undefined || second === undefined || spans.length <= MAX_WINDOWS) return spans;
  return [{ from: first.from, until: Math.max(first.until, second.until) }, ...rest];
}
