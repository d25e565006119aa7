import type { AssociatedContactSummary } from '@aws-sdk/client-connect';
import { ContactChannel } from '../graphql-kit/values/contact-channel.enum.ts';
import { enumValue } from '../graphql-kit/values/enum-value.ts';
import { requiredField } from '../graphql-kit/values/required-field.ts';
import { hasEnded } from './contact-from-connect.ts';
import { ContactInitiationMethod } from './contact-initiation-method.enum.ts';
import type { Contact } from './contact.type.ts';
import { lazyContactField, lazyFieldsOf } from './lazy-contact-field.ts';

/**
 * The schema's contact from what ListAssociatedContacts tells. The rest is read by DescribeContact when a caller asks for
 * it, once for all fields of a contact.
 *
 * @param isTransferred whether another contact continues it: then it has ended, whatever else is shown.
 * @returns `undefined` when Connect left out the contact's id: nothing can be done with such a one.
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
  };
}

/** The fields that a chain does not bring along. */
export const FIELDS_NOT_IN_CHAIN = lazyFieldsOf(
  contactFromAssociated('', { ContactId: '', ContactArn: '' }) ?? {},
);
