import {
  idIssues,
  type InputIssue,
  lengthIssues,
  MAX_LENGTHS,
} from '../../graphql-kit/input/input-issue.ts';
import { unknownIssues } from '../../graphql-kit/input/known-values.ts';
import type { ContactFilterInput } from './contact-filter.input.ts';

type Path = readonly string[];

/** What is wrong with a filter by the limits of SearchContacts, its time range aside. */
export function contactFilterIssues(filter: ContactFilterInput): InputIssue[] {
  const { channels, initiationMethods, queueIds, agentIds, name, attributes, tags } = filter;
  return [
    ...unknownIssues(['filter', 'channels'], channels),
    ...unknownIssues(['filter', 'initiationMethods'], initiationMethods),
    ...sizeIssues(['filter', 'queueIds'], queueIds, 0, 100),
    ...each(['filter', 'queueIds'], queueIds, (path, id) =>
      idIssues(path, id, MAX_LENGTHS.queueId, 'queue'),
    ),
    ...sizeIssues(['filter', 'agentIds'], agentIds, 0, 100),
    ...each(['filter', 'agentIds'], agentIds, (path, id) =>
      idIssues(path, id, MAX_LENGTHS.userId, 'agent'),
    ),
    ...sizeIssues(['filter', 'name', 'text'], name?.text, 1, 100),
    ...each(['filter', 'name', 'text'], name?.text, (path, text) => lengthIssues(path, text, 128)),
    ...sizeIssues(['filter', 'attributes', 'criteria'], attributes?.criteria, 1, 15),
    ...each(['filter', 'attributes', 'criteria'], attributes?.criteria, (path, criterion) => [
      ...lengthIssues([...path, 'key'], criterion.key, 100),
      ...sizeIssues([...path, 'values'], criterion.values, 1, 20),
      ...each([...path, 'values'], criterion.values, (place, value) =>
        maxLengthIssues(place, value, 100),
      ),
    ]),
    ...each(['filter', 'tags'], tags, (path, tag) => [
      ...lengthIssues([...path, 'key'], tag.key, 128),
      ...maxLengthIssues([...path, 'value'], tag.value, 256),
    ]),
  ];
}

/** The issues of each item, by its place in the list. */
function each<Item>(
  path: Path,
  items: readonly Item[] | null | undefined,
  issuesOf: (path: Path, item: Item) => InputIssue[],
): InputIssue[] {
  return (items ?? []).flatMap((item, index) => issuesOf([...path, String(index)], item));
}

function sizeIssues(
  path: Path,
  items: readonly unknown[] | null | undefined,
  min: number,
  max: number,
): InputIssue[] {
  if (items === null || items === undefined) return [];
  if (items.length >= min && items.length <= max) return [];
  return [{ path, message: `must have ${min} to ${max} entries, not ${items.length}` }];
}

/** As `lengthIssues`, but the value may be empty. */
function maxLengthIssues(path: Path, value: string, maxLength: number): InputIssue[] {
  const length = Array.from(value).length;
  if (length <= maxLength) return [];
  return [{ path, message: `must have at most ${maxLength} characters, not ${length}` }];
}
