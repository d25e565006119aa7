import { Field, InputType } from 'type-graphql';
import {
  type InputIssue,
  lengthIssues,
  MAX_ISSUES,
  textIssues,
} from '../../graphql-kit/input/input-issue.ts';
import { duplicateIssues, itemIssues } from '../../graphql-kit/input/value-issues.ts';

@InputType({ description: 'An attribute to set on a contact, such as `language` with `en`.' })
export class ContactAttributeInput {
  @Field(() => String, {
    description:
      'The key, such as `policyNumber`: letters, digits, dashes and underscores. It must be unique in the list.',
  })
  readonly key!: string;

  @Field(() => String, {
    description:
      'The value, such as `HI-209001`: at most 32,767 characters. All keys and values of a contact have at most 32,768 bytes together.',
  })
  readonly value!: string;
}

/** The max length of a key, and of a value, in characters (documented). */
const MAX_LENGTH = 32_767;

/** The max size of all attributes of a contact, keys and values together, in bytes of UTF-8 (documented). */
export const MAX_ATTRIBUTE_BYTES = 32_768;

/** The first issues of attributes to set. Those that the contact already has are not considered. */
export function attributeIssues(
  path: readonly string[],
  attributes: readonly ContactAttributeInput[] | null | undefined,
): InputIssue[] {
  const given = attributes ?? [];
  const keys = given.map(({ key }) => key);
  return [
    ...sizeIssues(path, given),
    ...itemIssues(path, given, (place, { key, value }) => [
      ...keyIssues([...place, 'key'], key),
      ...textIssues([...place, 'value'], value, { max: MAX_LENGTH }),
    ]),
    ...duplicateIssues(path, keys, 'key'),
  ].slice(0, MAX_ISSUES);
}

const SET = ['input', 'set'];
const REMOVE = ['input', 'remove'];

/**
 * The first issues of attributes to set, and of keys of attributes to remove. No value is empty: Connect would remove the
 * attribute.
 */
export function attributeChangeIssues({
  set,
  remove,
}: {
  readonly set?: readonly ContactAttributeInput[] | null;
  readonly remove?: readonly string[] | null;
}): InputIssue[] {
  const places = new Map(set?.map(({ key }, index) => [key, index]));
  return [
    ...attributeIssues(SET, set),
    ...itemIssues(SET, set, (path, { value }) => {
      const message = 'must not be empty. To remove the attribute, give its key in input.remove';
      return value === '' ? [{ path: [...path, 'value'], message }] : [];
    }),
    ...itemIssues(REMOVE, remove, keyIssues),
    ...duplicateIssues(REMOVE, remove ?? []),
    ...itemIssues(REMOVE, remove, (path, key) => {
      const index = places.get(key);
      if (index === undefined) return [];
      return [{ path, message: `must differ from input.set.${index}.key` }];
    }),
  ].slice(0, MAX_ISSUES);
}

/** That keys have only these characters is documented; that no other letters count is inferred. */
function keyIssues(path: readonly string[], key: string): InputIssue[] {
  const issues = lengthIssues(path, key, MAX_LENGTH);
  if (issues.length > 0 || /^[A-Za-z0-9_-]+$/.test(key)) return issues;
  return [{ path, message: 'must have only the characters A to Z, a to z, 0 to 9, - and _' }];
}

function sizeIssues(
  path: readonly string[],
  attributes: readonly ContactAttributeInput[],
): InputIssue[] {
  let bytes = 0;
  for (const { key, value } of attributes) bytes += Buffer.byteLength(key + value);
  if (bytes <= MAX_ATTRIBUTE_BYTES) return [];
  const message = `must have at most ${MAX_ATTRIBUTE_BYTES} bytes of keys and values, not ${bytes}`;
  return [{ path, message }];
}
