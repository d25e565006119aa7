import { type LimitViolation, checkLimit } from './limits.ts';

/** The first limit that the variables of a request, as JSON has them, are beyond. It does not matter how deep they are. */
export function checkVariables(variables: object): LimitViolation | undefined {
  const given: unknown[] = Object.values(variables);
  const beyond = checkLimit('variables', given.length);
  if (beyond !== undefined) return beyond;

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
