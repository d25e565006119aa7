import type { ConnectAttempt } from '../../../connect/call-connect.ts';

/**
 * An operation that is running, as one of its requests sees it. Each request disposes of it when it ends, in whatever way.
 * Once the first one has, no other can join any more, and those that have joined receive its outcome.
 */
export interface InFlightOperation<Command, Outcome> extends Disposable {
  /** Whether this request is the one that executes the command. */
  readonly isFirst: boolean;
  readonly command: Command;
  /** The attempts to call Connect so far. */
  readonly attempts: ConnectAttempt[];
  /** The outcome of the first request. It rejects when that request fails because of a bug. */
  readonly outcome: Promise<Outcome>;
  /** The outcome that the others will share once the first request has ended. */
  resolve(outcome: Outcome): void;
  reject(bug: unknown): void;
}

/** The operations that are running in this gateway. Equal ones that run at the same time become one call. */
export class InFlightOperations {
  readonly #byKey = new Map<string, InFlightOperation<never, never>>();

  /** Joins the running operation with this name and identity, or starts it. */
  join<Command, Outcome>(
    name: string,
    identity: string,
    command: Command,
  ): InFlightOperation<Command, Outcome> {
    const key = JSON.stringify([name, identity]);
    // The name is part of the key, so the entry has the same types.
    const running = this.#byKey.get(key) as InFlightOperation<Command, Outcome> | undefined;
    if (running !== undefined) {
      const ignored = { resolve: ignore, reject: ignore, [Symbol.dispose]: ignore };
      return { ...running, ...ignored, isFirst: false };
    }

    const { promise, ...shared } = Promise.withResolvers<Outcome>();
    // The first request throws the error itself, and there may be no other requests to handle it.
    promise.catch(ignore);
    let resolveShared = ignore;
    const first: InFlightOperation<Command, Outcome> = {
      isFirst: true,
      command,
      attempts: [],
      outcome: promise,
      resolve: (outcome) => {
        resolveShared = () => {
          shared.resolve(outcome);
        };
      },
      reject: (bug) => {
        resolveShared = () => {
          shared.reject(bug);
        };
      },
      [Symbol.dispose]: () => {
        this.#byKey.delete(key);
        resolveShared();
      },
    };
    this.#byKey.set(key, first as InFlightOperation<never, never>);
    return first;
  }
}

function ignore(): void {
  // Only the first request determines the outcome.
}
