import { LRUCache } from 'lru-cache';

/** More than the number of resources that fail at the same time while Connect works. */
const MAX_REMEMBERED = 100;

/** A resource that was not called for this long may have recovered. */
const REMEMBERED_MS = 60_000;

/** From this number of failures on, retries are pointless. */
const MANY_FAILURES = 5;

interface Streak {
  /** The number of responses before its first failure. */
  readonly answersBefore: number;
  readonly failures: number;
}

/**
 * Distinguishes, for one operation, a resource whose calls always fail from an outage: in an outage no other resource gets a
 * response, either.
 */
export class FailingResources {
  readonly #streaks = new LRUCache<string, Streak>({ max: MAX_REMEMBERED, ttl: REMEMBERED_MS });
  #answers = 0;
  #unnamed = 0;

  /** Called after each response, whatever its content. */
  onAnswer(resource: string | undefined): void {
    this.#answers += 1;
    if (resource !== undefined) this.#streaks.delete(resource);
  }

  /** Called with each failure of Connect. A call without a resource counts as another resource each time. */
  onFailure(resource = `unnamed ${(this.#unnamed += 1)}`): void {
    const { answersBefore, failures } = this.#streaks.get(resource) ?? {
      answersBefore: this.#answers,
      failures: 0,
    };
    this.#streaks.set(resource, { answersBefore, failures: failures + 1 });
  }

  /** Whether a resource has failed, and other calls got a response since. */
  failsAlone(resource: string | undefined): boolean {
    const streak = this.#streakOf(resource);
    return streak !== undefined && this.#isAlone(streak);
  }

  /** Whether it has done so often enough that a retry is pointless. */
  keepsFailing(resource: string | undefined): boolean {
    const streak = this.#streakOf(resource);
    return streak !== undefined && streak.failures >= MANY_FAILURES && this.#isAlone(streak);
  }

  /** Whether all failures since the last response are of one other resource: then this one may well succeed. */
  isSparedBy(resource: string | undefined): boolean {
    const failing = [...this.#streaks.entries()].filter(([, streak]) => !this.#isAlone(streak));
    return failing.length === 1 && failing[0]?.[0] !== resource;
  }

  /** Drops all failures. */
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
