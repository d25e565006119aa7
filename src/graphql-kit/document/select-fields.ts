import {
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { isExcluded } from './fragments.ts';

/** The fields of an object that its type, instance and id are enough for: they are known without a read. */
export const REFERENCE_FIELDS: readonly string[] = ['id', 'instanceId', 'nodeId'];

/** The document parts that decide which fields are selected. */
export interface SelectionScope {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** After coercion. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The fields of an object that selection sets select, merged as in execution: by response name. Each fragment is
 * visited once.
 *
 * @param onSelection called for each visited selection; may throw to stop the traversal.
 */
export function selectFields(
  { schema, fragments, variables }: SelectionScope,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
  onSelection: () => void,
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  const open = [...selectionSets];

  const appliesTo = (condition: string | undefined): boolean => {
    if (condition === undefined || condition === type.name) return true;
    const named = schema.getType(condition);
    return isAbstractType(named) && schema.isSubType(named, type);
  };

  for (let set = open.pop(); set !== undefined; set = open.pop()) {
    for (const node of set.selections) {
      onSelection();
      if (isExcluded(node, variables)) continue;
      switch (node.kind) {
        case Kind.FIELD: {
          const key = (node.alias ?? node.name).value;
          const merged = fields.get(key);
          if (merged === undefined) fields.set(key, [node]);
          else merged.push(node);
          break;
        }
        case Kind.INLINE_FRAGMENT:
          if (appliesTo(node.typeCondition?.name.value)) open.push(node.selectionSet);
          break;
        case Kind.FRAGMENT_SPREAD: {
          const fragment = fragments.get(node.name.value);
          if (fragment === undefined || visited.has(node.name.value)) break;
          visited.add(node.name.value);
          if (appliesTo(fragment.typeCondition.name.value)) open.push(fragment.selectionSet);
          break;
        }
      }
    }
  }
  return fields;
}

/**
 * Whether a field selects only the named fields of its object, and `__typename`; aliases and fragments are resolved. False
 * for a field that does not return an object.
 */
export function selectsOnly(info: GraphQLResolveInfo, names: readonly string[]): boolean {
  const type = getNamedType(info.returnType);
  if (!isObjectType(type)) return false;
  const selected = selectFields(
    {
      schema: info.schema,
      fragments: new Map(Object.entries(info.fragments)),
      variables: info.variableValues,
    },
    type,
    info.fieldNodes.flatMap(({ selectionSet }) => selectionSet ?? []),
    () => undefined,
  );
  const all = [...selected.values()].flat().map(({ name }) => name.value);
  return all.every((name) => name === '__typename' || names.includes(name));
}
