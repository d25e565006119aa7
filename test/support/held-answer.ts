import type { Answer } from './exchange.ts';

/** A response of Connect that waits until a test releases it. */
export interface HeldAnswer {
  /** For the proxy. */
  readonly answer: Answer;
  /** Resolves when the request has arrived. */
  readonly requested: Promise<void>;
  /** Lets Connect answer as it would have. */
  release(): void;
}

/** Delays Connect's response, so that a test has all the time it needs for what happens in the meantime. */
export function holdAnswer(answer: Answer): HeldAnswer {
  const requested = Promise.withResolvers<undefined>();
  const released = Promise.withResolvers<undefined>();
  return {
    answer: async (exchange) => {
      requested.resolve(undefined);
      await released.promise;
      await answer(exchange);
    },
    requested: requested.promise,
    release() {
      released.resolve(undefined);
    },
  };
}
