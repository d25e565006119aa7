import type { Ending } from '../chaos/world/gateway-process.ts';
import type { Sample } from './measure/sampler.ts';
import type { Holdings } from './measure/scrape.ts';

/** What a run came to. */
export interface SoakResults {
  /** What the gateway held before any load. */
  readonly start: Holdings;
  /** What it held under load, in the order of time. */
  readonly samples: readonly Sample[];
  /** What it held when the load was over and it had had time to give things back. */
  readonly end: Holdings;
  readonly requests: number;
  readonly newDocuments: number;
  /** Requests for which Connect had no call left, by Connect's word or the gateway's. */
  readonly throttled: number;
  /** Requests answered with a failure or silence of Connect, though there was neither. */
  readonly unavailable: number;
  readonly wrong: number;
  /** Error lines of the log. */
  readonly errorLines: readonly string[];
  readonly stderr: string;
  readonly ending: Ending;
  /** Where the audit log disagrees with the answers. */
  readonly auditFailures: readonly string[];
}
