import { Extensions } from 'type-graphql';
import type { Permission, ScopeNames } from '../../auth/permission.ts';

/** What a field requires of its caller: a permission, or to be the router of a supergraph. */
export type Requirement = Permission | 'ROUTER';

/** The key in the `extensions` of types and fields under which their requirements stand. */
export const REQUIREMENTS = 'requirements';

/**
 * Declares all requirements of a field of a type or of an input; or, at a class, those of the fields without a declaration
 * of their own. Each root field and each entity has to declare some.
 */
export function RequiresPermission(
  ...requirements: readonly [Requirement, ...Requirement[]]
): ReturnType<typeof Extensions> {
  return Extensions({ [REQUIREMENTS]: requirements });
}

/** The scopes of requirements, by the issuer's names. A router shows its credential in place of a scope. */
export function scopesOf(requirements: Iterable<Requirement>, scopeNames: ScopeNames): string[] {
  return [...requirements].flatMap((requirement) =>
    requirement === 'ROUTER' ? [] : [scopeNames[requirement]],
  );
}
