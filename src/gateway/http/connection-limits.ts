import type { Server } from 'node:net';
import type { FastifyBaseLogger } from 'fastify';

/** How much of the gateway's resources one client, or all clients together, can hold. */
export interface ConnectionLimits {
  /** The max number of open connections of a listening address. Further ones are closed at once. */
  readonly connections: number;
  /** The max number of unanswered requests of one connection. */
  readonly pipelined: number;
  /** The time in which a request's head must arrive, from the opening of the connection or from its own first byte. */
  readonly headMs: number;
  /** The time in which a whole request must arrive. */
  readonly requestMs: number;
  /** The time in which a client must read a response. */
  readonly answerMs: number;
  /** How long a connection without a request is kept open. */
  readonly idleMs: number;
  /** How often the timeouts of heads and requests are checked. */
  readonly checkMs: number;
  readonly headBytes: number;
  readonly bodyBytes: number;
}

export const CONNECTION_LIMITS: ConnectionLimits = {
  // Each takes a file descriptor, and calls to Connect need some, too. Load balancers open a few dozen.
  connections: 5_000,
  // Browsers and proxies do not pipeline. Without a limit, one packet could start hundreds of requests.
  pipelined: 20,
  headMs: 10_000,
  // The largest body in this time is 70 kbit/s: the slowest line of an agent.
  requestMs: 30_000,
  answerMs: 30_000,
  // Longer than the 60 s of AWS's load balancers: the side that sends the next request must be the one that closes first.
  idleMs: 72_000,
  checkMs: 2_000,
  // A token with many groups in it takes half of this.
  headBytes: 16 * 1024,
  // The max size of a contact's attributes is an eighth of this, and a screen's document a tenth.
  bodyBytes: 256 * 1024,
};

const LOG_PAUSE_MS = 60_000;

/** Limits the open connections of a listening server; the log says, once a minute at most, when further ones are dropped. */
export function limitConnections(server: Server, max: number, log: FastifyBaseLogger): void {
  let loggedAt = -Infinity;
  server.maxConnections = max;
  server.on('drop', () => {
    const now = performance.now();
    if (now - loggedAt < LOG_PAUSE_MS) return;
    loggedAt = now;
    log.warn({ max }, 'Connection limit reached; dropping new connections');
  });
}
