import type {
  SearchContactsAdditionalTimeRange,
  SearchContactsMatchType,
  SearchContactsTimeRange,
  SearchContactsTimeRangeType,
  SearchCriteria,
} from '@aws-sdk/client-connect';
import { invalidRequest } from '../protocol/errors.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import { tagsOf } from '../store/contact-tags.ts';
import type { InstanceDirectory } from '../store/directory.ts';
import type { Checked } from './operation.ts';
import { tagFilter } from './tag-filter.ts';

type Predicate = (contact: ContactRecord) => boolean;

const notEmulated = [
  'ActiveRegions',
  'AgentHierarchyGroups',
  'AiAgents',
  'ContactAnalysis',
  'RoutingCriteria',
  'SearchableSegmentAttributes',
] as const;

/** The time of one kind that a contact has, if any. */
export function timestampOf(
  contact: ContactRecord,
  type: SearchContactsTimeRangeType,
): Date | undefined {
  switch (type) {
    case 'INITIATION_TIMESTAMP':
      return contact.initiationTimestamp;
    case 'SCHEDULED_TIMESTAMP':
      return contact.scheduledTimestamp;
    case 'CONNECTED_TO_AGENT_TIMESTAMP':
      return contact.agent?.connectedToAgentTimestamp;
    case 'DISCONNECT_TIMESTAMP':
      return contact.disconnectTimestamp;
    case 'ENQUEUE_TIMESTAMP':
      return contact.queue?.enqueueTimestamp;
  }
}

/** Whether a contact's time of that kind lies in the range. */
export function isWithin(range: Checked<SearchContactsTimeRange>, contact: ContactRecord): boolean {
  const time = timestampOf(contact, range.Type);
  return time !== undefined && time >= range.StartTime && time <= range.EndTime;
}

/**
 * The contacts that fulfil all criteria. An empty list is no criterion, agents can be named by ARN, and
 * tags that AWS generates count (all inferred). Throws InvalidRequestException for a criterion that is
 * not emulated.
 */
export function contactFilter(
  criteria: Checked<SearchCriteria>,
  directory: InstanceDirectory,
): Predicate {
  const rejected = notEmulated.find((name) => criteria[name] !== undefined);
  if (rejected !== undefined) throw invalidRequest(`SearchCriteria.${rejected} is not emulated.`);
  const { Name: name, SearchableContactAttributes: attributes } = criteria;
  const predicates: Predicate[] = [
    anyOf(
      criteria.AgentIds?.map((id) => directory.userIdOf(id)),
      (contact) => contact.agent?.id,
    ),
    anyOf(criteria.Channels, (contact) => contact.channel),
    anyOf(criteria.InitiationMethods, (contact) => contact.initiationMethod),
    anyOf(criteria.QueueIds, (contact) => contact.queue?.id),
  ];
  if (name !== undefined) {
    const texts = name.SearchText.map((text) => nameMatches(text, name.MatchType));
    predicates.push(combine(name.MatchType, texts));
  }
  if (attributes !== undefined) {
    const each = attributes.Criteria.map(({ Key, Values }) =>
      anyOf(Values, (contact) => contact.attributes[Key]),
    );
    predicates.push(combine(attributes.MatchType ?? 'MATCH_ALL', each));
  }
  if (criteria.ContactTags !== undefined) {
    const hasTags = tagFilter(criteria.ContactTags);
    predicates.push((contact) => hasTags({ tags: tagsOf(contact, directory) }));
  }
  if (criteria.AdditionalTimeRange !== undefined) {
    predicates.push(additionalTimes(criteria.AdditionalTimeRange));
  }
  return (contact) => predicates.every((predicate) => predicate(contact));
}

function anyOf(
  wanted: readonly string[] | undefined,
  valueOf: (contact: ContactRecord) => string | undefined,
): Predicate {
  if (wanted === undefined || wanted.length === 0) return () => true;
  return (contact) => {
    const value = valueOf(contact);
    return value !== undefined && wanted.includes(value);
  };
}

/** Part of the name, or with MATCH_EXACT the whole of it, whatever the case (inferred). */
function nameMatches(text: string, matchType: SearchContactsMatchType): Predicate {
  const wanted = text.toLowerCase();
  return ({ name = '' }) =>
    matchType === 'MATCH_EXACT'
      ? name.toLowerCase() === wanted
      : name.toLowerCase().includes(wanted);
}

/** MATCH_EXACT asks for all, as MATCH_ALL does; what is exact is the single comparison (inferred). */
function combine(matchType: SearchContactsMatchType, predicates: readonly Predicate[]): Predicate {
  if (predicates.length === 0) return () => true;
  switch (matchType) {
    case 'MATCH_ALL':
    case 'MATCH_EXACT':
      return (contact) => predicates.every((predicate) => predicate(contact));
    case 'MATCH_ANY':
      return (contact) => predicates.some((predicate) => predicate(contact));
    case 'MATCH_NONE':
      return (contact) => !predicates.some((predicate) => predicate(contact));
  }
}

function additionalTimes(times: Checked<SearchContactsAdditionalTimeRange>): Predicate {
  const each = times.Criteria.map(
    ({ TimeRange: range, TimestampCondition: condition }): Predicate => {
      return (contact) =>
        (range === undefined || isWithin(range, contact)) &&
        // NOT_EXISTS is the only condition that there is.
        (condition === undefined || timestampOf(contact, condition.Type) === undefined);
    },
  );
  return combine(times.MatchType, each);
}
