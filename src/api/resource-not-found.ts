import { GraphQLError } from 'graphql';

/** `extensions.code` of a field that names something which Connect does not know (any more). */
export const RESOURCE_NOT_FOUND = 'RESOURCE_NOT_FOUND';

/** The error of a field that names something which Connect does not know. */
export function resourceNotFound(id: string, what = 'resource'): GraphQLError {
  return new GraphQLError(`The ${what} ${id} is unknown to Amazon Connect.`, {
    extensions: { code: RESOURCE_NOT_FOUND, resourceId: id },
  });
}

/** What was loaded, or the error of the field when there is nothing under the id that the field has. */
export function orNotFound<Value>(value: Value | null, what: string, id: string): Value {
  if (value !== null) return value;
  throw resourceNotFound(id, what);
}
