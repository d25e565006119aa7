import { Extensions } from 'type-graphql';
import type { Permission, ScopeNames } from '../../auth/permission.ts';

/** A requirement of a field for its caller: a permission, or being the router of a supergraph. */
export type Requirement = Permission | 'ROUTER';

/** The key of the requirements in the `extensions` of types and fields. */
export const REQUIREMENTS = 'requirements';

/**
 * The key of a {@link RequirementsByArguments} in the `extensions` of a field that returns an abstract type: what it
 * requires beside its declared requirements.
 */
export const REQUIREMENTS_BY_ARGUMENTS = 'requirementsByArguments';

/** The requirements of a field with these arguments, after coercion. */
export type RequirementsByArguments = (
  args: Readonly<Record<string, unknown>>,
) => readonly Requirement[];

/**
 * Declares all requirements of a field of a type or an input; on a class, those of all fields without their own
 * declaration. Each root field and each entity must declare some.
 */
export function RequiresPermission(
  ...requirements: readonly [Requirement, ...Requirement[]]
): ReturnType<typeof Extensions> {
  return Extensions({ [REQUIREMENTS]: requirements });
}

/** Declares that a root field, or the fields of a type, require a valid token, and no permission. */
export function RequiresToken(): ReturnType<typeof Extensions> {
  return Extensions({ [REQUIREMENTS]: [] });
}

/** The scopes of requirements, by the issuer's names. A router sends its credential in place of a scope. */
export function scopesOf(requirements: Iterable<Requirement>, scopeNames: ScopeNames): string[] {
  return [...requirements].flatMap((requirement) =>
    requirement === 'ROUTER' ? [] : [scopeNames[requirement]],
  );
}
