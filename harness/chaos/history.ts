import type { ExecutedTransfer } from '../../src/emulator/store/transfer-ledger.ts';
import type { TransferResult } from '../../test/support/transfer.ts';
import type { GatewayName, Plan } from './plan/plan.ts';
import type { AuditEntry } from './world/audit-reader.ts';
import type { UpstreamRecord } from './world/upstream-desk.ts';

/* What happened in one schedule, for invariants to judge and people to read. Times are milliseconds since 1970. */

/** What a caller got for one request. */
export type Answer<Member = TransferResult> =
  | { readonly kind: 'member'; readonly member: Member }
  /** A whole answer over HTTP without a member of the result. */
  | { readonly kind: 'untyped'; readonly status: number; readonly body: string }
  /** The connection broke before the answer was whole, or there was none. */
  | { readonly kind: 'broken'; readonly cause: string }
  | { readonly kind: 'hung up' };

/** One request of a caller, and what it got. */
export interface CallerRequest {
  readonly caller: number;
  /** `epilogue`: all faults were over. */
  readonly phase: 'faults' | 'epilogue';
  readonly gateway: GatewayName;
  /** Under which the gateway logs it and writes its audit records. */
  readonly requestId: string;
  readonly contactId: string;
  readonly token: string;
  readonly queueId: string;
  readonly sentAt: number;
  readonly endedAt: number;
  readonly answer: Answer;
}

/** A time in which a gateway was down or could not reach Connect. */
export interface Span {
  readonly gateway: GatewayName;
  readonly from: number;
  readonly until: number;
}

/** Everything that is known of one schedule when it is over. */
export interface History {
  readonly plan: Plan;
  readonly contactId: string;
  readonly deadlineMs: number;
  readonly requests: readonly CallerRequest[];
  /** The emulator's ledger has the transfers of the contact, and of those that followed it. */
  readonly ledger: readonly ExecutedTransfer[];
  readonly upstream: readonly UpstreamRecord[];
  readonly audit: readonly (AuditEntry & { readonly gateway: GatewayName })[];
  /** From a kill until the successor took requests. */
  readonly outages: readonly Span[];
  /** In these, every connection of a gateway to Connect was broken or rejected. */
  readonly rejections: readonly Span[];
}
