import type { Environment } from './parse-variables.ts';
import { commaSeparated } from './parsers.ts';

/** The value of `MUTATIONS` that enables no mutation. */
const NONE = 'none';

/** The enabled mutations, by their names in the schema. */
export const enabledMutations = commaSeparated.transform(
  (names): ReadonlySet<string> => new Set(isNone(names) ? [] : names),
);

/** The issues of `MUTATIONS`: it names mutations that the schema does not have, or none at all. */
export function mutationIssues(
  { MUTATIONS: value }: Environment,
  known: readonly string[],
): readonly string[] {
  if (value === undefined) return [];
  const names = commaSeparated.parse(value);
  const isValid = names.length > 0 && names.every((name) => known.includes(name));
  if (isValid || isNone(names)) return [];
  return [`MUTATIONS: must be ${NONE}, or a list of: ${known.join(', ')}`];
}

function isNone(names: readonly string[]): boolean {
  return names.length === 1 && names[0] === NONE;
}
