import { GraphQLError } from 'graphql';
import { isUuid } from '../../connect/is-uuid.ts';

/** `extensions.code` of a field that names something which Connect does not know (any more). */
export const RESOURCE_NOT_FOUND = 'RESOURCE_NOT_FOUND';

/** Says that Connect does not know something, and what may be wrong with its id. */
export function notFoundMessage(what: string, id: string): string {
  const message = `The ${what} ${id} is unknown to Amazon Connect.`;
  return isUuid(id) ? message : `${message} Its ids are UUIDs, and this is none: check the id.`;
}

/** The error of a field that names something which Connect does not know. */
export function resourceNotFound(id: string, what = 'resource'): GraphQLError {
  return new GraphQLError(notFoundMessage(what, id), {
    extensions: { code: RESOURCE_NOT_FOUND, resourceId: id },
  });
}

/** What was loaded, or the error of the field when there is nothing under the id that the field has. */
export function orNotFound<Value>(value: Value | null, what: string, id: string): Value {
  if (value !== null) return value;
  throw resourceNotFound(id, what);
}
