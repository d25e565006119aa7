import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  type GraphQLField,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import {
  type Requirement,
  REQUIREMENTS_BY_ARGUMENTS,
  type RequirementsByArguments,
} from '../../../graphql-kit/access/requires-permission.ts';
import { fragmentsOf, isExcluded } from '../../../graphql-kit/document/fragments.ts';
import { requirementsOfField } from './requirements-of-field.ts';

/**
 * All requirements of the fields of an operation, at any depth, except fields that its variables exclude.
 *
 * @param variables after coercion.
 * @throws when the arguments of a field that decide on its requirements cannot be coerced.
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
          const declared = requirementsOfField(parent, node.name.value) ?? [];
          const ofArguments = requirementsByArguments(info.getFieldDef(), node, variables);
          for (const requirement of [...declared, ...ofArguments]) requirements.add(requirement);
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

function requirementsByArguments(
  field: GraphQLField<unknown, unknown> | null | undefined,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): readonly Requirement[] {
  const byArguments = field?.extensions[REQUIREMENTS_BY_ARGUMENTS] as
    RequirementsByArguments | undefined;
  if (field == null || byArguments === undefined) return [];
  return byArguments(getArgumentValues(field, node, { ...variables }));
}
