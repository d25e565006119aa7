import type { GraphQLNamedType, GraphQLObjectType } from 'graphql';
import { type Requirement, REQUIREMENTS } from '../../../graphql-kit/access/requires-permission.ts';

/** What a field of a type needs: what it declares itself, or else its type; `undefined` when neither does. */
export function requirementsOfField(
  type: Pick<GraphQLObjectType, 'extensions' | 'getFields'>,
  fieldName: string,
): readonly Requirement[] | undefined {
  const field = type.getFields()[fieldName];
  return declaredRequirements(field?.extensions) ?? requirementsOfType(type);
}

/** What the fields of a type need that declare nothing. */
export function requirementsOfType(
  type: Pick<GraphQLNamedType, 'extensions'>,
): readonly Requirement[] | undefined {
  return declaredRequirements(type.extensions);
}

/** What the `extensions` of a type or of a field declare. */
export function declaredRequirements(
  extensions: Readonly<Record<string, unknown>> = {},
): readonly Requirement[] | undefined {
  return extensions[REQUIREMENTS] as readonly Requirement[] | undefined;
}
