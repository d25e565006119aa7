import type { IntentRecord } from '../../src/audit/audit-record.ts';
import type { Answer, Span } from './history.ts';
import type { Subject } from './operations/chaos-operation.ts';
import type { OperationPlan } from './plan/operation-plan.ts';
import type { GatewayName } from './plan/plan.ts';
import type { AuditEntry } from './world/audit-reader.ts';
import type { MadeContact, StateSince } from './world/subject-states.ts';
import type { UpstreamRecord } from './world/upstream-desk.ts';

/** A member of the result of any mutation, with the fields that schedules select. */
export interface OperationMember {
  readonly __typename: string;
  /** Of every error. */
  readonly message?: string;
  readonly retryable?: boolean;
  /** Of a success: the contact or the user. */
  readonly id?: string;
}

/** One request of a caller, and what it got. */
export interface OperationRequest {
  readonly caller: number;
  /** The index of its wish in the plan. */
  readonly wish: number;
  /** `epilogue`: all faults were over. */
  readonly phase: 'faults' | 'epilogue';
  readonly gateway: GatewayName;
  readonly requestId: string;
  readonly sentAt: number;
  readonly endedAt: number;
  /** When it ended, by Connect's clock, which schedules advance. */
  readonly connectTime: Date;
  readonly answer: Answer<OperationMember>;
}

/** An intent and its outcomes, and in whose log. */
export type OperationEntry = AuditEntry<IntentRecord> & { readonly gateway: GatewayName };

/** Everything that is known of one schedule about an operation when it is over. Times are milliseconds since 1970. */
export interface OperationHistory {
  readonly plan: OperationPlan;
  readonly subject: Subject;
  readonly deadlineMs: number;
  /** How long it takes until reads of Connect see a write. */
  readonly consistencyDelayMs: number;
  readonly requests: readonly OperationRequest[];
  /** Each state of the contact or the user, in order. */
  readonly states: readonly StateSince[];
  /** The contacts that were made with tokens of the schedule. */
  readonly made: readonly MadeContact[];
  readonly upstream: readonly UpstreamRecord[];
  readonly audit: readonly OperationEntry[];
  /** From a kill until the successor took requests. */
  readonly outages: readonly Span[];
  /** In these, every connection of a gateway to Connect was broken or rejected. */
  readonly rejections: readonly Span[];
  /** In these, a gateway did not share what it knows of tokens. */
  readonly unshared: readonly Span[];
}
