/** The maximum use that an operation makes of a loader. */
export interface LoaderUse {
  readonly keys: number;
  /** The number of batches in which the keys are loaded. */
  readonly batches: number;
}

/** The maximum number of calls when each batch is split into calls of `keysPerCall` keys. */
export function maxChunks({ keys, batches }: LoaderUse, keysPerCall: number): number {
  return Math.floor((keys + batches * (keysPerCall - 1)) / keysPerCall);
}
