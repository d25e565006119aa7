import type {
  SearchContactsAdditionalTimeRange,
  SearchContactsTimeRange,
  SearchCriteria,
} from '@aws-sdk/client-connect';
import {
  idIssues,
  type InputIssue,
  knownValues,
  lengthIssues,
  MAX_LENGTHS,
  textIssues,
  unknownIssues,
} from '../../graphql-kit/input/input-issue.ts';
import { countIssues, itemIssues } from '../../graphql-kit/input/value-issues.ts';
import type { ContactFilterInput } from './contact-filter.input.ts';
import { ContactMatch } from './contact-match.enum.ts';
import type { ContactOrderByInput } from './contact-order-by.input.ts';
import type { ContactTimeRangeInput } from './contact-time-range.input.ts';
import { ContactTimestamp } from './contact-timestamp.enum.ts';
import type { ContactSearch } from './search-contacts.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const DEFAULT_DAYS = 14;
/** A limit of the gateway, not of Connect. */
const MAX_DAYS = 56;

/** A complete search, and the issues of the input. With issues, the search must not be sent. */
export interface ParsedContactFilter {
  readonly search: ContactSearch;
  readonly issues: readonly InputIssue[];
}

/** A part of a filter in Connect's form, and its violations of SearchContacts' limits. */
interface Parsed<Value> {
  readonly value: Value;
  readonly issues: readonly InputIssue[];
}

type Path = readonly string[];
type Optional<Value> = Value | null | undefined;

/**
 * Converts a caller's filter and order to a search in Connect.
 *
 * @param asOf the time that counts as "now", in milliseconds.
 */
export function parseContactFilter(
  filter: Optional<ContactFilterInput>,
  orderBy: Optional<ContactOrderByInput>,
  asOf: number,
): ParsedContactFilter {
  const timeRange = parseTimeRange(filter?.timeRange, asOf);
  const criteria = parseCriteria(filter ?? {});
  return {
    search: {
      TimeRange: timeRange.value,
      SearchCriteria: criteria.value,
      Sort: {
        FieldName: orderBy?.field ?? 'INITIATION_TIMESTAMP',
        Order: orderBy?.direction ?? 'DESCENDING',
      },
    },
    issues: [...timeRange.issues, ...criteria.issues],
  };
}

function parseTimeRange(
  range: Optional<ContactTimeRangeInput>,
  asOf: number,
): Parsed<SearchContactsTimeRange> {
  const to = range?.to ?? new Date(asOf);
  const from = range?.from ?? new Date(to.getTime() - DEFAULT_DAYS * DAY_MS);
  const type = range?.type ?? ContactTimestamp.INITIATION_TIMESTAMP;
  return {
    value: { Type: type, StartTime: from, EndTime: to },
    issues: timeRangeIssues(from, to),
  };
}

function timeRangeIssues(from: Date, to: Date): InputIssue[] {
  const path = ['filter', 'timeRange', 'from'];
  const length = to.getTime() - from.getTime();
  if (length <= 0) return [{ path, message: `must be before ${to.toISOString()}` }];
  if (length <= MAX_DAYS * DAY_MS) return [];
  const earliest = new Date(to.getTime() - MAX_DAYS * DAY_MS).toISOString();
  return [{ path, message: `must not be before ${earliest}: ${MAX_DAYS} days are the maximum` }];
}

/** Connect's criteria; `undefined` for a filter that restricts only the time. */
function parseCriteria(filter: ContactFilterInput): Parsed<SearchCriteria | undefined> {
  const { active } = filter;
  const channels = parseValues(['filter', 'channels'], filter.channels);
  const methods = parseValues(['filter', 'initiationMethods'], filter.initiationMethods);
  const queueIds = parseIds(['filter', 'queueIds'], filter.queueIds, 'queue');
  const agentIds = parseIds(['filter', 'agentIds'], filter.agentIds, 'agent');
  const name = parseName(filter.name);
  const attributes = parseAttributes(filter.attributes);
  const tags = parseTags(filter.tags);
  const value: SearchCriteria = {
    Channels: channels.value,
    InitiationMethods: methods.value,
    QueueIds: queueIds.value,
    AgentIds: agentIds.value,
    Name: name.value,
    SearchableContactAttributes: attributes.value,
    ContactTags: tags.value,
    AdditionalTimeRange:
      active === null || active === undefined ? undefined : disconnectTime(active),
  };
  const isRestricted = Object.values(value).some((criterion) => criterion !== undefined);
  return {
    value: isRestricted ? value : undefined,
    issues: [channels, methods, queueIds, agentIds, name, attributes, tags].flatMap(
      ({ issues }) => issues,
    ),
  };
}

