import type {
  AssociatedContactSummary,
  ListAssociatedContactsRequest,
  ListAssociatedContactsResponse,
} from '@aws-sdk/client-connect';
import { arnOf } from '../store/arns.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import type { Operation } from './operation.ts';
import { paginate } from './paging.ts';

/**
 * Lists the whole tree that a contact belongs to, itself included, whichever of its contacts is
 * named. The order, oldest first, and the default page of 100 are inferred.
 */
export const listAssociatedContacts: Operation<
  ListAssociatedContactsRequest,
  ListAssociatedContactsResponse
> = (input, context) => {
  const { now, directory, contacts } = context;
  const { instance } = directory.instance(input.InstanceId);
  const { contactAssociationId } = contacts.view(input.InstanceId, input.ContactId, now);
  const find = (): ContactRecord[] =>
    contacts
      .viewTree(input.InstanceId, contactAssociationId, now)
      .sort((a, b) => a.initiationTimestamp.getTime() - b.initiationTimestamp.getTime());
  const { page, nextToken } = paginate('ListAssociatedContacts', input, find, context);
  return {
    ContactSummaryList: page.map((contact): AssociatedContactSummary => ({
      ContactId: contact.id,
      ContactArn: arnOf(instance, 'contact', contact.id),
      InitiationTimestamp: contact.initiationTimestamp,
      DisconnectTimestamp: contact.disconnectTimestamp,
      InitialContactId: contact.initialContactId,
      PreviousContactId: contact.previousContactId,
      RelatedContactId: contact.relatedContactId,
      InitiationMethod: contact.initiationMethod,
      Channel: contact.channel,
    })),
    NextToken: nextToken,
  };
};
