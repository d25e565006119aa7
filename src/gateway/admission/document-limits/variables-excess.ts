import { type Excess, excess } from './limit.ts';

/** The first limit that the variables of a request, as JSON has them, are beyond. It does not matter how deep they are. */
export function variablesExcess(variables: object): Excess | undefined {
  const given: unknown[] = Object.values(variables);
  const beyond = excess('variables', given.length);
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
        excess('valueDepth', depth + 1) ??
        excess(Array.isArray(value) ? 'listItems' : 'objectMembers', inside.length) ??
        excess('values', values);
      if (tooMany !== undefined) return tooMany;
      for (const item of inside) next.push(item);
    }
    level = next;
  }
  return undefined;
}
