/** How much of the gateway one client, or all of them together, can hold. */
export interface ConnectionLimits {
  /** How many connections are open at a time. Further ones are closed at once. */
  readonly connections: number;
  /** How many requests of one connection wait for their answers at a time. */
  readonly pipelined: number;
  /** How long a request's head may take, from the opening of the connection or from its own first byte. */
  readonly headMs: number;
  /** How long a request may take to arrive whole. */
  readonly requestMs: number;
  /** How long a client may take to fetch an answer. */
  readonly answerMs: number;
  /** How long a connection without a request is kept. */
  readonly idleMs: number;
  /** How often the times of heads and requests are looked at. */
  readonly checkMs: number;
  readonly headBytes: number;
  readonly bodyBytes: number;
}

export const CONNECTION_LIMITS: ConnectionLimits = {
  // Each takes a file descriptor, and the calls to Connect need some, too. Load balancers open a few dozen.
  connections: 5_000,
  // No browser or proxy sends the next request before the answer. Without a bound, a packet could begin hundreds of them.
  pipelined: 20,
  headMs: 10_000,
  // The largest body in this time is 70 kbit/s: the worst line that an agent may sit at.
  requestMs: 30_000,
  answerMs: 30_000,
  // Longer than the 60 s of AWS's load balancers: who closes first must be the one that would send the next request.
  idleMs: 72_000,
  checkMs: 2_000,
  // A token with many groups in it takes half of this.
  headBytes: 16 * 1024,
  // The longest transfer takes a hundredth of this, and a screen's document a tenth.
  bodyBytes: 256 * 1024,
};
