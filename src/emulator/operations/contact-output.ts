import type { Contact, RecordingInfo } from '@aws-sdk/client-connect';
import { arnOf } from '../store/arns.ts';
import type { AgentPlace, ContactRecord } from '../store/contact-record.ts';
import type { InstanceDirectory } from '../store/directory.ts';

/** A contact as DescribeContact shows it. References have an operation of their own in Connect. */
export function contactOutput(contact: ContactRecord, directory: InstanceDirectory): Contact {
  const { queue, agent } = contact;
  return {
    Arn: arnOf(directory.instance, 'contact', contact.id),
    Id: contact.id,
    InitialContactId: contact.initialContactId,
    PreviousContactId: contact.previousContactId,
    RelatedContactId: contact.relatedContactId,
    ContactAssociationId: contact.contactAssociationId,
    InitiationMethod: contact.initiationMethod,
    Name: contact.name,
    Description: contact.description,
    Channel: contact.channel,
    QueueInfo: queue && { Id: queue.id, EnqueueTimestamp: queue.enqueueTimestamp },
    AgentInfo: agent && {
      Id: agent.id,
      AcceptedByAgentTimestamp: agent.connectedToAgentTimestamp,
      ConnectedToAgentTimestamp: agent.connectedToAgentTimestamp,
      ...afterContactWork(agent),
      AgentPauseDurationInSeconds: Math.floor(contact.pause.atAgentMs / 1000),
    },
    InitiationTimestamp: contact.initiationTimestamp,
    DisconnectTimestamp: contact.disconnectTimestamp,
    DisconnectReason: contact.disconnectReason,
    LastUpdateTimestamp: contact.lastUpdateTimestamp,
    ScheduledTimestamp: contact.scheduledTimestamp,
    CustomerId: contact.customerId,
    CustomerEndpoint: contact.customerEndpoint,
    SystemEndpoint: contact.systemEndpoint,
    QueuePriority: contact.queuePriority,
    QueueTimeAdjustmentSeconds: contact.queueTimeAdjustmentSeconds,
    TotalPauseCount: contact.pause.count,
    TotalPauseDurationInSeconds: Math.floor(contact.pause.totalMs / 1000),
    LastPausedTimestamp: contact.pause.lastPaused,
    LastResumedTimestamp: contact.pause.lastResumed,
    Recordings: recordingsOf(contact),
    Tags: tagsOf(contact, directory),
    Attributes: contact.attributes,
    SegmentAttributes: contact.segmentAttributes,
  };
}

/** Both ends and the duration, in seconds (documented); the latter two when it has ended (inferred). */
function afterContactWork({ afterContactWorkStart: start, afterContactWorkEnd: end }: AgentPlace) {
  return {
    AfterContactWorkStartTimestamp: start,
    AfterContactWorkEndTimestamp: end,
    AfterContactWorkDuration: start && end && Math.floor((end.getTime() - start.getTime()) / 1000),
  };
}

/**
 * One entry for each part that is recorded. A recording is available when its contact has ended
 * (inferred); where it is stored is not shown, as nothing is stored.
 */
function recordingsOf({
  recording,
  disconnectTimestamp: ended,
}: ContactRecord): RecordingInfo[] | undefined {
  return recording?.parts.map((part) => ({
    StorageType: 'S3',
    MediaStreamType: part === 'SCREEN' ? 'VIDEO' : 'AUDIO',
    ParticipantType: part === 'SCREEN' ? 'AGENT' : 'ALL',
    StartTimestamp: recording.startedAt,
    StopTimestamp: ended,
    Status: ended && 'AVAILABLE',
  }));
}

/** The tags of a contact: AWS's own (that there are some is documented, which ones is inferred), and the company's. */
export function tagsOf(
  { systemEndpoint, tags }: ContactRecord,
  { instance }: InstanceDirectory,
): Record<string, string> {
  return {
    'aws:connect:instanceId': instance.id,
    ...(systemEndpoint?.Address !== undefined && {
      'aws:connect:systemEndpoint': systemEndpoint.Address,
    }),
    ...tags,
  };
}
