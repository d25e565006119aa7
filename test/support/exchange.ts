import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { UpstreamCall } from './upstream-call.ts';

/** An answer of the embedded Connect, read to its end. */
export interface ForwardedAnswer {
  readonly status: number;
  /** Those that are about the answer, and not about the connection that it came by. */
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** One request that the SDK has sent, and how to handle it. */
export interface Exchange {
  readonly call: UpstreamCall;
  readonly response: ServerResponse;
  /**
   * Lets the embedded Connect execute the request, whether or not the SDK still waits, and returns its whole answer.
   * Each call executes it once more.
   */
  readonly forward: () => Promise<ForwardedAnswer>;
  /** Waits without keeping the process alive. Rejects when the proxy ends. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Answers a request in Connect's place, or after Connect. */
export type Answer = (exchange: Exchange) => void | Promise<void>;
