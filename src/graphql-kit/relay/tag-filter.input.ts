import type { ControlPlaneTagFilter } from '@aws-sdk/client-connect';
import { Field, InputType } from 'type-graphql';
import { type InputIssue, lengthIssues, textIssues } from '../input/input-issue.ts';
import { itemIssues } from '../input/value-issues.ts';

@InputType({ description: 'A tag that an entry must have, with key and value.' })
export class TagFilterInput {
  @Field(() => String, {
    description: 'The key of the tag, such as `department`: 1 to 128 characters.',
  })
  readonly key!: string;

  @Field(() => String, {
    description: 'The value of the tag, such as `claims`: at most 256 characters.',
  })
  readonly value!: string;
}

/** The max lengths of a tag's key and value, from AWS's documentation of tags. */
const MAX_LENGTHS = { key: 128, value: 256 } as const;

/** The issues of the argument `tags`. */
export function tagFilterIssues(tags: readonly TagFilterInput[] | null | undefined): InputIssue[] {
  return itemIssues(['tags'], tags, (path, { key, value }) => [
    ...lengthIssues([...path, 'key'], key, MAX_LENGTHS.key),
    ...textIssues([...path, 'value'], value, { max: MAX_LENGTHS.value }),
  ]);
}

/** Connect's filter for entries that have all of the tags; `undefined` without tags. */
export function tagFilter(
  tags: readonly TagFilterInput[] | null | undefined,
): { readonly TagFilter: ControlPlaneTagFilter } | undefined {
  if (tags === null || tags === undefined || tags.length === 0) return undefined;
  const AndConditions = tags.map(({ key, value }) => ({ TagKey: key, TagValue: value }));
  return { TagFilter: { AndConditions } };
}
