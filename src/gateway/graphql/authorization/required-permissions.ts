import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Requirement } from '../../../graphql-kit/access/requires-permission.ts';
import { fragmentsOf, isExcluded } from '../../../graphql-kit/document/fragments.ts';
import { requirementsOfField } from './requirements-of-field.ts';

/**
 * All requirements of the fields of an operation, at any depth, except fields that its variables exclude.
 *
 * @param variables after coercion.
 */
export function requiredPermissions(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): ReadonlySet<Requirement> {
  const fragments = fragmentsOf(document);
  const requirements = new Set<Requirement>();
  const open: (OperationDefinitionNode | FragmentDefinitionNode)[] = [operation];
  const seen = new Set<string>();

  for (let root = open.pop(); root !== undefined; root = open.pop()) {
    const info = new TypeInfo(schema);
    visit(
      root,
      visitWithTypeInfo(info, {
        Field(node) {
          if (isExcluded(node, variables)) return false;
          const parent = info.getParentType();
          if (!isObjectType(parent) && !isInterfaceType(parent)) return undefined;
          for (const requirement of requirementsOfField(parent, node.name.value) ?? [])
            requirements.add(requirement);
          return undefined;
        },
        InlineFragment: (node) => (isExcluded(node, variables) ? false : undefined),
        FragmentSpread(node) {
          const name = node.name.value;
          const fragment = fragments.get(name);
          if (fragment === undefined || seen.has(name) || isExcluded(node, variables)) return;
          seen.add(name);
          open.push(fragment);
        },
      }),
    );
  }
  return requirements;
}
