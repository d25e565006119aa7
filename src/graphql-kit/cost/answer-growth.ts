import { getNamedType, type GraphQLResolveInfo, isObjectType } from 'graphql';
import { selectFields } from '../document/select-fields.ts';

/** The part of the context through which lists report that they are longer than estimated before execution. */
export interface AnswerGrowth {
  /**
   * Counts values of the answer in addition to the estimate.
   *
   * @throws a `GraphQLError` when the answer becomes too large; it fails the field.
   */
  readonly growAnswer: (values: number) => void;
}

/**
 * Counts the entries of a list in addition to those that its field declares, each with all of its selected fields.
 *
 * @throws what `growAnswer` throws.
 */
export function countEntries(
  { growAnswer }: AnswerGrowth,
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
