import type { SearchContactsAdditionalTimeRange, SearchCriteria } from '@aws-sdk/client-connect';
import { knownValues } from '../../graphql-kit/input/known-values.ts';
import type { ContactFilterInput } from './contact-filter.input.ts';
import { ContactMatch } from './contact-match.enum.ts';

/** Connect's criteria for a filter without issues; `undefined` when it restricts nothing but the time. */
export function contactSearchCriteria(filter: ContactFilterInput): SearchCriteria | undefined {
  const { active, name, attributes } = filter;
  const tags = given(filter.tags);
  const criteria: SearchCriteria = {
    Channels: given(knownValues(filter.channels)),
    InitiationMethods: given(knownValues(filter.initiationMethods)),
    QueueIds: given(filter.queueIds),
    AgentIds: given(filter.agentIds),
    Name: name
      ? { SearchText: [...name.text], MatchType: name.match ?? ContactMatch.ALL }
      : undefined,
    SearchableContactAttributes: attributes
      ? {
          Criteria: attributes.criteria.map(({ key, values }) => ({
            Key: key,
            Values: [...values],
          })),
          MatchType: attributes.match ?? ContactMatch.ALL,
        }
      : undefined,
    ContactTags: tags && {
      AndConditions: tags.map(({ key, value }) => ({ TagKey: key, TagValue: value })),
    },
    AdditionalTimeRange:
      active === null || active === undefined ? undefined : disconnectTime(active),
  };
  return Object.values(criteria).some((value) => value !== undefined) ? criteria : undefined;
}

/**
 * Whether a contact has ended shows only in its having a time of disconnect. Connect knows the condition that it has
 * none; that it has one is asked for by "none of" that condition, which is inferred to work.
 */
function disconnectTime(active: boolean): SearchContactsAdditionalTimeRange {
  return {
    MatchType: active ? ContactMatch.ALL : ContactMatch.NONE,
    Criteria: [
      { TimestampCondition: { Type: 'DISCONNECT_TIMESTAMP', ConditionType: 'NOT_EXISTS' } },
    ],
  };
}

/** A list of its own; `undefined` for an empty one, since Connect does not document what that would mean. */
function given<Item>(items: readonly Item[] | null | undefined): Item[] | undefined {
  return items && items.length > 0 ? [...items] : undefined;
}
