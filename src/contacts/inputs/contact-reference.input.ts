import type { Reference } from '@aws-sdk/client-connect';
import { Field, InputType } from 'type-graphql';
import {
  type InputIssue,
  lengthIssues,
  MAX_ISSUES,
  textIssues,
} from '../../graphql-kit/input/input-issue.ts';
import { duplicateIssues, itemIssues } from '../../graphql-kit/input/value-issues.ts';
import { ContactReferenceType } from '../contact-reference-type.enum.ts';

@InputType({
  description:
    'A link or a value that an agent needs for a contact, such as the URL of a claim. Files cannot be given.',
})
export class ContactReferenceInput {
  @Field(() => String, {
    description:
      'The name that agents see, such as `Claim 4698`: 1 to 4,096 characters. It must be unique in the list.',
  })
  readonly name!: string;

  @Field(() => ContactReferenceType, {
    description: 'The type of the value: `URL`, `NUMBER`, `STRING`, `DATE` or `EMAIL`.',
  })
  readonly type!: ContactReferenceType;

  @Field(() => String, {
    description:
      'The value: at most 4,096 characters. For a `DATE` an epoch timestamp, such as `1767225600`.',
  })
  readonly value!: string;
}

/** The max length of a name, and of a value, in characters (documented). */
const MAX_LENGTH = 4_096;

/** The types that callers can give (documented for StartTaskContact, inferred for UpdateContact). */
const GIVEN_TYPES = ['URL', 'NUMBER', 'STRING', 'DATE', 'EMAIL'] as const;

/** The first issues of references to set. Connect documents no limit of their number. */
export function referenceIssues(
  path: readonly string[],
  references: readonly ContactReferenceInput[] | null | undefined,
): InputIssue[] {
  const names = (references ?? []).map(({ name }) => name);
  return [
    ...itemIssues(path, references, (place, { name, type, value }) => [
      ...lengthIssues([...place, 'name'], name, MAX_LENGTH),
      ...typeIssues([...place, 'type'], type),
      ...valueIssues([...place, 'value'], type, value),
    ]),
    ...duplicateIssues(path, names, 'name'),
  ].slice(0, MAX_ISSUES);
}

/** References that have no issues, as Connect takes them: by name, sorted by it. */
export function toConnectReferences(
  references: readonly ContactReferenceInput[],
): Record<string, Reference> {
  const sorted = references.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const entries = sorted.flatMap(({ name, type, value }) =>
    isGivenType(type) ? [[name, { Type: type, Value: value }] as const] : [],
  );
  return Object.fromEntries<Reference>(entries);
}

function typeIssues(path: readonly string[], type: ContactReferenceType): InputIssue[] {
  if (isGivenType(type)) return [];
  return [{ path, message: `must be URL, NUMBER, STRING, DATE or EMAIL, not ${type}` }];
}

function isGivenType(type: ContactReferenceType): type is (typeof GIVEN_TYPES)[number] {
  return (GIVEN_TYPES as readonly string[]).includes(type);
}

/** Connect documents a format for dates only. */
function valueIssues(
  path: readonly string[],
  type: ContactReferenceType,
  value: string,
): InputIssue[] {
  const issues = textIssues(path, value, { max: MAX_LENGTH });
  if (issues.length > 0 || type !== 'DATE' || /^-?\d+$/.test(value)) return issues;
  return [{ path, message: 'must be an epoch timestamp, such as 1767225600' }];
}
