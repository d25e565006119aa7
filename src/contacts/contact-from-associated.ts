import type { AssociatedContactSummary } from '@aws-sdk/client-connect';
import { ContactChannel } from '../graphql-kit/values/contact-channel.enum.ts';
import { enumValue } from '../graphql-kit/values/enum-value.ts';
import { requiredField } from '../graphql-kit/values/required-field.ts';
import { hasEnded } from './contact-from-connect.ts';
import { ContactInitiationMethod } from './contact-initiation-method.enum.ts';
import type { Contact } from './contact.type.ts';
import { lazyContactField, lazyFieldsOf } from './lazy-contact-field.ts';

/**
 * Converts an entry of ListAssociatedContacts. Other fields are read by DescribeContact when they are selected, once for
 * all fields of a contact.
 *
 * @param isTransferred whether another contact continues it; if so, it has ended, whatever else Connect returns.
 * @returns `undefined` when Connect omitted the contact's id, without which the contact cannot be read.
 */
export function contactFromAssociated(
  instanceId: string,
  summary: AssociatedContactSummary,
  isTransferred = false,
): Contact | undefined {
  const { ContactId: id, ContactArn: arn } = summary;
  if (id === undefined) return undefined;
  const lazy = lazyContactField({ instanceId, id });
  return {
    id,
    arn: requiredField(arn, 'ContactArn'),
    instanceId,
    active: !isTransferred && !hasEnded(summary),
    channel: enumValue(ContactChannel, summary.Channel),
    initiationMethod: enumValue(ContactInitiationMethod, summary.InitiationMethod),
    name: lazy('name'),
    description: lazy('description'),
    initialContactId: summary.InitialContactId ?? null,
    previousContactId: summary.PreviousContactId ?? null,
    relatedContactId: summary.RelatedContactId ?? null,
    contactAssociationId: lazy('contactAssociationId'),
    queueId: lazy('queueId'),
    agentId: lazy('agentId'),
    queuePriority: lazy('queuePriority'),
    queueTimeAdjustmentSeconds: lazy('queueTimeAdjustmentSeconds'),
    initiationTimestamp: summary.InitiationTimestamp ?? null,
    scheduledTimestamp: lazy('scheduledTimestamp'),
    connectedToSystemTimestamp: lazy('connectedToSystemTimestamp'),
    enqueueTimestamp: lazy('enqueueTimestamp'),
    acceptedByAgentTimestamp: lazy('acceptedByAgentTimestamp'),
    connectedToAgentTimestamp: lazy('connectedToAgentTimestamp'),
    lastPausedTimestamp: lazy('lastPausedTimestamp'),
    lastResumedTimestamp: lazy('lastResumedTimestamp'),
    lastUpdateTimestamp: lazy('lastUpdateTimestamp'),
    disconnectTimestamp: summary.DisconnectTimestamp ?? null,
    disconnectReason: lazy('disconnectReason'),
    tags: lazy('tags'),
    described: lazy('described'),
  };
}

/** The fields that ListAssociatedContacts does not return. */
export const FIELDS_NOT_IN_CHAIN = lazyFieldsOf(
  contactFromAssociated('', { ContactId: '', ContactArn: '' }) ?? {},
);
