import type {
  ContactSearchSummary,
  SearchContactsRequest,
  SearchContactsResponse,
  Sort,
} from '@aws-sdk/client-connect';
import { invalidParameter, invalidRequest } from '../protocol/errors.ts';
import { arnOf } from '../store/arns.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import { tagsOf } from '../store/contact-tags.ts';
import type { InstanceDirectory } from '../store/directory.ts';
import type { Checked, Operation } from './operation.ts';
import { paginate } from './paging.ts';
import { contactFilter, isWithin, timestampOf } from './search-criteria.ts';

/**
 * Searches the contacts of an instance within a time range, both ends included (inferred). Sorted
 * latest first by the kind of time that was requested, unless Sort says otherwise (inferred).
 * TotalCount counts all matches, not the page. Criteria that are not emulated are rejected with
 * InvalidRequestException and never ignored. Every attribute counts as searchable, where a real
 * instance has to be configured for it.
 */
export const searchContacts: Operation<SearchContactsRequest, SearchContactsResponse> = (
  input,
  context,
) => {
  const { now, directory, contacts } = context;
  const here = directory.instance(input.InstanceId);
  const { TimeRange: range } = input;
  if (range.StartTime > range.EndTime) {
    throw invalidParameter('TimeRange: StartTime must not be after EndTime.');
  }
  const matches = contactFilter(input.SearchCriteria ?? {}, here);
  const sort = sorter(
    input.Sort ?? {
      FieldName: range.Type === 'ENQUEUE_TIMESTAMP' ? 'INITIATION_TIMESTAMP' : range.Type,
      Order: 'DESCENDING',
    },
  );
  const find = (): ContactRecord[] =>
    sort(
      contacts
        .searchAll(input.InstanceId, now)
        .filter((contact) => isWithin(range, contact) && matches(contact)),
    );
  const { page, nextToken, total } = paginate('SearchContacts', input, find, context);
  return {
    Contacts: page.map((contact) => summary(contact, here)),
    NextToken: nextToken,
    TotalCount: total,
  };
};

/** Contacts without the field come last in either order; equals keep the order in which they came in. */
function sorter({
  FieldName,
  Order,
}: Checked<Sort>): (found: readonly ContactRecord[]) => ContactRecord[] {
  const key = (contact: ContactRecord): string | number | undefined => {
    switch (FieldName) {
      case 'CHANNEL':
        return contact.channel;
      case 'INITIATION_METHOD':
        return contact.initiationMethod;
      case 'EXPIRY_TIMESTAMP':
        throw invalidRequest('To sort by EXPIRY_TIMESTAMP is not emulated.');
      default:
        return timestampOf(contact, FieldName)?.getTime();
    }
  };
  const direction = Order === 'ASCENDING' ? 1 : -1;
  return (found) =>
    found
      .map((contact) => ({ contact, value: key(contact) }))
      .sort(({ value: left }, { value: right }) => {
        if (left === right) return 0;
        if (left === undefined) return 1;
        if (right === undefined) return -1;
        return left < right ? -direction : direction;
      })
      .map(({ contact }) => contact);
}

function summary(contact: ContactRecord, here: InstanceDirectory): ContactSearchSummary {
  const { queue, agent } = contact;
  return {
    Arn: arnOf(here.instance, 'contact', contact.id),
    Id: contact.id,
    InitialContactId: contact.initialContactId,
    PreviousContactId: contact.previousContactId,
    InitiationMethod: contact.initiationMethod,
    Channel: contact.channel,
    QueueInfo: queue && { Id: queue.id, EnqueueTimestamp: queue.enqueueTimestamp },
    AgentInfo: agent && {
      Id: agent.id,
      ConnectedToAgentTimestamp: agent.connectedToAgentTimestamp,
    },
    InitiationTimestamp: contact.initiationTimestamp,
    DisconnectTimestamp: contact.disconnectTimestamp,
    ScheduledTimestamp: contact.scheduledTimestamp,
    SegmentAttributes: contact.segmentAttributes,
    Name: contact.name,
    Tags: tagsOf(contact, here),
  };
}
