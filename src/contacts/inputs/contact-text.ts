import { type InputIssue, textIssues } from '../../graphql-kit/input/input-issue.ts';

/** The max lengths of a contact's texts in characters (documented). */
const MAX_LENGTHS = { name: 1_024, description: 4_096 } as const;

/** The issues of the name and the description of a contact. Both can be empty (documented). */
export function contactTextIssues(
  path: readonly string[],
  { name, description }: { readonly name?: string | null; readonly description?: string | null },
): InputIssue[] {
  return [
    ...textIssues([...path, 'name'], name, { max: MAX_LENGTHS.name }),
    ...textIssues([...path, 'description'], description, { max: MAX_LENGTHS.description }),
  ];
}
