import { type ReadFailure, readFailure } from '../errors/read-failure.ts';

/**
 * The value of a non-null field. If Connect omitted it, a function that throws: graphql-js calls it when the field is
 * selected, so only selections of the field fail.
 */
export type RequiredField<Value> = Value | (() => never);

/**
 * The value, or a function that throws when the field is selected.
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
 * The error of a field for which Connect's response lacks a member.
 *
 * @param name Connect's name of the member, for the log.
 */
export function missingMember(name: string): ReadFailure {
  const cause = `an answer without ${name}`;
  return readFailure({ kind: 'indeterminate', responded: true, cause, requestId: undefined });
}
