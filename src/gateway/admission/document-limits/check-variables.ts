import { type LimitViolation, checkLimit } from './limits.ts';

/**
 * The first limit that the variables of a request, which are JSON, violate. Their depth does not matter: it does not
 * recurse.
 */
export function checkVariables(variables: object): LimitViolation | undefined {
  const given: unknown[] = Object.values(variables);
  const violation = checkLimit('variables', given.length);
  if (violation !== undefined) return violation;

  let values = given.length;
  let level = given;
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      const inside: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
      values += inside.length;
      const tooMany =
        checkLimit('valueDepth', depth + 1) ??
        checkLimit(Array.isArray(value) ? 'listItems' : 'objectMembers', inside.length) ??
        checkLimit('values', values);
      if (tooMany !== undefined) return tooMany;
      for (const item of inside) next.push(item);
    }
    level = next;
  }
  return undefined;
}
