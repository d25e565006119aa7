import { GraphQLError } from 'graphql';
import { looksLikeArn, parseConnectArn } from '../connect/connect-arn.ts';

/** A value of an input that cannot be used. */
export interface InputFault {
  /** Where it stands, from the argument down. */
  readonly path: readonly string[];
  /** Why, as the end of a sentence that begins with the path. */
  readonly message: string;
}

/** The most characters that Connect takes, from the specification of TransferContact. The least is one. */
export const MAX_LENGTHS = {
  clientToken: 500,
  contactFlowId: 500,
  contactId: 256,
  instanceId: 100,
  /** The specification gives none. */
  queueId: Infinity,
  /** TransferContact does not know it, and DescribeQuickConnect gives none. */
  quickConnectId: Infinity,
  userId: 256,
} as const;

/** What is wrong with the length or the encoding of a value. Connect counts characters, not UTF-16 code units. */
export function lengthFaults(
  path: readonly string[],
  value: string,
  maxLength: number,
): InputFault[] {
  if (!value.isWellFormed()) return [{ path, message: 'must be well-formed Unicode' }];
  const length = Array.from(value).length;
  if (length >= 1 && length <= maxLength) return [];
  const range = maxLength === Infinity ? 'at least 1 character' : `1 to ${maxLength} characters`;
  return [{ path, message: `must have ${range}, not ${length}` }];
}

/**
 * What is wrong with an id where Connect takes no ARN. Ids are put into the paths of Connect's operations, where dots would
 * lead to another operation.
 */
export function idFaults(path: readonly string[], value: string, maxLength: number): InputFault[] {
  if (value === '.' || value === '..') return [{ path, message: 'must be an id' }];
  if (!looksLikeArn(value)) return lengthFaults(path, value, maxLength);
  const id = parseConnectArn(value)?.resourceId;
  const hint = id === undefined ? '' : `. The id in this ARN is ${id}`;
  return [{ path, message: `must be an id, not an ARN${hint}` }];
}

/** The top-level error of a query whose arguments cannot be used. */
export function badUserInput(faults: readonly InputFault[]): GraphQLError {
  const message = faults.map((fault) => `${fault.path.join('.')} ${fault.message}`).join('; ');
  return new GraphQLError(`The arguments cannot be used: ${message}.`, {
    extensions: { code: 'BAD_USER_INPUT', fields: faults },
  });
}
