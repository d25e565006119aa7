import { type StrayNames, strayNames } from './environment-names.ts';
import { type Environment, givenIn } from './parse-variables.ts';
import { VARIABLES } from './variables/groups.ts';

/** What a process reads, by the names of the variables. */
type Shape = Readonly<Record<string, unknown>>;

/** The issues of variable names. A misspelt name would be ignored, though it may restrict access. */
export function nameIssues(read: Shape, given: Environment): string[] {
  const { misspelt, unknown } = namesIn(read, given);
  const isStrict = given['CONFIG_STRICT'] === 'true';
  return [
    ...misspelt.map(
      ({ name, meant }) =>
        `${name}: is not a variable of the gateway, and ${meant.join(' or ')} is not set: rename it or remove it`,
    ),
    ...(isStrict ? unknown : []).map(
      (name) => `${name}: is not a variable of the gateway, and CONFIG_STRICT is true`,
    ),
  ];
}

/** Names in an environment that begin as variables do, and are none. */
export function unknownNames(read: Shape, environment: Environment): readonly string[] {
  return namesIn(read, givenIn(environment)).unknown;
}

/** Names in an environment that are not those of variables. */
function namesIn(read: Shape, given: Environment): StrayNames {
  return strayNames(given, { read: Object.keys(read), others: VARIABLES });
}
