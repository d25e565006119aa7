import { Extensions } from 'type-graphql';
import type { Permission, ScopeNames } from '../../auth/permission.ts';

/** What a caller needs for a field: permissions, or to be the router of a supergraph. */
export type Need = Permission | 'ROUTER';

/** Under this key, types and fields of the schema tell their needs in their `extensions`. */
export const NEEDS = 'needs';

/**
 * Declares all that a field of a type or of an input needs; or, at a class, what those fields of the type need that do not
 * declare it themselves. Each root field and each entity has to.
 */
export function Needs(...needs: readonly [Need, ...Need[]]): ReturnType<typeof Extensions> {
  return Extensions({ [NEEDS]: needs });
}

/** The scopes that stand for needs, by the issuer's names. A router shows no scope, but its credential. */
export function scopesOf(needs: Iterable<Need>, scopeNames: ScopeNames): string[] {
  return [...needs].flatMap((need) => (need === 'ROUTER' ? [] : [scopeNames[need]]));
}
