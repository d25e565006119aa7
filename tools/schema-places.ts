import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;

/** The types of a schema's own. */
export function typesOf(schema: GraphQLSchema): GraphQLNamedType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
}

/** The fields of a type; none for one that has no fields. */
export function fieldsOf(type: GraphQLNamedType): (Field | GraphQLInputField)[] {
  if (isInputObjectType(type)) return Object.values(type.getFields());
  return isObjectType(type) || isInterfaceType(type) ? outputFieldsOf(type) : [];
}

/** What can be selected at the root of a document. */
export function rootFieldsOf(schema: GraphQLSchema): Field[] {
  const roots = [schema.getQueryType(), schema.getMutationType()];
  return roots.flatMap((root) => (root ? outputFieldsOf(root) : []));
}

/** Whether a field or an argument is declared, written as in SDL. */
export function has(
  declared: readonly (Field | GraphQLInputField | GraphQLArgument)[],
  wanted: string,
): boolean {
  return declared.some(({ name, type }) => `${name}: ${String(type)}` === wanted);
}

function outputFieldsOf(type: { getFields(): Record<string, Field> }): Field[] {
  return Object.values(type.getFields());
}
