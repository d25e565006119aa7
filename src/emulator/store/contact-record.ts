import type {
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
  /** Absent while the contact is active: Connect has no other sign of it (documented). */
  readonly disconnectTimestamp?: Date | undefined;
  readonly disconnectReason?: string | undefined;
  readonly lastUpdateTimestamp: Date;
  readonly queue?: QueuePlace | undefined;
  readonly agent?: AgentPlace | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  readonly references: Readonly<Record<string, Reference>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly segmentAttributes: Readonly<Record<string, SegmentAttributeValue>>;
  readonly queuePriority?: number | undefined;
  readonly customerId?: string | undefined;
  readonly customerEndpoint?: EndpointInfo | undefined;
}

export interface QueuePlace {
  readonly id: string;
  readonly enqueueTimestamp: Date;
}

export interface AgentPlace {
  readonly id: string;
  readonly connectedToAgentTimestamp: Date;
}