function parseValues<Value extends string>(
  path: Path,
  values: Optional<readonly Value[]>,
): Parsed<Exclude<Value, 'UNKNOWN'>[] | undefined> {
  return { value: nonEmpty(knownValues(values)), issues: unknownIssues(path, values) };
}

function parseIds(
  path: Path,
  ids: Optional<readonly string[]>,
  kind: 'queue' | 'agent',
): Parsed<string[] | undefined> {
  const maxLength = kind === 'queue' ? MAX_LENGTHS.queueId : MAX_LENGTHS.userId;
  return {
    value: nonEmpty(ids),
    issues: [
      ...countIssues(path, ids, { min: 0, max: 100 }),
      ...itemIssues(path, ids, (place, id) => idIssues(place, id, maxLength, kind)),
    ],
  };
}

function parseName(name: ContactFilterInput['name']): Parsed<SearchCriteria['Name']> {
  if (!name) return { value: undefined, issues: [] };
  const path = ['filter', 'name', 'text'];
  return {
    value: { SearchText: [...name.text], MatchType: name.match ?? ContactMatch.ALL },
    issues: [
      ...countIssues(path, name.text, { min: 1, max: 100 }),
      ...itemIssues(path, name.text, (place, text) => lengthIssues(place, text, 128)),
    ],
  };
}

function parseAttributes(
  attributes: ContactFilterInput['attributes'],
): Parsed<SearchCriteria['SearchableContactAttributes']> {
  if (!attributes) return { value: undefined, issues: [] };
  const { criteria, match } = attributes;
  const path = ['filter', 'attributes', 'criteria'];
  return {
    value: {
      Criteria: criteria.map(({ key, values }) => ({ Key: key, Values: [...values] })),
      MatchType: match ?? ContactMatch.ALL,
    },
    issues: [
      ...countIssues(path, criteria, { min: 1, max: 15 }),
      ...itemIssues(path, criteria, (place, { key, values }) => [
        ...lengthIssues([...place, 'key'], key, 100),
        ...countIssues([...place, 'values'], values, { min: 1, max: 20 }),
        ...itemIssues([...place, 'values'], values, (at, text) =>
          textIssues(at, text, { max: 100 }),
        ),
      ]),
    ],
  };
}

function parseTags(tags: ContactFilterInput['tags']): Parsed<SearchCriteria['ContactTags']> {
  const conditions = nonEmpty(tags)?.map(({ key, value }) => ({ TagKey: key, TagValue: value }));
  return {
    value: conditions && { AndConditions: conditions },
    issues: itemIssues(['filter', 'tags'], tags, (path, { key, value }) => [
      ...lengthIssues([...path, 'key'], key, 128),
      ...textIssues([...path, 'value'], value, { max: 256 }),
    ]),
  };
}

/**
 * A contact has ended if and only if it has a disconnect timestamp. Connect has a condition for "does not exist", and
 * "exists" is expressed as "none of" that condition (inferred).
 */
function disconnectTime(active: boolean): SearchContactsAdditionalTimeRange {
  return {
    MatchType: active ? ContactMatch.ALL : ContactMatch.NONE,
    Criteria: [
      { TimestampCondition: { Type: 'DISCONNECT_TIMESTAMP', ConditionType: 'NOT_EXISTS' } },
    ],
  };
}

/** A copy; `undefined` for an empty list, whose meaning Connect does not document. */
function nonEmpty<Item>(items: Optional<readonly Item[]>): Item[] | undefined {
  return items && items.length > 0 ? [...items] : undefined;
}
