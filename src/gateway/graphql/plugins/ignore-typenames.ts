import type { ApolloServerPlugin } from '@apollo/server';
import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/**
 * Accepts variables with an object that a client has read, such as a destination's `target`: the client's cache adds
 * `__typename` to it, and an input object has no such field. No other name is accepted: it must be that of the object
 * type after which the input type is named. Must come before plugins that read variables.
 */
export function ignoreTypenames(): ApolloServerPlugin {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ schema, operation, request }) {
          if (operation === undefined || request.variables === undefined) return Promise.resolve();
          request.variables = withoutTypenames(schema, operation, request.variables);
          return Promise.resolve();
        },
      }),
  };
}

/**
 * The variables of an operation without each `__typename` whose value is `TransferTarget` where the input type is
 * `TransferTargetInput`, and likewise for all pairs of types with such names. Returns the same object if there is none.
 */
export function withoutTypenames(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Variables,
): Variables {
  const types = variableDefinitions.map(
    ({ variable, type }) => [variable.name.value, typeFromAST(schema, type)] as const,
  );
  return replaceMembers(variables, types, (type, value) => without(schema, type, value));
}

function without(schema: GraphQLSchema, type: GraphQLInputType, value: unknown): unknown {
  if (isNonNullType(type)) return without(schema, type.ofType, value);
  if (typeof value !== 'object' || value === null) return value;
  if (isListType(type)) {
    if (!Array.isArray(value)) return without(schema, type.ofType, value);
    const items = value.map((item: unknown) => without(schema, type.ofType, item));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (!isInputObjectType(type) || Array.isArray(value)) return value;
  const fields = Object.values(type.getFields()).map((field) => [field.name, field.type] as const);
  return replaceMembers(withoutTypename(schema, type, value), fields, (fieldType, member) =>
    without(schema, fieldType, member),
  );
}

function withoutTypename(
  schema: GraphQLSchema,
  { name }: GraphQLInputObjectType,
  value: object,
): Variables {
  const { __typename, ...members } = value as Variables;
  const isOfPair = typeof __typename === 'string' && name === `${__typename}Input`;
  return isOfPair && isObjectType(schema.getType(__typename)) ? members : (value as Variables);
}

/** The same object if no member is replaced. */
function replaceMembers(
  object: Variables,
  types: readonly (readonly [string, unknown])[],
  replace: (type: GraphQLInputType, member: unknown) => unknown,
): Variables {
  const replaced: [string, unknown][] = [];
  for (const [name, type] of types) {
    if (!isInputType(type) || !Object.hasOwn(object, name)) continue;
    const member = replace(type, object[name]);
    if (member !== object[name]) replaced.push([name, member]);
  }
  return replaced.length === 0 ? object : { ...object, ...Object.fromEntries(replaced) };
}
