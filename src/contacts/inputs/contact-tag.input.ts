import { Field, InputType } from 'type-graphql';
import {
  type InputIssue,
  lengthIssues,
  MAX_ISSUES,
  textIssues,
} from '../../graphql-kit/input/input-issue.ts';
import { countIssues, duplicateIssues, itemIssues } from '../../graphql-kit/input/value-issues.ts';

@InputType({ description: 'A tag to add to a contact, such as `department` with `claims`.' })
export class ContactTagInput {
  @Field(() => String, {
    description:
      'The key, such as `department`: 1 to 128 letters, digits and characters of `+,-./:;<=_`, not beginning with `aws:`. It must be unique in the list.',
  })
  readonly key!: string;

  @Field(() => String, {
    description: 'The value, such as `claims`: at most 256 characters. It can be empty.',
  })
  readonly value!: string;
}

/** How many tags of the company's own a contact has, and a request (documented). */
export const MAX_TAGS = 6;
/** How many tags, or keys of tags, a request has (documented). */
const COUNT = { min: 1, max: MAX_TAGS } as const;
/** The max lengths in characters (documented). */
const MAX_LENGTHS = { key: 128, value: 256 } as const;
/** The prefix of the tags that AWS generates (documented). */
export const RESERVED_TAG_PREFIX = 'aws:';
/** Connect's own pattern (documented), without the reserved prefix. `+-=` is a range, which has the digits in it. */
const KEY_PATTERN = /^[a-zA-Z+-=._:/]+$/;

/** The first issues of tags to add. */
export function tagIssues(path: readonly string[], tags: readonly ContactTagInput[]): InputIssue[] {
  const wrongCount = countIssues(path, tags, COUNT);
  if (wrongCount.length > 0) return wrongCount;
  const keys = tags.map(({ key }) => key);
  return [
    ...itemIssues(path, tags, (place, { key, value }) => [
      ...keyIssues([...place, 'key'], key),
      ...textIssues([...place, 'value'], value, { max: MAX_LENGTHS.value }),
    ]),
    ...duplicateIssues(path, keys, 'key'),
  ].slice(0, MAX_ISSUES);
}

/** The first issues of keys of tags to remove. */
export function tagKeyIssues(path: readonly string[], keys: readonly string[]): InputIssue[] {
  const wrongCount = countIssues(path, keys, COUNT);
  if (wrongCount.length > 0) return wrongCount;
  return [...itemIssues(path, keys, keyIssues), ...duplicateIssues(path, keys)];
}

function keyIssues(path: readonly string[], key: string): InputIssue[] {
  const issues = lengthIssues(path, key, MAX_LENGTHS.key);
  if (issues.length > 0) return issues;
  if (key.startsWith(RESERVED_TAG_PREFIX)) {
    return [{ path, message: `must not begin with ${RESERVED_TAG_PREFIX}, which AWS reserves` }];
  }
  if (KEY_PATTERN.test(key)) return [];
  return [
    { path, message: 'must have only letters A to Z and a to z, digits and + , - . / : ; < = _' },
  ];
}
