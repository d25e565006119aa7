import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../../../graphql-kit/document/fragments.ts';

/** The totals of selections, with each fragment counted wherever it is spread. */
export interface Totals {
  /** The depth of nested fields. */
  readonly depth: number;
  /** The number of fields at the top level. */
  readonly width: number;
  readonly selections: number;
  readonly aliases: number;
  readonly directives: number;
  /** The max number of one field, fragment or operation. */
  readonly directivesAtOnce: number;
  /** The depth of nested lists that have the names of introspection's lists. */
  readonly lists: number;
  /** The same, inside of `__schema` and `__type` only. */
  readonly introspectionLists: number;
  /** The aliases of `__schema` and `__type`, and those inside them. */
  readonly introspectionAliases: number;
}

const NOTHING: Totals = {
  depth: 0,
  width: 0,
  selections: 0,
  aliases: 0,
  directives: 0,
  directivesAtOnce: 0,
  lists: 0,
  introspectionLists: 0,
  introspectionAliases: 0,
};

/** Introspection's lists that lead to one another. Those of arguments and directives are short. */
const LISTS: ReadonlySet<string> = new Set([
  '__type',
  'types',
  'fields',
  'inputFields',
  'interfaces',
  'possibleTypes',
  'enumValues',
]);

/**
 * Counts the totals of a document's operations. It visits each selection once, however often its fragment is spread, and
 * tolerates cyclic fragments: validation rejects them.
 *
 * @param onSelection is called for each visited selection.
 */
export function countOperations(
  document: DocumentNode,
  onSelection: () => void = () => undefined,
): (operation: OperationDefinitionNode) => Totals {
  const fragments = fragmentsOf(document);
  const counted = new Map<string, Totals>();

  function ofFragment(name: string): Totals {
    const known = counted.get(name);
    if (known !== undefined) return known;
    counted.set(name, NOTHING);
    const fragment = fragments.get(name);
    const totals = fragment ? within(fragment) : NOTHING;
    counted.set(name, totals);
    return totals;
  }

  /** The totals of a definition or an inline fragment: its selections and its own directives. */
  function within(node: {
    readonly selectionSet: SelectionSetNode;
    readonly directives?: readonly unknown[] | undefined;
  }): Totals {
    const directives = node.directives?.length ?? 0;
    const own = { ...NOTHING, directives, directivesAtOnce: directives };
    return node.selectionSet.selections.map(ofSelection).reduce(plus, own);
  }

  function ofSelection(node: SelectionNode): Totals {
    onSelection();
    const directives = node.directives?.length ?? 0;
    switch (node.kind) {
      case Kind.INLINE_FRAGMENT:
        return plus({ ...NOTHING, selections: 1 }, within(node));
      case Kind.FRAGMENT_SPREAD:
        return plus(
          { ...NOTHING, selections: 1, directives, directivesAtOnce: directives },
          ofFragment(node.name.value),
        );
      case Kind.FIELD: {
        const { name, alias, selectionSet } = node;
        const inside = selectionSet ? within({ selectionSet }) : NOTHING;
        const aliases = inside.aliases + (alias ? 1 : 0);
        const lists = inside.lists + (LISTS.has(name.value) ? 1 : 0);
        const introspects = name.value === '__schema' || name.value === '__type';
        return {
          depth: inside.depth + 1,
          width: 1,
          selections: inside.selections + 1,
          aliases,
          directives: inside.directives + directives,
          directivesAtOnce: Math.max(inside.directivesAtOnce, directives),
          lists,
          introspectionLists: introspects ? lists : inside.introspectionLists,
          introspectionAliases: introspects ? aliases : inside.introspectionAliases,
        };
      }
    }
  }

  return (operation) => within(operation);
}

function plus(one: Totals, other: Totals): Totals {
  return {
    depth: Math.max(one.depth, other.depth),
    width: one.width + other.width,
    selections: one.selections + other.selections,
    aliases: one.aliases + other.aliases,
    directives: one.directives + other.directives,
    directivesAtOnce: Math.max(one.directivesAtOnce, other.directivesAtOnce),
    lists: Math.max(one.lists, other.lists),
    introspectionLists: Math.max(one.introspectionLists, other.introspectionLists),
    introspectionAliases: one.introspectionAliases + other.introspectionAliases,
  };
}
