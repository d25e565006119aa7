import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { isLeftOut } from './document-parts.ts';

/** What decides which fields of a document are asked for. */
export interface Selecting {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** After coercion. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The fields that selections ask for of an object, as the execution merges them: those with the same name in the answer
 * are one. Each fragment is followed once.
 *
 * @param onSelection told of each selection that is looked at; may throw to end it.
 */
export function selectFields(
  { schema, fragments, variables }: Selecting,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
  onSelection: () => void,
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const followed = new Set<string>();
  const open = [...selectionSets];

  const isAbout = (condition: string | undefined): boolean => {
    if (condition === undefined || condition === type.name) return true;
    const named = schema.getType(condition);
    return isAbstractType(named) && schema.isSubType(named, type);
  };

  for (let set = open.pop(); set !== undefined; set = open.pop()) {
    for (const node of set.selections) {
      onSelection();
      if (isLeftOut(node, variables)) continue;
      switch (node.kind) {
        case Kind.FIELD: {
          const key = (node.alias ?? node.name).value;
          const known = fields.get(key);
          if (known === undefined) fields.set(key, [node]);
          else known.push(node);
          break;
        }
        case Kind.INLINE_FRAGMENT:
          if (isAbout(node.typeCondition?.name.value)) open.push(node.selectionSet);
          break;
        case Kind.FRAGMENT_SPREAD: {
          const fragment = fragments.get(node.name.value);
          if (fragment === undefined || followed.has(node.name.value)) break;
          followed.add(node.name.value);
          if (isAbout(fragment.typeCondition.name.value)) open.push(fragment.selectionSet);
          break;
        }
      }
    }
  }
  return fields;
}
