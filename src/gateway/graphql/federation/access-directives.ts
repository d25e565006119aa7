import {
  type ConstDirectiveNode,
  type GraphQLSchema,
  isObjectType,
  Kind,
  parseConstValue,
} from 'graphql';
import type { ScopeNames } from '../../../auth/permission.ts';
import { type Requirement, scopesOf } from '../../../graphql-kit/access/requires-permission.ts';
import { requirementsOfField, requirementsOfType } from '../authorization/requirements-of-field.ts';

/** The directives of Federation 2 that state the scopes which types and fields require. */
export interface AccessDirectives {
  ofType(typeName: string): readonly ConstDirectiveNode[];
  /** Empty for a field that requires the same as its type. */
  ofField(typeName: string, fieldName: string): readonly ConstDirectiveNode[];
}

/** For an SDL without access directives: the subgraph alone enforces the scopes. */
export const NO_DIRECTIVES: AccessDirectives = { ofType: () => [], ofField: () => [] };

/** Reads the requirements of a schema, and states them by the issuer's names of scopes. */
export function readAccessDirectives(
  schema: GraphQLSchema,
  scopeNames: ScopeNames,
): AccessDirectives {
  return {
    ofType(typeName) {
      const type = schema.getType(typeName);
      return type === undefined ? [] : directivesFor(requirementsOfType(type), scopeNames);
    },
    ofField(typeName, fieldName) {
      const type = schema.getType(typeName);
      if (!isObjectType(type)) return [];
      const requirements = requirementsOfField(type, fieldName);
      return requirements === requirementsOfType(type)
        ? []
        : directivesFor(requirements, scopeNames);
    },
  };
}

function directivesFor(
  requirements: readonly Requirement[] = [],
  scopeNames: ScopeNames,
): readonly ConstDirectiveNode[] {
  const scopes = scopesOf(requirements, scopeNames);
  if (scopes.length === 0) return [];
  const all = parseConstValue(JSON.stringify([scopes]));
  return [
    { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: 'authenticated' } },
    {
      kind: Kind.DIRECTIVE,
      name: { kind: Kind.NAME, value: 'requiresScopes' },
      arguments: [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'scopes' }, value: all }],
    },
  ];
}
