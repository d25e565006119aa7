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
  /** The outcome of the first request. It rejects when that fails by a bug. */
  readonly outcome: Promise<Outcome>;
  /** The outcome that the others will share once the first request has ended. */
  resolve(outcome: Outcome): void;
  reject(bug: unknown): void;
}

/** The operations that run in this gateway, so that equal ones that run at the same time become one call. */
export class InFlightOperations {
  readonly #byKey = new Map<string, InFlightOperation<never, never>>();

  /** Joins the running operation with this name and identity, or begins it. */
  join<Command, Outcome>(
    name: string,
    identity: string,
    command: Command,
  ): InFlightOperation<Command, Outcome> {
    const key = JSON.stringify([name, identity]);
    // The name is part of the key, so what is found is of the same types.
    const running = this.#byKey.get(key) as InFlightOperation<Command, Outcome> | undefined;
    if (running !== undefined) {
      const ignored = { resolve: ignore, reject: ignore, [Symbol.dispose]: ignore };
      return { ...running, ...ignored, isFirst: false };
    }

    const { promise, ...shared } = Promise.withResolvers<Outcome>();
    // The first request throws its bug itself, and there may be no others.
    promise.catch(ignore);
    let settle = ignore;
    const first: InFlightOperation<Command, Outcome> = {
      isFirst: true,
      command,
      attempts: [],
      outcome: promise,
      resolve: (outcome) => {
        settle = () => {
          shared.resolve(outcome);
        };
      },
      reject: (bug) => {
        settle = () => {
          shared.reject(bug);
        };
      },
      [Symbol.dispose]: () => {
        this.#byKey.delete(key);
        settle();
      },
    };
    this.#byKey.set(key, first as InFlightOperation<never, never>);
    return first;
  }
}

function ignore(): void {
  // What the others end with changes nothing.
}
