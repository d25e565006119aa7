import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Need } from '../../api/needs.ts';
import { needsOfField } from './needs-of-field.ts';

/**
 * All that the fields of an operation need, wherever they stand in it, but for those that its variables leave out.
 *
 * @param variables as they are after coercion.
 */
export function needsOfOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): ReadonlySet<Need> {
  const fragments = new Map(
    document.definitions.flatMap((definition): [string, FragmentDefinitionNode][] =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
  const needs = new Set<Need>();
  const open: (OperationDefinitionNode | FragmentDefinitionNode)[] = [operation];
  const seen = new Set<string>();
  const isLeftOut = (node: SelectionNode): boolean =>
    getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true ||
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] === false;

  for (let root = open.pop(); root !== undefined; root = open.pop()) {
    const info = new TypeInfo(schema);
    visit(
      root,
      visitWithTypeInfo(info, {
        Field(node) {
          if (isLeftOut(node)) return false;
          const parent = info.getParentType();
          if (!isObjectType(parent) && !isInterfaceType(parent)) return undefined;
          for (const need of needsOfField(parent, node.name.value) ?? []) needs.add(need);
          return undefined;
        },
        InlineFragment: (node) => (isLeftOut(node) ? false : undefined),
        FragmentSpread(node) {
          const name = node.name.value;
          const fragment = fragments.get(name);
          if (fragment === undefined || seen.has(name) || isLeftOut(node)) return;
          seen.add(name);
          open.push(fragment);
        },
      }),
    );
  }
  return needs;
}
