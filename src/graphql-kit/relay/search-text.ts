import type { StringCondition } from '@aws-sdk/client-connect';
import type { InputIssue } from '../input/input-issue.ts';

/** The lengths of text that Connect can search for: with others, its results are not valid (documented). */
const MIN_LENGTH = 2;
const MAX_LENGTH = 25;

/** Ends the description of the argument `search`, after the searched fields. */
export const SEARCH_LENGTHS = `${MIN_LENGTH} to ${MAX_LENGTH} characters; an empty text restricts nothing.`;

/** The issues of the argument `search`. */
export function searchIssues(search: string | null | undefined): InputIssue[] {
  const length = Array.from(search ?? '').length;
  if (length === 0 || (length >= MIN_LENGTH && length <= MAX_LENGTH)) return [];
  const message = `must be empty, or have ${MIN_LENGTH} to ${MAX_LENGTH} characters, not ${length}`;
  return [{ path: ['search'], message }];
}

/** Connect's condition that a field contains a text; `undefined` for an empty text. */
export function contains(
  fieldName: string,
  search: string | null | undefined,
): StringCondition | undefined {
  if (search === null || search === undefined || search === '') return undefined;
  return { FieldName: fieldName, Value: search, ComparisonType: 'CONTAINS' };
}
