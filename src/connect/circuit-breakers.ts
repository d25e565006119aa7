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
 * A circuit opens when more than half of the last twenty attempts failed, and ten were made at least: after two that
 * were answered, it takes eight failures, and six after four.
 */
const BREAKER = { threshold: 0.5, size: 20, minimumNumberOfCalls: 10 };

type NamedCommand = Parameters<typeof resourceOf>[0];

export type CircuitBreakerState = 'closed' | 'open' | 'half-open';

export interface CircuitBreakersOptions {
  /** How long a circuit stays open before something is tried again. */
  readonly coolDownMs: number;
  readonly onChange: (operation: string, state: CircuitBreakerState) => void;
}

/** Two seconds are soon enough for a caller, and one attempt in them is no load for Connect. */
export const DEFAULT_COOL_DOWN_MS = 2_000;

const NAMES: Readonly<Record<CircuitState, CircuitBreakerState>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Isolated]: 'open',
};

/** An attempt as a circuit breaker took it. */
export interface JudgedAttempt<Output> {
  readonly result: AttemptResult<Output>;
  /** Whether it says anything of Connect: not when it failed for a resource that fails alone. */
  readonly counts: boolean;
}

/**
 * Stops the calls of one operation while Connect does not answer them. A resource that fails while others are answered
 * counts once, and what it alone has opened holds up no other.
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

  /** Whether an attempt would be made now: not while the circuit is open for it, nor while another is trying it. */
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

  /** Whether attempts for what a command names fail so often, while others are answered, that a repetition is in vain. */
  keepsFailing(command: NamedCommand): boolean {
    return !this.#failing.isEmpty && this.#failing.keepsFailing(resourceOf(command));
  }

  /**
   * Makes an attempt, and learns from it.
   *
   * @param command what is attempted; `undefined` for another operation, which only shows whether Connect is back.
   * @param isStillWanted whether somebody still waits for it: one that was given up says nothing of Connect.
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
        const isMeantStill = isStillWanted();
        const counts = isMeantStill && this.#learn(command, result);
        // Of an attempt that was to show whether Connect is back, nothing but an answer shows it.
        if (counts || !this.isClosed()) return { result, counts };
        // One that was given up is left to its caller.
        throw new Uncounted({ result, counts: !isMeantStill });
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
      // An attempt that was made before the circuit was closed otherwise has nothing more to say.
      if (policy !== this.#policy) return;
      if (state === CircuitState.Open) this.#openedAt = Date.now();
      onChange(this.#operation, NAMES[state]);
    });
    return policy;
  }

  /** A resource that fails alone would not show that Connect is back. */
  #isCool(command: NamedCommand | undefined): boolean {
    return (
      Date.now() - this.#openedAt >= this.#options.coolDownMs &&
      !this.#failing.failsAlone(keyOf(command))
    );
  }

  /** All failures were of another resource. An answer shows that it fails alone. */
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

  /** @returns whether the result says anything of Connect. */
  #learn(command: NamedCommand | undefined, result: AttemptResult<unknown>): boolean {
    const failing = this.#failing;
    if (isOutage(result)) {
      if (command === undefined) return true;
      const resource = resourceOf(command);
      const counts = !failing.failsAlone(resource);
      failing.onFailure(resource);
      return counts;
    }
    // Another operation that is answered says nothing of what failed in this one.
    if (command === undefined) failing.clear();
    else failing.onAnswer(failing.isEmpty ? undefined : resourceOf(command));
    return true;
  }
}

function keyOf(command: NamedCommand | undefined): string | undefined {
  return command && resourceOf(command);
}

/** The breakers of all operations, each made when it is first asked for. */
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

/** Timeouts, resets, unreadable answers and 5xx. A refusal is an answer, even one for the rate. */
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
