import { getNamedType, type GraphQLResolveInfo, isObjectType } from 'graphql';
import { selectFields } from '../document/select-fields.ts';

/** What lists of unknown length have to do with when they turn out longer than was counted before the operation ran. */
export interface AnswerGrowth {
  /**
   * Counts values that the answer holds beyond those that were counted for it.
   *
   * @throws a `GraphQLError` when the answer becomes too large; it fails the field.
   */
  readonly growAnswer: (values: number) => void;
}

/**
 * Counts the entries of a list beyond those that its field declares, with all that is selected of each.
 *
 * @throws what `growAnswer` throws.
 */
export function countEntries(
  { growAnswer: growAnswer }: AnswerGrowth,
  { schema, fragments, variableValues: variables, fieldNodes, returnType }: GraphQLResolveInfo,
  entries: number,
  expected: number,
): void {
  const type = getNamedType(returnType);
  if (entries <= expected || !isObjectType(type)) return;
  const selected = selectFields(
    { schema, fragments: new Map(Object.entries(fragments)), variables },
    type,
    fieldNodes.flatMap(({ selectionSet }) => selectionSet ?? []),
    () => undefined,
  );
  growAnswer((entries - expected) * (1 + selected.size));
}
