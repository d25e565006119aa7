import type { AssociatedContactSummary } from '@aws-sdk/client-connect';
import { ContactChannel } from '../graphql-kit/values/contact-channel.enum.ts';
import { enumValue } from '../graphql-kit/values/enum-value.ts';
import { promised } from '../graphql-kit/values/promised.ts';
import { ContactInitiationMethod } from './contact-initiation-method.enum.ts';
import type { Contact } from './contact.type.ts';
import { describedLater, fieldsDescribedLater } from './described-later.ts';
import { hasEnded } from './has-ended.ts';

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
  const described = describedLater({ instanceId, id });
  return {
    id,
    arn: promised(arn, 'ContactArn'),
    instanceId,
    active: !isTransferred && !hasEnded(summary),
    channel: enumValue(ContactChannel, summary.Channel),
    initiationMethod: enumValue(ContactInitiationMethod, summary.InitiationMethod),
    name: described('name'),
    description: described('description'),
    initialContactId: summary.InitialContactId ?? null,
    previousContactId: summary.PreviousContactId ?? null,
    relatedContactId: summary.RelatedContactId ?? null,
    contactAssociationId: described('contactAssociationId'),
    queueId: described('queueId'),
    agentId: described('agentId'),
    queuePriority: described('queuePriority'),
    queueTimeAdjustmentSeconds: described('queueTimeAdjustmentSeconds'),
    initiationTimestamp: summary.InitiationTimestamp ?? null,
    scheduledTimestamp: described('scheduledTimestamp'),
    connectedToSystemTimestamp: described('connectedToSystemTimestamp'),
    enqueueTimestamp: described('enqueueTimestamp'),
    acceptedByAgentTimestamp: described('acceptedByAgentTimestamp'),
    connectedToAgentTimestamp: described('connectedToAgentTimestamp'),
    lastPausedTimestamp: described('lastPausedTimestamp'),
    lastResumedTimestamp: described('lastResumedTimestamp'),
    lastUpdateTimestamp: described('lastUpdateTimestamp'),
    disconnectTimestamp: summary.DisconnectTimestamp ?? null,
    disconnectReason: described('disconnectReason'),
    tags: described('tags'),
  };
}

/** The fields that a chain does not bring along. */
export const NOT_IN_CHAIN = fieldsDescribedLater(
  contactFromAssociated('', { ContactId: '', ContactArn: '' }) ?? {},
);
