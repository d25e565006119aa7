import { type GraphQLSchema, isInputObjectType } from 'graphql';

/**
 * Makes graphql-js enforce `@oneOf` wherever the schema says it. type-graphql only prints the directive, so without
 * this a value with two keys, or none, would reach the resolver.
 */
export function enforceOneOf(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isInputObjectType(type)) continue;
    type.isOneOf = type.astNode?.directives?.some(({ name }) => name.value === 'oneOf') ?? false;
  }
}
