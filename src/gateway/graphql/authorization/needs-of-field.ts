import type { GraphQLNamedType, GraphQLObjectType } from 'graphql';
import { type Need, NEEDS } from '../../../graphql-kit/access/requires-permission.ts';

/** What a field of a type needs: what it declares itself, or else its type; `undefined` when neither does. */
export function needsOfField(
  type: Pick<GraphQLObjectType, 'extensions' | 'getFields'>,
  fieldName: string,
): readonly Need[] | undefined {
  const field = type.getFields()[fieldName];
  return declaredNeeds(field?.extensions) ?? needsOfType(type);
}

/** What the fields of a type need that declare nothing. */
export function needsOfType(
  type: Pick<GraphQLNamedType, 'extensions'>,
): readonly Need[] | undefined {
  return declaredNeeds(type.extensions);
}

/** What the `extensions` of a type or of a field declare. */
export function declaredNeeds(
  extensions: Readonly<Record<string, unknown>> = {},
): readonly Need[] | undefined {
  return extensions[NEEDS] as readonly Need[] | undefined;
}
