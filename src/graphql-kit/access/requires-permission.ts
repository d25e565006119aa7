import { Extensions } from 'type-graphql';
import type { Permission, ScopeNames } from '../../auth/permission.ts';

/** What a caller needs for a field: permissions, or to be the router of a supergraph. */
export type Requirement = Permission | 'ROUTER';

/** Under this key, types and fields of the schema tell their needs in their `extensions`. */
export const REQUIREMENTS = 'requirements';

/**
 * Declares all that a field of a type or of an input needs; or, at a class, what those fields of the type need that do not
 * declare it themselves. Each root field and each entity has to.
 */
export function RequiresPermission(
  ...requirements: readonly [Requirement, ...Requirement[]]
): ReturnType<typeof Extensions> {
  return Extensions({ [REQUIREMENTS]: requirements });
}

/** The scopes that stand for needs, by the issuer's names. A router shows no scope, but its credential. */
export function scopesOf(requirements: Iterable<Requirement>, scopeNames: ScopeNames): string[] {
  return [...requirements].flatMap((requirement) =>
    requirement === 'ROUTER' ? [] : [scopeNames[requirement]],
  );
}
