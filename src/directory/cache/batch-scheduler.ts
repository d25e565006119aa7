import type { CallConnect } from '../../connect/call-connect.ts';

/**
 * The maximum time that a batch waits for more keys, so that a call that hangs does not block everything else. It is
 * longer than a few round trips, or than one back-off of a throttled call.
 */
const MAX_WAIT_MS = 2_500;

/**
 * The order in which batches are dispatched: the results of a batch may need keys of a later stage, never of an earlier
 * one. Links (quick connects) name resources (queues, users), which have leaves (routing profiles, flows, live state).
 */
const BATCH_STAGES = ['links', 'resources', 'leaves'] as const;
export type BatchStage = (typeof BATCH_STAGES)[number];

/** How the loaders of a stage take part. */
export interface Batching {
  /** Accepts a batch that is ready, and dispatches it later: the `batchScheduleFn` of a DataLoader. */
  readonly schedule: (dispatch: () => void) => void;
  /** Counts work as pending until it is done: its result may need more keys. */
  readonly trackUntilDone: <Result>(work: Promise<Result>) => Promise<Result>;
}

/** The batches of a stage, and the timer that dispatches them after the maximum time. */
interface Waiting {
  readonly batches: (() => void)[];
  readonly timer: NodeJS.Timeout;
}

/**
 * Dispatches the batches of one request when nothing else of the request is pending that could add keys to them.
 *
 * Connect allows two searches per second for a whole account, so waiting pays off: one search then reads all queues of
 * a screen, both those that the contact names and those that its quick connects name three calls later.
 */
export class BatchScheduler {
  readonly #maxWaitMs: number;
  readonly #waiting = new Map<BatchStage, Waiting>();
  #pending = 0;

  constructor(maxWaitMs = MAX_WAIT_MS) {
    this.#maxWaitMs = maxWaitMs;
  }

  /** How the loaders of one stage take part. */
  stage(stage: BatchStage): Batching {
    return {
      schedule: (dispatch) => {
        const timer = (): NodeJS.Timeout =>
          setTimeout(() => {
            this.#release(stage);
          }, this.#maxWaitMs);
        const waiting = this.#waiting.get(stage) ?? { batches: [], timer: timer() };
        waiting.batches.push(dispatch);
        this.#waiting.set(stage, waiting);
        this.#releaseWhenIdle();
      },
      trackUntilDone: (work) => this.#trackUntilDone(work),
    };
  }

  /** Counts calls as pending until they return. */
  trackCalls(callConnect: CallConnect): CallConnect {
    return async (command, options) => this.#trackUntilDone(callConnect(command, options));
  }

  async #trackUntilDone<Result>(work: Promise<Result>): Promise<Result> {
    this.#pending += 1;
    try {
      return await work;
    } finally {
      this.#pending -= 1;
      this.#releaseWhenIdle();
    }
  }

  /** The result of a call may add keys until the next turn of the event loop. */
  #releaseWhenIdle(): void {
    setImmediate(() => {
      const next = BATCH_STAGES.find((stage) => this.#waiting.has(stage));
      if (this.#pending > 0 || next === undefined) return;
      this.#release(next);
      // A batch from the cache makes no call whose end would release the next batch.
      this.#releaseWhenIdle();
    });
  }

  #release(stage: BatchStage): void {
    const { batches = [], timer } = this.#waiting.get(stage) ?? {};
    clearTimeout(timer);
    this.#waiting.delete(stage);
    for (const dispatch of batches) dispatch();
  }
}
