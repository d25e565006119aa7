import type { GraphQLNamedType, GraphQLObjectType } from 'graphql';
import { type Requirement, REQUIREMENTS } from '../../../graphql-kit/access/requires-permission.ts';

/** The requirements of a field: those that it declares itself, or else those of its type; `undefined` without either. */
export function requirementsOfField(
  type: Pick<GraphQLObjectType, 'extensions' | 'getFields'>,
  fieldName: string,
): readonly Requirement[] | undefined {
  const field = type.getFields()[fieldName];
  return declaredRequirements(field?.extensions) ?? requirementsOfType(type);
}

/** The requirements of fields that declare none themselves. */
export function requirementsOfType(
  type: Pick<GraphQLNamedType, 'extensions'>,
): readonly Requirement[] | undefined {
  return declaredRequirements(type.extensions);
}

/** The requirements in the `extensions` of a type or a field. */
export function declaredRequirements(
  extensions: Readonly<Record<string, unknown>> = {},
): readonly Requirement[] | undefined {
  return extensions[REQUIREMENTS] as readonly Requirement[] | undefined;
}
