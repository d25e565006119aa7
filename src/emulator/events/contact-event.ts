/** The types of contact events that the emulator sends. There is none for a transfer (documented). */
export type ContactEventType =
  | 'INITIATED'
  | 'CONNECTED_TO_SYSTEM'
  | 'CONTACT_DATA_UPDATED'
  | 'QUEUED'
  | 'CONNECTED_TO_AGENT'
  | 'PAUSED'
  | 'RESUMED'
  | 'DISCONNECTED'
  | 'COMPLETED';

/**
 * One contact event as a rule of EventBridge delivers it to a target without transformation: the
 * message body in SQS (all documented). Times are in ISO format and UTC.
 */
export interface ContactEvent {
  readonly version: '0';
  /** The same in every copy of an event that is delivered more than once. */
  readonly id: string;
  readonly 'detail-type': 'Amazon Connect Contact Event';
  readonly source: 'aws.connect';
  readonly account: string;
  /** In whole seconds, other than the times in `detail`. */
  readonly time: string;
  readonly region: string;
  /** The ARNs of the contact and of its instance. */
  readonly resources: readonly string[];
  readonly detail: ContactEventDetail;
}

/** The contact right after the event. In JSON, members without a value are absent. */
export interface ContactEventDetail {
  readonly eventType: ContactEventType;
  readonly contactId: string;
  readonly initialContactId?: string | undefined;
  readonly previousContactId?: string | undefined;
  readonly relatedContactId?: string | undefined;
  readonly channel: string;
  readonly instanceArn: string;
  readonly initiationMethod: string;
  readonly initiationTimestamp: string;
  readonly connectedToSystemTimestamp?: string | undefined;
  readonly scheduledTimestamp?: string | undefined;
  readonly disconnectTimestamp?: string | undefined;
  readonly queueInfo?:
    | { readonly queueArn: string; readonly queueType: string; readonly enqueueTimestamp: string }
    | undefined;
  readonly agentInfo?: ContactEventAgent | undefined;
  /** What has changed, in a CONTACT_DATA_UPDATED event only. */
  readonly updatedProperties?: readonly string[] | undefined;
  readonly customerId?: string | undefined;
  readonly systemEndpoint?:
    | {
        readonly type?: string | undefined;
        readonly address?: string | undefined;
        readonly displayName?: string | undefined;
      }
    | undefined;
  readonly segmentAttributes?:
    Readonly<Record<string, { readonly valueString?: string | undefined }>> | undefined;
  /** Both those that AWS generates and those of the users, with their values. */
  readonly tags: Readonly<Record<string, string>>;
}

export interface ContactEventAgent {
  readonly agentArn: string;
  readonly connectedToAgentTimestamp: string;
  readonly hierarchyGroups?: { readonly level1: { readonly arn: string } } | undefined;
  /** In the COMPLETED event of a contact whose agent did after-contact work. */
  readonly afterContactWorkStartTimestamp?: string | undefined;
  readonly afterContactWorkEndTimestamp?: string | undefined;
  /** In whole seconds. */
  readonly afterContactWorkDuration?: number | undefined;
}
