import type { Contact, Contact as ConnectContact } from '@aws-sdk/client-connect';
import type { ResourceReference } from '../directory/cache/resource-reference.ts';
import { ContactChannel } from '../graphql-kit/values/contact-channel.enum.ts';
import { enumValue } from '../graphql-kit/values/enum-value.ts';
import { intOrNull } from '../graphql-kit/values/int-or-null.ts';
import { toKeyValuePairs } from '../graphql-kit/values/key-value-pairs.ts';
import { requiredField } from '../graphql-kit/values/required-field.ts';
import { ContactInitiationMethod } from './contact-initiation-method.enum.ts';
import type { DescribedContact } from './contact.type.ts';

/**
 * Converts the output of DescribeContact. Connect marks every member as optional.
 *
 * @param reference the described contact.
 */
export function contactFromConnect(
  { instanceId, id }: ResourceReference,
  contact: ConnectContact,
): DescribedContact {
  return {
    id: contact.Id ?? id,
    arn: requiredField(contact.Arn, 'Arn'),
    instanceId,
    active: !hasEnded(contact),
    channel: enumValue(ContactChannel, contact.Channel),
    initiationMethod: enumValue(ContactInitiationMethod, contact.InitiationMethod),
    name: contact.Name ?? null,
    description: contact.Description ?? null,
    initialContactId: contact.InitialContactId ?? null,
    previousContactId: contact.PreviousContactId ?? null,
    relatedContactId: contact.RelatedContactId ?? null,
    contactAssociationId: contact.ContactAssociationId ?? null,
    queueId: contact.QueueInfo?.Id ?? null,
    agentId: contact.AgentInfo?.Id ?? null,
    queuePriority: intOrNull(contact.QueuePriority),
    queueTimeAdjustmentSeconds: intOrNull(contact.QueueTimeAdjustmentSeconds),
    initiationTimestamp: contact.InitiationTimestamp ?? null,
    scheduledTimestamp: contact.ScheduledTimestamp ?? null,
    connectedToSystemTimestamp: contact.ConnectedToSystemTimestamp ?? null,
    enqueueTimestamp: contact.QueueInfo?.EnqueueTimestamp ?? null,
    acceptedByAgentTimestamp: contact.AgentInfo?.AcceptedByAgentTimestamp ?? null,
    connectedToAgentTimestamp: contact.AgentInfo?.ConnectedToAgentTimestamp ?? null,
    lastPausedTimestamp: contact.LastPausedTimestamp ?? null,
    lastResumedTimestamp: contact.LastResumedTimestamp ?? null,
    lastUpdateTimestamp: contact.LastUpdateTimestamp ?? null,
    disconnectTimestamp: contact.DisconnectTimestamp ?? null,
    disconnectReason: contact.DisconnectReason ?? null,
    tags: toKeyValuePairs(contact.Tags),
    described: contact,
  };
}

/** The members that show that a contact has ended; lists have no reason. */
export interface EndOfContact {
  readonly DisconnectTimestamp?: Contact['DisconnectTimestamp'];
  readonly DisconnectReason?: Contact['DisconnectReason'];
}

/** Whether a contact has ended. Connect sometimes omits one of the two members, so either is enough. */
export function hasEnded({ DisconnectTimestamp, DisconnectReason }: EndOfContact): boolean {
  return DisconnectTimestamp !== undefined || DisconnectReason !== undefined;
}
