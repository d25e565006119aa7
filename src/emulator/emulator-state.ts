import type { Clock } from './clock.ts';
import type { Limits } from './routing/limits.ts';
import type { AgentStore } from './store/agent-store.ts';
import type { ContactStore } from './store/contact-store.ts';
import type { Directory } from './store/directory.ts';
import type { IdempotencyTable } from './store/idempotency.ts';
import type { PageStore } from './store/page-store.ts';
import type { TransferLedger } from './store/transfer-ledger.ts';
import type { Timeline } from './timeline.ts';

/** All that the emulator knows. A reset begins with a new one. */
export interface EmulatorState {
  readonly clock: Clock;
  readonly timeline: Timeline;
  /** When this state was made: the time of everything that the seed gives no time for. */
  readonly startedAt: Date;
  readonly newId: () => string;
  readonly directory: Directory;
  readonly contacts: ContactStore;
  readonly agents: AgentStore;
  readonly idempotency: IdempotencyTable;
  readonly ledger: TransferLedger;
  /** What the next pages of lists show. */
  readonly pages: PageStore;
  readonly transferableChannels: readonly string[];
  readonly pageTokenTtlMs: number;
  /** Nothing: none of them applies. */
  readonly limits: Limits | undefined;
}
