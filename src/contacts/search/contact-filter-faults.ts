import {
  idFaults,
  type InputFault,
  lengthFaults,
  MAX_LENGTHS,
} from '../../graphql-kit/input/input-issue.ts';
import { unknownFaults } from '../../graphql-kit/input/known-values.ts';
import type { ContactFilterInput } from './contact-filter.input.ts';

type Path = readonly string[];

/** What is wrong with a filter by the limits of SearchContacts, its time range aside. */
export function contactFilterFaults(filter: ContactFilterInput): InputFault[] {
  const { channels, initiationMethods, queueIds, agentIds, name, attributes, tags } = filter;
  return [
    ...unknownFaults(['filter', 'channels'], channels),
    ...unknownFaults(['filter', 'initiationMethods'], initiationMethods),
    ...sizeFaults(['filter', 'queueIds'], queueIds, 0, 100),
    ...each(['filter', 'queueIds'], queueIds, (path, id) =>
      idFaults(path, id, MAX_LENGTHS.queueId, 'queue'),
    ),
    ...sizeFaults(['filter', 'agentIds'], agentIds, 0, 100),
    ...each(['filter', 'agentIds'], agentIds, (path, id) =>
      idFaults(path, id, MAX_LENGTHS.userId, 'agent'),
    ),
    ...sizeFaults(['filter', 'name', 'text'], name?.text, 1, 100),
    ...each(['filter', 'name', 'text'], name?.text, (path, text) => lengthFaults(path, text, 128)),
    ...sizeFaults(['filter', 'attributes', 'criteria'], attributes?.criteria, 1, 15),
    ...each(['filter', 'attributes', 'criteria'], attributes?.criteria, (path, criterion) => [
      ...lengthFaults([...path, 'key'], criterion.key, 100),
      ...sizeFaults([...path, 'values'], criterion.values, 1, 20),
      ...each([...path, 'values'], criterion.values, (place, value) =>
        maxLengthFaults(place, value, 100),
      ),
    ]),
    ...each(['filter', 'tags'], tags, (path, tag) => [
      ...lengthFaults([...path, 'key'], tag.key, 128),
      ...maxLengthFaults([...path, 'value'], tag.value, 256),
    ]),
  ];
}

/** The faults of each item, by its place in the list. */
function each<Item>(
  path: Path,
  items: readonly Item[] | null | undefined,
  faultsOf: (path: Path, item: Item) => InputFault[],
): InputFault[] {
  return (items ?? []).flatMap((item, index) => faultsOf([...path, String(index)], item));
}

function sizeFaults(
  path: Path,
  items: readonly unknown[] | null | undefined,
  min: number,
  max: number,
): InputFault[] {
  if (items === null || items === undefined) return [];
  if (items.length >= min && items.length <= max) return [];
  return [{ path, message: `must have ${min} to ${max} entries, not ${items.length}` }];
}

/** As `lengthFaults`, but the value may be empty. */
function maxLengthFaults(path: Path, value: string, maxLength: number): InputFault[] {
  const length = Array.from(value).length;
  if (length <= maxLength) return [];
  return [{ path, message: `must have at most ${maxLength} characters, not ${length}` }];
}
