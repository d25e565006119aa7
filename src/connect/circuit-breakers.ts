import {
  BrokenCircuitError,
  circuitBreaker,
  type CircuitBreakerPolicy,
  CircuitState,
  CountBreaker,
  handleWhenResult,
} from 'cockatiel';
import { resourceOf } from './connect-command.ts';
import type { AttemptFailure, AttemptResult } from './connect-failure.ts';
import { FailingResources } from './failing-resources.ts';

/**
 * A circuit opens when more than half of the last twenty attempts failed, and at least ten were made: after two successes
 * it takes eight failures, and six after four.
 */
const BREAKER = { threshold: 0.5, size: 20, minimumNumberOfCalls: 10 };

type NamedCommand = Parameters<typeof resourceOf>[0];

export type CircuitBreakerState = 'closed' | 'open' | 'half-open';

export interface CircuitBreakersOptions {
  /** How long a circuit stays open before a probe. */
  readonly coolDownMs: number;
  readonly onChange: (operation: string, state: CircuitBreakerState) => void;
}

/** Soon enough for callers, and one attempt in two seconds is no load for Connect. */
export const DEFAULT_COOL_DOWN_MS = 2_000;

const NAMES: Readonly<Record<CircuitState, CircuitBreakerState>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Isolated]: 'open',
};

/** An attempt as a circuit breaker has judged it. */
export interface JudgedAttempt<Output> {
  readonly result: AttemptResult<Output>;
  /** Whether it counts for the state of Connect: not if only its resource fails. */
  readonly counts: boolean;
}

/**
 * Blocks the calls of one operation while Connect does not respond to them. A resource that fails while others succeed
 * counts once, and a circuit that it alone has opened does not block other resources.
 */
export class CircuitBreaker {
  readonly #operation: string;
  readonly #options: CircuitBreakersOptions;
  readonly #failing = new FailingResources();
  #policy: CircuitBreakerPolicy;
  #openedAt = -Infinity;

  constructor(operation: string, options: CircuitBreakersOptions) {
    this.#operation = operation;
    this.#options = options;
    this.#policy = this.#createPolicy();
  }

  get state(): CircuitBreakerState {
    return NAMES[this.#policy.state];
  }

  isClosed(): boolean {
    return this.state === 'closed';
  }

  /** Whether an attempt would be made now: not while the circuit is open for it, nor during another probe. */
  allows(command: NamedCommand | undefined): boolean {
    switch (this.state) {
      case 'closed':
        return true;
      case 'half-open':
        return false;
      case 'open':
        return this.#isCool(command) || this.#failing.isSparedBy(keyOf(command));
    }
  }

  /** Whether the resource of a command fails so often, while others succeed, that a retry is pointless. */
  keepsFailing(command: NamedCommand): boolean {
    return !this.#failing.isEmpty && this.#failing.keepsFailing(resourceOf(command));
  }

  /**
   * Makes an attempt, and updates the circuit.
   *
   * @param command the command; `undefined` for a probe by another operation.
   * @param isStillWanted whether its result is still awaited: a cancelled attempt says nothing about Connect.
   * @returns `undefined` when the circuit does not allow it.
   */
  async execute<Output>(
    command: NamedCommand | undefined,
    attempt: () => Promise<AttemptResult<Output>>,
    isStillWanted: () => boolean,
  ): Promise<JudgedAttempt<Output> | undefined> {
    if (!this.allows(command)) return undefined;
    if (this.state === 'open' && !this.#isCool(command)) return this.#trySpared(command, attempt);
    try {
      return await this.#policy.execute(async () => {
        const result = await attempt();
        const isWanted = isStillWanted();
        const counts = isWanted && this.#learn(command, result);
        // A probe shows that Connect has recovered only by a response.
        if (counts || !this.isClosed()) return { result, counts };
        // A cancelled attempt is left to its caller.
        throw new Uncounted({ result, counts: !isWanted });
      });
    } catch (error) {
      if (error instanceof BrokenCircuitError) return undefined;
      if (error instanceof Uncounted) return error.judged as JudgedAttempt<Output>;
      throw error;
    }
  }

