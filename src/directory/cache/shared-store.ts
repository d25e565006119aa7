/** A text that is kept, and for how long still. */
export interface StoredText {
  readonly text: string;
  readonly ttlMs: number;
}

/** A text to be kept for a while. */
export interface TextToStore extends StoredText {
  readonly key: string;
}

/** Where gateways share what they have read. Trouble with it means that nothing is there: nothing of it rejects. */
export interface SharedStore {
  /** What is there, in the order of the keys. */
  getMany(keys: readonly string[]): Promise<readonly (StoredText | undefined)[]>;
  setMany(texts: readonly TextToStore[]): Promise<void>;
  delete(key: string): Promise<void>;
}
