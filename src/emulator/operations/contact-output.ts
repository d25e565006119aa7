import type { AgentInfo, Contact, RecordingInfo } from '@aws-sdk/client-connect';
import { arnOf } from '../store/arns.ts';
import { type AgentPlace, type ContactRecord, systemEndpointOf } from '../store/contact-record.ts';
import { tagsOf } from '../store/contact-tags.ts';
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
    AgentInfo: agent && agentInfo(contact, agent, directory),
    InitiationTimestamp: contact.initiationTimestamp,
    ConnectedToSystemTimestamp: connectedToSystem(contact),
    DisconnectTimestamp: contact.disconnectTimestamp,
    DisconnectReason: contact.disconnectReason,
    LastUpdateTimestamp: contact.lastUpdateTimestamp,
    ScheduledTimestamp: contact.scheduledTimestamp,
    CustomerId: contact.customerId,
    CustomerEndpoint: contact.customerEndpoint,
    SystemEndpoint: systemEndpointOf(contact),
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

/**
 * A customer's call or chat is connected at once, and so is a call to a customer, which is answered at
 * once here; how it is in other calls is not known (inferred).
 */
function connectedToSystem(contact: ContactRecord): Date | undefined {
  const { channel, initiationMethod, initiationTimestamp } = contact;
  const isCall = channel === 'VOICE' && ['INBOUND', 'API'].includes(initiationMethod);
  return isCall || channel === 'CHAT' ? initiationTimestamp : undefined;
}

/**
 * Both ends of the after-contact work and its duration in seconds (documented); the latter two when it
 * has ended (inferred). The agent's hierarchy group is taken to be at the first level: there are no
 * others here.
 */
function agentInfo(
  { pause }: ContactRecord,
  agent: AgentPlace,
  directory: InstanceDirectory,
): AgentInfo {
  const { hierarchyGroupId: groupId } = directory.user(agent.id);
  const { afterContactWorkStart: start, afterContactWorkEnd: end } = agent;
  return {
    Id: agent.id,
    AcceptedByAgentTimestamp: agent.connectedToAgentTimestamp,
    ConnectedToAgentTimestamp: agent.connectedToAgentTimestamp,
    AfterContactWorkStartTimestamp: start,
    AfterContactWorkEndTimestamp: end,
    AfterContactWorkDuration: start && end && Math.floor((end.getTime() - start.getTime()) / 1000),
    AgentPauseDurationInSeconds: Math.floor(pause.atAgentMs / 1000),
    HierarchyGroups:
      groupId === undefined
        ? undefined
        : { Level1: { Arn: arnOf(directory.instance, 'agent-group', groupId) } },
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
