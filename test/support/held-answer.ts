import type { Answer } from './exchange.ts';

/** An answer of Connect that a test lets go when it wants to. */
export interface HeldAnswer {
  /** To be given to the proxy. */
  readonly answer: Answer;
  /** Resolves when a request has come for it. */
  readonly asked: Promise<void>;
  /** Lets Connect answer as it would have. */
  release(): void;
}

/** Holds what Connect answers back: whatever is to happen in the meantime has all the time it needs. */
export function holdAnswer(answer: Answer): HeldAnswer {
  const asked = Promise.withResolvers<undefined>();
  const released = Promise.withResolvers<undefined>();
  return {
    answer: async (exchange) => {
      asked.resolve(undefined);
      await released.promise;
      await answer(exchange);
    },
    asked: asked.promise,
    release() {
      released.resolve(undefined);
    },
  };
}
