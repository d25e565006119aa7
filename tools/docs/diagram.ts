import {
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInputObjectType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';

/** The types that the diagram shows. */
const MAIN = [
  'Query',
  'Mutation',
  'TransferContactInput',
  'TransferTargetInput',
  'TransferContactResult',
  'TransferContactSuccess',
  'Contact',
  'Queue',
  'QueueMetrics',
  'User',
  'UserAvailability',
  'RoutingProfile',
  'QuickConnect',
  'TransferTarget',
  'ContactFlow',
  'AgentStatus',
];

/** The type of the entries where it is a connection, else the type itself. */
function entryOf(type: GraphQLNamedType): GraphQLNamedType {
  const nodes = isObjectType(type) ? type.getFields()['nodes'] : undefined;
  return nodes === undefined ? type : getNamedType(nodes.type);
}

/** What is written into the box of a type: what always has a value, all of an input, the members of a union. */
function contentOf(type: GraphQLNamedType): string[] {
  if (isUnionType(type)) return ['<<union>>', ...type.getTypes().map(({ name }) => name)];
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const lines = fields.map((field) => `${field.name} ${String(field.type)}`);
    return [type.isOneOf ? '<<input, exactly one>>' : '<<input>>', ...lines];
  }
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields())
    .filter((field) => isNonNullType(field.type) && isLeafType(getNamedType(field.type)))
    .map((field) => `${field.name} ${String(field.type)}`);
}

/** The arrows that leave a type, one for all fields that lead to the same type. */
function arrowsFrom(type: GraphQLNamedType): string[] {
  const arrows = new Map<string, string[]>();
  const add = (to: GraphQLNamedType, label: string): void => {
    if (MAIN.includes(to.name)) arrows.set(to.name, [...(arrows.get(to.name) ?? []), label]);
  };
  if (isObjectType(type)) {
    for (const field of Object.values(type.getFields())) {
      add(entryOf(getNamedType(field.type)), field.name);
      for (const { name, type: argument } of field.args) add(getNamedType(argument), name);
    }
  }
  if (isInputObjectType(type)) {
    for (const { name, type: part } of Object.values(type.getFields()))
      add(getNamedType(part), name);
  }
  if (isUnionType(type)) for (const member of type.getTypes()) add(member, 'done');
  return [...arrows].map(([to, labels]) => `  ${type.name} --> ${to} : ${labels.join(', ')}`);
}

/** A Mermaid diagram of the main types. */
export function diagramOf(schema: GraphQLSchema): string {
  const types = MAIN.map((name) => {
    const type = schema.getType(name);
    if (type === undefined) throw new Error(`The diagram is to show ${name}, which is no type`);
    return type;
  });
  const boxes = types.flatMap((type) => [
    `  class ${type.name} {`,
    ...contentOf(type).map((line) => `    ${line}`),
    '  }',
  ]);
  return [
    '```mermaid',
    'classDiagram',
    '  direction LR',
    ...boxes,
    ...types.flatMap(arrowsFrom),
    '```',
  ].join('\n');
}
