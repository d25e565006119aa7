import { arnOf, instanceArn } from '../store/arns.ts';
import { type AgentPlace, type ContactRecord, systemEndpointOf } from '../store/contact-record.ts';
import { tagsOf } from '../store/contact-tags.ts';
import type { InstanceDirectory } from '../store/directory.ts';
import type { ContactEventAgent, ContactEventDetail, ContactEventType } from './contact-event.ts';

/** What an event reports. */
interface Occurrence {
  readonly type: ContactEventType;
  /** The contact right after the event. */
  readonly contact: ContactRecord;
  readonly reachedSystemAt: Date | undefined;
  /** Only of CONTACT_DATA_UPDATED. */
  readonly updatedProperties: string[] | undefined;
}

/** The detail of an event, as AWS documents its members; comments mark what is inferred. */
export function contactEventDetail(
  { type, contact, reachedSystemAt, updatedProperties }: Occurrence,
  directory: InstanceDirectory,
): ContactEventDetail {
  const { instance } = directory;
  const systemEndpoint = systemEndpointOf(contact);
  return {
    eventType: type,
    contactId: contact.id,
    initialContactId: contact.initialContactId,
    previousContactId: contact.previousContactId,
    relatedContactId: contact.relatedContactId,
    channel: contact.channel,
    instanceArn: instanceArn(instance),
    initiationMethod: contact.initiationMethod,
    initiationTimestamp: contact.initiationTimestamp.toISOString(),
    connectedToSystemTimestamp: reachedSystemAt?.toISOString(),
    scheduledTimestamp: contact.scheduledTimestamp?.toISOString(),
    disconnectTimestamp: contact.disconnectTimestamp?.toISOString(),
    queueInfo: queueInfo(contact, directory),
    agentInfo: agentInfo(type, contact, directory),
    updatedProperties,
    customerId: contact.customerId,
    systemEndpoint: systemEndpoint && {
      type: systemEndpoint.Type,
      address: systemEndpoint.Address,
      displayName: systemEndpoint.DisplayName,
    },
    segmentAttributes: systemDefined(contact),
    tags: tagsOf(contact, directory),
  };
}

function queueInfo(
  { queue, initiationMethod }: ContactRecord,
  directory: InstanceDirectory,
): ContactEventDetail['queueInfo'] {
  // Events of OUTBOUND contacts have none (documented).
  if (queue === undefined || initiationMethod === 'OUTBOUND') return undefined;
  const { type } = directory.queue(queue.id);
  return {
    queueArn: arnOf(directory.instance, type === 'AGENT' ? 'queue/agent' : 'queue', queue.id),
    queueType: type,
    enqueueTimestamp: queue.enqueueTimestamp.toISOString(),
  };
}

function agentInfo(
  type: ContactEventType,
  { agent }: ContactRecord,
  directory: InstanceDirectory,
): ContactEventAgent | undefined {
  if (agent === undefined) return undefined;
  const { hierarchyGroupId: group } = directory.user(agent.id);
  return {
    agentArn: arnOf(directory.instance, 'agent', agent.id),
    connectedToAgentTimestamp: agent.connectedToAgentTimestamp.toISOString(),
    hierarchyGroups:
      group === undefined
        ? undefined
        : { level1: { arn: arnOf(directory.instance, 'agent-group', group) } },
    ...(type === 'COMPLETED' && afterContactWork(agent)),
  };
}

/** Absent where the agent had no such work (documented). */
function afterContactWork({
  afterContactWorkStart: start,
  afterContactWorkEnd: end,
}: AgentPlace): Partial<ContactEventAgent> {
  if (start === undefined || end === undefined) return {};
  return {
    afterContactWorkStartTimestamp: start.toISOString(),
    afterContactWorkEndTimestamp: end.toISOString(),
    afterContactWorkDuration: Math.floor((end.getTime() - start.getTime()) / 1000),
  };
}

/** Events have the system-defined attributes of a segment, such as its subtype (documented). */
function systemDefined({
  segmentAttributes,
}: ContactRecord): ContactEventDetail['segmentAttributes'] {
  const entries = Object.entries(segmentAttributes).flatMap(([name, { ValueString }]) =>
    name.startsWith('connect:') && ValueString !== undefined
      ? [[name, { valueString: ValueString }] as const]
      : [],
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
