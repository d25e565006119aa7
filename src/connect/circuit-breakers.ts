import {
  BrokenCircuitError,
  circuitBreaker,
  type CircuitBreakerPolicy,
  CircuitState,
  CountBreaker,
  handleWhenResult,
} from 'cockatiel';
import type { AttemptFailure, AttemptResult } from './connect-failure.ts';

/** A circuit opens when more than half of the last twenty attempts failed, and ten were made at least. */
const BREAKER = { threshold: 0.5, size: 20, minimumNumberOfCalls: 10 };

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

/** Stops the calls of one operation while Connect does not answer them. */
export class CircuitBreaker {
  readonly #policy: CircuitBreakerPolicy;
  readonly #coolDownMs: number;
  #openedAt = -Infinity;

  constructor(operation: string, { coolDownMs, onChange }: CircuitBreakersOptions) {
    this.#coolDownMs = coolDownMs;
    const failed = handleWhenResult((result) => isOutage(result as AttemptResult<unknown>));
    const breaker = new CountBreaker(BREAKER);
    this.#policy = circuitBreaker(failed, { halfOpenAfter: coolDownMs, breaker });
    this.#policy.onStateChange((state) => {
      if (state === CircuitState.Open) this.#openedAt = Date.now();
      onChange(operation, NAMES[state]);
    });
  }

  get state(): CircuitBreakerState {
    return NAMES[this.#policy.state];
  }

  isClosed(): boolean {
    return this.state === 'closed';
  }

  /** Whether an attempt would be made now: not while the circuit is open, nor while another is trying it. */
  get allows(): boolean {
    switch (this.state) {
      case 'closed':
        return true;
      case 'half-open':
        return false;
      case 'open':
        return Date.now() - this.#openedAt >= this.#coolDownMs;
    }
  }

  /**
   * Makes an attempt, and learns from it.
   *
   * @param isMeant whether somebody still waits for it: one that was given up says nothing of Connect.
   * @returns `undefined` when the circuit does not allow it.
   */
  async execute<Output>(
    attempt: () => Promise<AttemptResult<Output>>,
    isMeant: () => boolean,
  ): Promise<AttemptResult<Output> | undefined> {
    if (!this.allows) return undefined;
    try {
      return await this.#policy.execute(async () => {
        const result = await attempt();
        // Of an attempt that was to show whether Connect is back, nothing but an answer shows it.
        if (isMeant() || !this.isClosed()) return result;
        throw new GivenUp(result);
      });
    } catch (error) {
      if (error instanceof BrokenCircuitError) return undefined;
      if (error instanceof GivenUp) return error.result as AttemptResult<Output>;
      throw error;
    }
  }
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
class GivenUp extends Error {
  readonly result: AttemptResult<unknown>;

  constructor(result: AttemptResult<unknown>) {
    super('An attempt was given up');
    this.result = result;
  }
}

/** Timeouts, resets, unreadable answers and 5xx. A refusal is an answer, even one for the rate. */
function isOutage(result: AttemptResult<unknown>): boolean {
  return !result.ok && isOutageFailure(result.failure);
}

function isOutageFailure(failure: AttemptFailure): boolean {
  switch (failure.kind) {
    case 'unclear':
      return true;
    case 'not-sent':
      return failure.transient;
    case 'refused':
    case 'no-credentials':
      return false;
  }
}
