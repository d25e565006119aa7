import { type ReadFailure, readFailure } from '../errors/read-failure.ts';

/**
 * A value that the schema promises. Where Connect left it out, it is a function that throws: graphql-js calls it when the
 * field is selected, so that nobody else fails for it.
 */
export type RequiredField<Value> = Value | (() => never);

/**
 * The value, or what fails in its place when it is selected.
 *
 * @param name Connect's name of the member, for the log.
 */
export function requiredField<Value>(value: Value | undefined, name: string): RequiredField<Value> {
  if (value !== undefined) return value;
  return () => {
    throw missingMember(name);
  };
}

/**
 * The error of a field for which Connect answered without something that it needs.
 *
 * @param name Connect's name of the member, for the log.
 */
export function missingMember(name: string): ReadFailure {
  const cause = `an answer without ${name}`;
  return readFailure({ kind: 'indeterminate', responded: true, cause, requestId: undefined });
}
