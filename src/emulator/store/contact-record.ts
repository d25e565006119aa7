import type {
  ContactState,
  Channel,
  ContactInitiationMethod,
  EndpointInfo,
  Reference,
  SegmentAttributeValue,
} from '@aws-sdk/client-connect';

/** One contact at one point in time. A change makes a new record. */
export interface ContactRecord {
  readonly id: string;
  readonly instanceId: string;
  readonly channel: Channel;
  readonly initiationMethod: ContactInitiationMethod;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /** The root of the chain; absent on the root itself (inferred). */
  readonly initialContactId?: string | undefined;
  readonly previousContactId?: string | undefined;
  readonly relatedContactId?: string | undefined;
  /** The root of the tree that previous and related contacts form (inferred for related ones). */
  readonly contactAssociationId: string;
  readonly initiationTimestamp: Date;
  readonly scheduledTimestamp?: Date | undefined;
  /** Where a scheduled contact goes at its time. */
  readonly scheduledTarget?: Target | undefined;
  /** How often its schedule was changed. */
  readonly rescheduleCount: number;
  /** Absent while the contact is active: Connect has no other sign of it (documented). */
  readonly disconnectTimestamp?: Date | undefined;
  readonly disconnectReason?: string | undefined;
  readonly lastUpdateTimestamp: Date;
  readonly queue?: QueuePlace | undefined;
  /** The agent who has accepted it; it stays when the contact ends. */
  readonly agent?: AgentPlace | undefined;
  /** The agents whose lists have it: offered, accepted, missed, ended and not cleared yet. */
  readonly atAgents: readonly AgentContact[];
  readonly pause: Pause;
  readonly recording?: Recording | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  readonly references: Readonly<Record<string, Reference>>;
  /** Without those that AWS generates. */
  readonly tags: Readonly<Record<string, string>>;
  readonly segmentAttributes: Readonly<Record<string, SegmentAttributeValue>>;
  readonly queuePriority: number;
  readonly queueTimeAdjustmentSeconds?: number | undefined;
  readonly customerId?: string | undefined;
  readonly customerEndpoint?: EndpointInfo | undefined;
  readonly systemEndpoint?: EndpointInfo | undefined;
}

/** Where a flow takes a contact. */
export interface Target {
  readonly queueId?: string | undefined;
  readonly userId?: string | undefined;
  /** Where the flow leads, for a call that names neither. */
  readonly flowQueueId?: string | undefined;
}

export interface QueuePlace {
  readonly id: string;
  readonly enqueueTimestamp: Date;
}

export interface AgentPlace {
  readonly id: string;
  readonly connectedToAgentTimestamp: Date;
  readonly afterContactWorkStart?: Date | undefined;
  readonly afterContactWorkEnd?: Date | undefined;
}

/** A contact as one agent has it. */
export interface AgentContact {
  readonly userId: string;
  readonly state: ContactState;
  readonly since: Date;
  readonly connectedToAgentTimestamp?: Date | undefined;
}

/** When a task was paused, and how often. */
export interface Pause {
  readonly count: number;
  /** The sum of the pauses that have ended. */
  readonly totalMs: number;
  readonly lastPaused?: Date | undefined;
  /** Absent, or before `lastPaused`, while the task is paused. */
  readonly lastResumed?: Date | undefined;
}

/** The recording of a call. */
export interface Recording {
  readonly startedAt: Date;
  /** The parts of the recording that are suspended. */
  readonly suspended: readonly string[];
}

/** Its place in the list of an agent. */
export function atAgent({ atAgents }: ContactRecord, userId: string): AgentContact | undefined {
  return atAgents.find((at) => at.userId === userId);
}

export function isActive({ disconnectTimestamp }: ContactRecord): boolean {
  return disconnectTimestamp === undefined;
}

export function isPaused({ pause: { lastPaused, lastResumed } }: ContactRecord): boolean {
  return lastPaused !== undefined && (lastResumed === undefined || lastResumed < lastPaused);
}

/** Whether it waits in a queue for an agent. */
export function isQueued({ queue, agent, disconnectTimestamp }: ContactRecord): boolean {
  return queue !== undefined && agent === undefined && disconnectTimestamp === undefined;
}