  #createPolicy(): CircuitBreakerPolicy {
    const { coolDownMs, onChange } = this.#options;
    const failed = handleWhenResult((judged) =>
      isOutage((judged as JudgedAttempt<unknown>).result),
    );
    const breaker = new CountBreaker(BREAKER);
    const policy = circuitBreaker(failed, { halfOpenAfter: coolDownMs, breaker });
    policy.onStateChange((state) => {
      // Attempts from before the circuit was reset no longer count.
      if (policy !== this.#policy) return;
      if (state === CircuitState.Open) this.#openedAt = Date.now();
      onChange(this.#operation, NAMES[state]);
    });
    return policy;
  }

  /**
   * A failure of a resource that fails alone shows nothing about Connect, so it leaves the probe to others for a second
   * cool-down. Not for longer, because there may be no others.
   */
  #isCool(command: NamedCommand | undefined): boolean {
    const coolDowns = this.#failing.failsAlone(keyOf(command)) ? 2 : 1;
    return Date.now() - this.#openedAt >= coolDowns * this.#options.coolDownMs;
  }

  /** All failures were of another resource. A response shows that only that one fails. */
  async #trySpared<Output>(
    command: NamedCommand | undefined,
    attempt: () => Promise<AttemptResult<Output>>,
  ): Promise<JudgedAttempt<Output>> {
    const result = await attempt();
    const counts = this.#learn(command, result);
    if (!isOutage(result) && !this.isClosed()) this.#reset();
    return { result, counts };
  }

  #reset(): void {
    this.#policy = this.#createPolicy();
    this.#options.onChange(this.#operation, 'closed');
  }

  /** @returns whether the result counts for the state of Connect. */
  #learn(command: NamedCommand | undefined, result: AttemptResult<unknown>): boolean {
    const failing = this.#failing;
    if (isOutage(result)) {
      if (command === undefined) return true;
      const resource = resourceOf(command);
      const counts = !failing.failsAlone(resource);
      failing.onFailure(resource);
      return counts;
    }
    // A response to another operation says nothing about the resources that failed in this one.
    if (command === undefined) failing.clear();
    else failing.onAnswer(failing.isEmpty ? undefined : resourceOf(command));
    return true;
  }
}

function keyOf(command: NamedCommand | undefined): string | undefined {
  return command && resourceOf(command);
}

/** The breakers of all operations, each created on first use. */
export class CircuitBreakers {
  readonly #options: CircuitBreakersOptions;
  readonly #breakers = new Map<string, CircuitBreaker>();

  constructor(options: CircuitBreakersOptions) {
    this.#options = options;
  }

  of(operation: string): CircuitBreaker {
    const known = this.#breakers.get(operation);
    if (known !== undefined) return known;
    const breaker = new CircuitBreaker(operation, this.#options);
    this.#breakers.set(operation, breaker);
    return breaker;
  }

  /** The state of each circuit, by operation. */
  get states(): ReadonlyMap<string, CircuitBreakerState> {
    return new Map([...this.#breakers].map(([operation, { state }]) => [operation, state]));
  }
}

/** An attempt that counts neither way. */
class Uncounted extends Error {
  readonly judged: JudgedAttempt<unknown>;

  constructor(judged: JudgedAttempt<unknown>) {
    super('An attempt does not count');
    this.judged = judged;
  }
}

/** Timeouts, resets, unreadable responses and 5xx. A rejection is a response, even a throttled one. */
function isOutage(result: AttemptResult<unknown>): boolean {
  return !result.ok && isOutageFailure(result.failure);
}

function isOutageFailure(failure: AttemptFailure): boolean {
  switch (failure.kind) {
    case 'indeterminate':
      return true;
    case 'not-sent':
      return failure.transient;
    case 'rejected':
    case 'no-credentials':
      return false;
  }
}
