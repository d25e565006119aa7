import { GraphQLError } from 'graphql';
import { E164_NUMBER } from '../../connect/e164.ts';
import { isUuid } from '../../connect/is-uuid.ts';

/** `extensions.code` of a field that refers to a resource that does not exist in Connect, or no longer exists. */
export const RESOURCE_NOT_FOUND = 'RESOURCE_NOT_FOUND';

/** The message that a resource does not exist in Connect, with a hint if its id is malformed. A phone number is its own id. */
export function notFoundMessage(what: string, id: string): string {
  const message = `${what.charAt(0).toUpperCase()}${what.slice(1)} "${id}" was not found in Amazon Connect.`;
  return isUuid(id) || E164_NUMBER.test(id)
    ? message
    : `${message} Ids are UUIDs, and this is not one: check the id.`;
}

/** The error of a field that refers to a resource that does not exist in Connect. */
export function resourceNotFound(id: string, what = 'resource'): GraphQLError {
  return new GraphQLError(notFoundMessage(what, id), {
    extensions: { code: RESOURCE_NOT_FOUND, resourceId: id },
  });
}

/** Whether a field failed because its resource does not exist in Connect. */
export function isResourceNotFound(error: unknown): boolean {
  return error instanceof GraphQLError && error.extensions['code'] === RESOURCE_NOT_FOUND;
}

/**
 * The loaded value.
 *
 * @throws the error of the field when no resource has the id.
 */
export function orNotFound<Value>(value: Value | null, what: string, id: string): Value {
  if (value !== null) return value;
  throw resourceNotFound(id, what);
}
