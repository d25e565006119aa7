/** A subgraph that takes requests. */
export interface Subgraph {
  readonly name: string;
  readonly url: string;
  /** What the router sends along with each request. */
  readonly headers: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}
