import type { CallConnect } from '../../connect/call-connect.ts';

/**
 * How long a batch waits for more keys at most, so that one call that hangs does not hold up everything else: longer
 * than a few round trips, or one back-off of a throttled call.
 */
const LONGEST_WAIT_MS = 2_500;

/**
 * The order in which batches leave: what a batch brings may ask for more of a later kind, never of an earlier one. Links
 * (quick connects) name resources (queues, users), and those have leaves (routing profiles, flows, live state).
 */
const BATCH_KINDS = ['links', 'resources', 'leaves'] as const;
export type BatchKind = (typeof BATCH_KINDS)[number];

/** How the loaders of a kind take part. */
export interface Batching {
  /** Takes a batch that is ready, and dispatches it later: the `batchScheduleFn` of a DataLoader. */
  readonly schedule: (dispatch: () => void) => void;
  /** Makes work count as under way: its result may ask for more. */
  readonly during: <Result>(work: Promise<Result>) => Promise<Result>;
}

/** Batches of a kind, and the time after which they leave in any case. */
interface Waiting {
  readonly batches: (() => void)[];
  readonly timer: NodeJS.Timeout;
}

/**
 * Lets the batches of one request leave when nothing else of the request is under way that could bring more keys.
 *
 * Connect takes two searches a second for a whole account, so one search for all the queues of a screen is worth
 * waiting for: those that the contact names, and those that its quick connects turn out to name three calls later.
 */
export class BatchGate {
  readonly #longestWaitMs: number;
  readonly #waiting = new Map<BatchKind, Waiting>();
  #underWay = 0;

  constructor(longestWaitMs = LONGEST_WAIT_MS) {
    this.#longestWaitMs = longestWaitMs;
  }

  /** The part of a kind of loaders in this. */
  of(kind: BatchKind): Batching {
    return {
      schedule: (dispatch) => {
        const timer = (): NodeJS.Timeout =>
          setTimeout(() => {
            this.#release(kind);
          }, this.#longestWaitMs);
        const waiting = this.#waiting.get(kind) ?? { batches: [], timer: timer() };
        waiting.batches.push(dispatch);
        this.#waiting.set(kind, waiting);
        this.#releaseWhenQuiet();
      },
      during: (work) => this.#during(work),
    };
  }

  /** Makes the calls of a caller count as under way. */
  track(callConnect: CallConnect): CallConnect {
    return async (command, options) => this.#during(callConnect(command, options));
  }

  async #during<Result>(work: Promise<Result>): Promise<Result> {
    this.#underWay += 1;
    try {
      return await work;
    } finally {
      this.#underWay -= 1;
      this.#releaseWhenQuiet();
    }
  }

  /** What a call brought may ask for more before the next turn of the event loop. */
  #releaseWhenQuiet(): void {
    setImmediate(() => {
      const next = BATCH_KINDS.find((kind) => this.#waiting.has(kind));
      if (this.#underWay > 0 || next === undefined) return;
      this.#release(next);
      // A batch that is answered by the cache makes no call whose end would let the next one leave.
      this.#releaseWhenQuiet();
    });
  }

  #release(kind: BatchKind): void {
    const { batches = [], timer } = this.#waiting.get(kind) ?? {};
    clearTimeout(timer);
    this.#waiting.delete(kind);
    for (const dispatch of batches) dispatch();
  }
}
