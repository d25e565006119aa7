import {
  type ASTVisitor,
  getNullableType,
  GraphQLError,
  isInputObjectType,
  isNonNullType,
  Kind,
  type ValidationContext,
} from 'graphql';

/**
 * The schema must have the operation's type. graphql-js does not validate that: it fails when it executes the
 * operation, with an error that blames the server rather than the caller.
 */
export function KnownOperationTypesRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      const { operation } = node;
      if (context.getSchema().getRootType(operation) != null) return;
      const message = `The schema has no ${operation}s.`;
      context.reportError(new GraphQLError(message, { nodes: [node] }));
    },
  };
}

/**
 * A variable in a field of a oneOf input object must be non-null (GraphQL specification of September 2025, "All
 * Variable Usages Are Allowed"). graphql-js 16 checks it only if the object itself is nullable.
 */
export function OneOfVariablesRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      const definitions = new Map(
        operation.variableDefinitions?.map((definition) => [
          definition.variable.name.value,
          definition,
        ]),
      );
      for (const { node, parentType } of context.getRecursiveVariableUsages(operation)) {
        const definition = definitions.get(node.name.value);
        if (definition === undefined || !isNonNullType(parentType)) continue;
        const objectType = getNullableType(parentType);
        if (!isInputObjectType(objectType) || !objectType.isOneOf) continue;
        if (definition.type.kind === Kind.NON_NULL_TYPE) continue;
        const message = `Variable "$${node.name.value}" must be non-nullable to be used for OneOf Input Object "${objectType.name}".`;
        context.reportError(new GraphQLError(message, { nodes: [definition, node] }));
      }
    },
  };
}
