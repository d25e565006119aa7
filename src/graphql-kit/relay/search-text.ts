import type { StringCondition } from '@aws-sdk/client-connect';
import type { InputIssue } from '../input/input-issue.ts';

/** What Connect can look for inside a text: with less or more, its answers are not valid (documented). */
const SHORTEST = 2;
const LONGEST = 25;

/** How the argument `search` is described, after what it looks at. */
export const SEARCH_LENGTHS = `${SHORTEST} to ${LONGEST} characters; an empty text restricts nothing.`;

/** What is wrong with the argument `search`. */
export function searchIssues(search: string | null | undefined): InputIssue[] {
  const length = Array.from(search ?? '').length;
  if (length === 0 || (length >= SHORTEST && length <= LONGEST)) return [];
  const message = `must be empty, or have ${SHORTEST} to ${LONGEST} characters, not ${length}`;
  return [{ path: ['search'], message }];
}

/** Connect's condition that a field contains a text; `undefined` when there is none to look for. */
export function contains(
  fieldName: string,
  search: string | null | undefined,
): StringCondition | undefined {
  if (search === null || search === undefined || search === '') return undefined;
  return { FieldName: fieldName, Value: search, ComparisonType: 'CONTAINS' };
}
