import { LRUCache } from 'lru-cache';

/** More than fail at the same time while Connect works. */
const MAX_REMEMBERED = 100;

/** A resource that is not called for so long may be well again. */
const REMEMBERED_MS = 60_000;

/** From here on repetitions have not helped often enough. */
const MANY_FAILURES = 5;

interface Streak {
  /** How many calls were answered before its first failure. */
  readonly answersBefore: number;
  readonly failures: number;
}

/**
 * Tells, for one operation, a resource whose calls always fail from an outage: in an outage nothing else is answered,
 * either.
 */
export class FailingResources {
  readonly #streaks = new LRUCache<string, Streak>({ max: MAX_REMEMBERED, ttl: REMEMBERED_MS });
  #answers = 0;
  #unnamed = 0;

  /** To be called with each answer, whatever it says. */
  onAnswer(resource: string | undefined): void {
    this.#answers += 1;
    if (resource !== undefined) this.#streaks.delete(resource);
  }

  /** To be called with each failure of Connect. What names no resource could be any other each time. */
  onFailure(resource = `unnamed ${(this.#unnamed += 1)}`): void {
    const { answersBefore, failures } = this.#streaks.get(resource) ?? {
      answersBefore: this.#answers,
      failures: 0,
    };
    this.#streaks.set(resource, { answersBefore, failures: failures + 1 });
  }

  /** Whether a resource has failed before, and other calls have been answered since. */
  failsAlone(resource: string | undefined): boolean {
    const streak = this.#streakOf(resource);
    return streak !== undefined && this.#isAlone(streak);
  }

  /** Whether it has done so often enough that a repetition is in vain. */
  keepsFailing(resource: string | undefined): boolean {
    const streak = this.#streakOf(resource);
    return streak !== undefined && streak.failures >= MANY_FAILURES && this.#isAlone(streak);
  }

  /** Whether all failures since the last answer are of one other resource: then nothing shows that this one would fail. */
  isSparedBy(resource: string | undefined): boolean {
    const failing = [...this.#streaks.entries()].filter(([, streak]) => !this.#isAlone(streak));
    return failing.length === 1 && failing[0]?.[0] !== resource;
  }

  /** Forgets all failures. */
  clear(): void {
    this.#streaks.clear();
  }

  get isEmpty(): boolean {
    return this.#streaks.size === 0;
  }

  #streakOf(resource: string | undefined): Streak | undefined {
    return resource === undefined ? undefined : this.#streaks.get(resource);
  }

  #isAlone({ answersBefore }: Streak): boolean {
    return this.#answers > answersBefore;
  }
}
