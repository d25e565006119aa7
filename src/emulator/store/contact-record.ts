import type {
  ContactState,
  Channel,
  ContactInitiationMethod,
  ContactRecordingType,
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
  readonly isPaused: boolean;
  /** The sum of the pauses that have ended. */
  readonly totalMs: number;
  /** The part of it in which an agent had the task. */
  readonly atAgentMs: number;
  readonly lastPaused?: Date | undefined;
  readonly lastResumed?: Date | undefined;
}

/** The recording of a contact, which ends with the contact. */
export interface Recording {
  readonly startedAt: Date;
  readonly parts: readonly ContactRecordingType[];
  /** The parts of the recording that are suspended. */
  readonly suspended: readonly ContactRecordingType[];
}

/** Its place in the list of an agent. */
export function atAgent({ atAgents }: ContactRecord, userId: string): AgentContact | undefined {
  return atAgents.find((at) => at.userId === userId);
}

export function isActive({ disconnectTimestamp }: ContactRecord): boolean {
  return disconnectTimestamp === undefined;
}

export function isPaused({ pause }: ContactRecord): boolean {
  return pause.isPaused;
}

/** The pauses of a contact whose current pause, if any, ends now. */
export function withoutPause({ pause, agent }: ContactRecord, now: Date): Pause {
  if (!pause.isPaused) return pause;
  const ms = now.getTime() - (pause.lastPaused ?? now).getTime();
  return {
    ...pause,
    isPaused: false,
    totalMs: pause.totalMs + ms,
    atAgentMs: pause.atAgentMs + (agent === undefined ? 0 : ms),
  };
}

/** Whether it waits in a queue for an agent. A paused task has left its queue (documented). */
export function isQueued(contact: ContactRecord): boolean {
  const { queue, agent } = contact;
  return queue !== undefined && agent === undefined && isActive(contact) && !isPaused(contact);
}

/**
 * What is recorded of a contact that an agent has, as if its flow had said so: the voices of a call.
 * A contact that monitors a call has no recording of its own (inferred).
 */
export function recordedParts({
  channel,
  initiationMethod,
}: Pick<ContactRecord, 'channel' | 'initiationMethod'>): readonly ContactRecordingType[] {
  return channel === 'VOICE' && initiationMethod !== 'MONITOR' ? ['AGENT'] : [];
}

/** Contacts that were initiated like this show no SystemEndpoint (documented). */
const withoutSystemEndpoint: readonly ContactInitiationMethod[] = [
  'MONITOR',
  'QUEUE_TRANSFER',
  'CALLBACK',
];

/** What is shown of the system endpoint: nothing for some initiation methods (documented). */
export function systemEndpointOf({
  initiationMethod,
  systemEndpoint,
}: ContactRecord): EndpointInfo | undefined {
  return withoutSystemEndpoint.includes(initiationMethod) ? undefined : systemEndpoint;
}
