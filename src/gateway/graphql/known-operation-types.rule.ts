import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';

/**
 * An operation must be of a type that the schema has. graphql-js finds that out only when it runs the operation, and
 * checks nothing of it before: that is an error of the server's, where it is the caller's.
 */
export function KnownOperationTypesRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      const { operation } = node;
      if (context.getSchema().getRootType(operation) != null) return;
      context.reportError(new GraphQLError(`There are no ${operation}s here.`, { nodes: [node] }));
    },
  };
}
