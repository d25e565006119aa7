import { type DefinitionNode, type DocumentNode, Kind, visit } from 'graphql';
import { ENTITIES } from './entities.ts';

const ROOTS = ['Query', 'Mutation'];

/**
 * What is for the gateway's own clients only. A supergraph has one `viewer` and one `node` at most, and a `nodeId` is of
 * no use without `node`.
 */
const NODE = { interface: 'Node', field: 'nodeId' } as const;
const OWN_ROOT_FIELDS = ['node', 'viewer'];

/** Root fields that read one entity. A router reads entities by their keys, and companies have such names themselves. */
const ROOT_FIELDS_BY_ID = ['contactFlow', 'queue', 'quickConnect', 'routingProfile', 'user'];

/**
 * The part of the API that a supergraph gets. What is left out does not take part in composition. `@inaccessible` would
 * not do: composers merge a field before they hide it, so another subgraph could not have one of the same name.
 *
 * @param hasRootFieldsById whether the root fields that read one entity by its id are in it.
 */
export function federatedPart(api: DocumentNode, hasRootFieldsById: boolean): DocumentNode {
  const leftOut = hasRootFieldsById ? OWN_ROOT_FIELDS : [...OWN_ROOT_FIELDS, ...ROOT_FIELDS_BY_ID];
  const part = visit(api, {
    InterfaceTypeDefinition: ({ name }) => (name.value === NODE.interface ? null : undefined),
    ObjectTypeDefinition: (type) => ({
      ...type,
      interfaces: (type.interfaces ?? []).filter(({ name }) => name.value !== NODE.interface),
      fields: (type.fields ?? []).filter(
        ({ name }) =>
          name.value !== NODE.field &&
          !(type.name.value === 'Query' && leftOut.includes(name.value)),
      ),
    }),
  });
  return { ...part, definitions: reachable(part.definitions) };
}

/** The definitions without those of types that only fields led to that are left out. */
function reachable(definitions: readonly DefinitionNode[]): DefinitionNode[] {
  const names = new Set<string>();
  const open = [...ROOTS, ...ENTITIES.keys()];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (names.has(name)) continue;
    names.add(name);
    for (const definition of definitions) {
      if (nameOf(definition) !== name && !implementsInterface(definition, name)) continue;
      open.push(nameOf(definition) ?? name);
      visit(definition, { NamedType: (type) => void open.push(type.name.value) });
    }
  }
  return definitions.filter((definition) => {
    const isType = definition.kind.endsWith('TypeDefinition');
    return !isType || names.has(nameOf(definition) ?? '');
  });
}

function nameOf(definition: DefinitionNode): string | undefined {
  return 'name' in definition ? definition.name.value : undefined;
}

function implementsInterface(definition: DefinitionNode, name: string): boolean {
  return (
    definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
    definition.interfaces?.some((one) => one.name.value === name) === true
  );
}
