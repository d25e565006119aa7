import type { ContactSearchSummary } from '@aws-sdk/client-connect';
import { ContactChannel } from '../../graphql-kit/values/contact-channel.enum.ts';
import { enumValue } from '../../graphql-kit/values/enum-value.ts';
import { promised } from '../../graphql-kit/values/promised.ts';
import { ContactInitiationMethod } from '../contact-initiation-method.enum.ts';
import type { Contact } from '../contact.type.ts';
import { describedLater, fieldsDescribedLater } from '../described-later.ts';
import { entries } from '../entries.ts';
import { hasEnded } from '../has-ended.ts';

/**
 * The schema's contact from what SearchContacts tells. The rest is read by DescribeContact when a caller asks for it,
 * once for all fields of a contact.
 *
 * @returns `undefined` when Connect left out the contact's id: nothing can be done with such a one.
 */
export function contactFromSummary(
  instanceId: string,
  summary: ContactSearchSummary,
): Contact | undefined {
  const { Id: id, Arn: arn, QueueInfo: queue, AgentInfo: agent } = summary;
  if (id === undefined) return undefined;
  const described = describedLater({ instanceId, id });
  return {
    id,
    arn: promised(arn, 'Arn'),
    instanceId,
    active: !hasEnded(summary),
    channel: enumValue(ContactChannel, summary.Channel),
    initiationMethod: enumValue(ContactInitiationMethod, summary.InitiationMethod),
    name: summary.Name ?? null,
    description: described('description'),
    initialContactId: summary.InitialContactId ?? null,
    previousContactId: summary.PreviousContactId ?? null,
    relatedContactId: described('relatedContactId'),
    contactAssociationId: described('contactAssociationId'),
    queueId: queue?.Id ?? null,
    agentId: agent?.Id ?? null,
    queuePriority: described('queuePriority'),
    queueTimeAdjustmentSeconds: described('queueTimeAdjustmentSeconds'),
    initiationTimestamp: summary.InitiationTimestamp ?? null,
    scheduledTimestamp: summary.ScheduledTimestamp ?? null,
    connectedToSystemTimestamp: described('connectedToSystemTimestamp'),
    enqueueTimestamp: queue?.EnqueueTimestamp ?? null,
    acceptedByAgentTimestamp: agent === undefined ? null : described('acceptedByAgentTimestamp'),
    connectedToAgentTimestamp: agent?.ConnectedToAgentTimestamp ?? null,
    lastPausedTimestamp: described('lastPausedTimestamp'),
    lastResumedTimestamp: described('lastResumedTimestamp'),
    lastUpdateTimestamp: described('lastUpdateTimestamp'),
    disconnectTimestamp: summary.DisconnectTimestamp ?? null,
    disconnectReason: hasEnded(summary) ? described('disconnectReason') : null,
    tags: entries(summary.Tags),
  };
}

/** The fields that a search does not bring along, at most: of an ended contact that an agent had. */
export const NOT_IN_SEARCH = fieldsDescribedLater(
  contactFromSummary('', { Id: '', Arn: '', AgentInfo: {}, DisconnectTimestamp: new Date(0) }) ??
    {},
);
