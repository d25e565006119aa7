import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { UpstreamCall } from './upstream-call.ts';

/** An answer of the embedded Connect, read to its end. */
export interface ForwardedAnswer {
  readonly status: number;
  /** Those that are about the answer, and not about the connection that it came by. */
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** One request that the SDK has sent, and how to go on with it. */
export interface Exchange {
  readonly call: UpstreamCall;
  readonly response: ServerResponse;
  /**
   * Lets the embedded Connect carry the request out, whether or not the SDK still waits, and gives its whole answer.
   * Each use carries it out once more.
   */
  readonly forward: () => Promise<ForwardedAnswer>;
  /** Waits without keeping the process alive. Rejects when the proxy ends. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Answers a request in Connect's place, or after Connect. */
export type Answer = (exchange: Exchange) => void | Promise<void>;
