import { type GraphQLSchema, isInputObjectType, isObjectType } from 'graphql';
import type { ScopeNames } from '../../../auth/permission.ts';
import { type Requirement, scopesOf } from '../../../graphql-kit/access/requires-permission.ts';
import {
  declaredRequirements,
  requirementsOfField,
  requirementsOfType,
} from './requirements-of-field.ts';

interface Described {
  description?: string | null | undefined;
}

/**
 * Appends the required scopes to the descriptions of a schema: of each field that requires some, and of each type whose
 * fields do. It reads the declarations that are enforced, so the two cannot differ.
 */
export function describeRequirements(schema: GraphQLSchema, scopeNames: ScopeNames): void {
  const append = (
    described: Described,
    verb: string,
    requirements: readonly Requirement[] = [],
  ): void => {
    const scopes = scopesOf(requirements, scopeNames).map((scope) => `\`${scope}\``);
    if (scopes.length === 0) return;
    const sentence = `${verb} the scope${scopes.length > 1 ? 's' : ''} ${scopes.join(' and ')}.`;
    described.description = [described.description, sentence].filter(Boolean).join(' ');
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type)) {
      append(type, 'Its fields require', requirementsOfType(type));
      for (const field of Object.values(type.getFields())) {
        append(field, 'Requires', requirementsOfField(type, field.name));
      }
    }
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        append(field, 'Requires', declaredRequirements(field.extensions));
      }
    }
  }
}
