import type { ContactSearchSummary } from '@aws-sdk/client-connect';
import { ContactChannel } from '../../graphql-kit/values/contact-channel.enum.ts';
import { enumValue } from '../../graphql-kit/values/enum-value.ts';
import { toKeyValuePairs } from '../../graphql-kit/values/key-value-pairs.ts';
import { requiredField } from '../../graphql-kit/values/required-field.ts';
import { hasEnded } from '../contact-from-connect.ts';
import { ContactInitiationMethod } from '../contact-initiation-method.enum.ts';
import type { Contact } from '../contact.type.ts';
import { lazyContactField, lazyFieldsOf } from '../lazy-contact-field.ts';

/**
 * Converts a result of SearchContacts. Other fields are read by DescribeContact when they are selected, once for all fields
 * of a contact.
 *
 * @returns `undefined` when Connect omitted the contact's id, without which the contact cannot be read.
 */
export function contactFromSummary(
  instanceId: string,
  summary: ContactSearchSummary,
): Contact | undefined {
  const { Id: id, Arn: arn, QueueInfo: queue, AgentInfo: agent } = summary;
  if (id === undefined) return undefined;
  const lazy = lazyContactField({ instanceId, id });
  return {
    id,
    arn: requiredField(arn, 'Arn'),
    instanceId,
    active: !hasEnded(summary),
    channel: enumValue(ContactChannel, summary.Channel),
    initiationMethod: enumValue(ContactInitiationMethod, summary.InitiationMethod),
    name: summary.Name ?? null,
    description: lazy('description'),
    initialContactId: summary.InitialContactId ?? null,
    previousContactId: summary.PreviousContactId ?? null,
    relatedContactId: lazy('relatedContactId'),
    contactAssociationId: lazy('contactAssociationId'),
    queueId: queue?.Id ?? null,
    agentId: agent?.Id ?? null,
    queuePriority: lazy('queuePriority'),
    queueTimeAdjustmentSeconds: lazy('queueTimeAdjustmentSeconds'),
    initiationTimestamp: summary.InitiationTimestamp ?? null,
    scheduledTimestamp: summary.ScheduledTimestamp ?? null,
    connectedToSystemTimestamp: lazy('connectedToSystemTimestamp'),
    enqueueTimestamp: queue?.EnqueueTimestamp ?? null,
    acceptedByAgentTimestamp: agent === undefined ? null : lazy('acceptedByAgentTimestamp'),
    connectedToAgentTimestamp: agent?.ConnectedToAgentTimestamp ?? null,
    lastPausedTimestamp: lazy('lastPausedTimestamp'),
    lastResumedTimestamp: lazy('lastResumedTimestamp'),
    lastUpdateTimestamp: lazy('lastUpdateTimestamp'),
    disconnectTimestamp: summary.DisconnectTimestamp ?? null,
    disconnectReason: hasEnded(summary) ? lazy('disconnectReason') : null,
    tags: toKeyValuePairs(summary.Tags),
    described: lazy('described'),
  };
}

/** The largest set of fields that a search does not return: that of an ended contact that an agent handled. */
export const FIELDS_NOT_IN_SEARCH = lazyFieldsOf(
  contactFromSummary('', { Id: '', Arn: '', AgentInfo: {}, DisconnectTimestamp: new Date(0) }) ??
    {},
);
