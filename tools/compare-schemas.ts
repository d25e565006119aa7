import {
  astFromValue,
  buildSchema,
  findBreakingChanges,
  findDangerousChanges,
  type GraphQLInputObjectType,
  type GraphQLSchema,
  isInputObjectType,
  print,
} from 'graphql';

/** A change of the schema, and what it does to clients. */
export interface SchemaChange {
  readonly criticality: 'breaking' | 'dangerous';
  readonly message: string;
}

/**
 * The changes from one SDL to another that matter to clients: those that break some, first, and those that a client can
 * stumble over, such as a new member of a union.
 *
 * @throws GraphQLError when either is not the SDL of a schema.
 */
export function compareSchemas(before: string, after: string): SchemaChange[] {
  const [old, current] = [buildSchema(before), buildSchema(after)];
  const changes: SchemaChange[] = [
    ...findBreakingChanges(old, current).map(({ description }) => breaking(description)),
    ...findDangerousChanges(old, current).map(({ description }) => dangerous(description)),
    ...inputPairs(old, current).flatMap(([from, to]) => [
      ...oneOfChanges(from, to),
      ...defaultChanges(from, to),
    ]),
  ];
  return changes.sort((a, b) => a.criticality.localeCompare(b.criticality));
}

const breaking = (message: string): SchemaChange => ({ criticality: 'breaking', message });
const dangerous = (message: string): SchemaChange => ({ criticality: 'dangerous', message });

/** The input objects of both schemas. graphql-js does not look at the following of theirs. */
function inputPairs(
  old: GraphQLSchema,
  current: GraphQLSchema,
): [GraphQLInputObjectType, GraphQLInputObjectType][] {
  return Object.values(old.getTypeMap()).flatMap((from) => {
    const to = current.getType(from.name);
    return isInputObjectType(from) && isInputObjectType(to) ? [[from, to]] : [];
  });
}

function oneOfChanges(from: GraphQLInputObjectType, to: GraphQLInputObjectType): SchemaChange[] {
  if (!from.isOneOf && to.isOneOf) {
    return [breaking(`${to.name} became @oneOf: a value with two fields, or none, is rejected.`)];
  }
  if (from.isOneOf && !to.isOneOf) {
    return [dangerous(`${to.name} is no longer @oneOf: it may be read with two fields, or none.`)];
  }
  return [];
}

function defaultChanges(from: GraphQLInputObjectType, to: GraphQLInputObjectType): SchemaChange[] {
  const defaults = (type: GraphQLInputObjectType, name: string): string | undefined => {
    const field = type.getFields()[name];
    const node = field && astFromValue(field.defaultValue, field.type);
    return node ? print(node) : undefined;
  };
  return Object.keys(from.getFields()).flatMap((name) => {
    if (!(name in to.getFields())) return [];
    const [was, is] = [defaults(from, name), defaults(to, name)];
    if (was === is) return [];
    const change = `from ${was ?? 'none'} to ${is ?? 'none'}`;
    return [dangerous(`${to.name}.${name} has changed its default value ${change}.`)];
  });
}
