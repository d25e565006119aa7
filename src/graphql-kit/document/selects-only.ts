import { getNamedType, type GraphQLResolveInfo, isObjectType } from 'graphql';
import { selectFields } from './select-fields.ts';

/**
 * Whether a field's selection asks for none but the named fields of its object, and for the names of types; aliases and
 * fragments are seen through. Never so for a field that does not give an object.
 */
export function selectsOnly(info: GraphQLResolveInfo, names: readonly string[]): boolean {
  const type = getNamedType(info.returnType);
  if (!isObjectType(type)) return false;
  const asked = selectFields(
    {
      schema: info.schema,
      fragments: new Map(Object.entries(info.fragments)),
      variables: info.variableValues,
    },
    type,
    info.fieldNodes.flatMap(({ selectionSet }) => selectionSet ?? []),
    () => undefined,
  );
  const all = [...asked.values()].flat().map(({ name }) => name.value);
  return all.every((name) => name === '__typename' || names.includes(name));
}
