import type { EventBus } from '../events/event-bus.ts';
import type { FaultRules } from '../faults/fault-rules.ts';
import type { OperationContext } from '../operations/operation.ts';

/** What the administration works on. */
export interface Administration {
  /** Made for each request, so that one request has one time. */
  readonly context: () => OperationContext;
  readonly faults: FaultRules;
  readonly events: Pick<EventBus, 'configure' | 'disturbance'>;
  /** Moves the clock forward, and runs what becomes due. */
  readonly advance: (milliseconds: number) => void;
  /** Begins afresh, rules for faults included. */
  readonly reset: () => Promise<void> | void;
}

/** The options of the plugins that are made of it. */
export interface AdminOptions {
  readonly administration: Administration;
}
