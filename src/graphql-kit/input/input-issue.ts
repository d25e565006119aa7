import { GraphQLError } from 'graphql';
import { type ConnectArn, looksLikeArn, parseConnectArn } from '../../connect/connect-arn.ts';

/** A value of an input that cannot be used. */
export interface InputIssue {
  /** The path of the value, from the argument down. */
  readonly path: readonly string[];
  /** Why, as the end of a sentence that begins with the path. */
  readonly message: string;
}

/** The maximum lengths in characters, from the specification of TransferContact. The minimum is one. */
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

/** A list may have thousands of values: the rest of the issues is left out. */
export const MAX_ISSUES = 10;

/** What is wrong with the length or the encoding of a value. Connect counts characters, not UTF-16 code units. */
export function lengthIssues(
  path: readonly string[],
  value: string,
  maxLength: number,
): InputIssue[] {
  if (!value.isWellFormed()) return [{ path, message: 'must be well-formed Unicode' }];
  const length = Array.from(value).length;
  if (length >= 1 && length <= maxLength) return [];
  const range = maxLength === Infinity ? 'at least 1 character' : `1 to ${maxLength} characters`;
  return [{ path, message: `must have ${range}, not ${length}` }];
}

/** What an ARN of Connect can name, by its word in the ARN. */
const RESOURCE_NAMES = {
  agent: 'user',
  'agent-group': 'hierarchy group',
  contact: 'contact',
  'contact-flow': 'flow',
  'operating-hours': 'hours of operation',
  queue: 'queue',
  'queue/agent': 'queue of the user',
  'routing-profile': 'routing profile',
  'transfer-destination': 'quick connect',
} as const;

/** A kind of what has an id. */
export type ResourceKind = Exclude<keyof typeof RESOURCE_NAMES, 'queue/agent'>;

/**
 * What is wrong with an id where Connect takes no ARN. Ids are put into the paths of Connect's operations, where dots would
 * lead to another operation.
 */
export function idIssues(
  path: readonly string[],
  value: string,
  maxLength: number,
  kind: ResourceKind,
): InputIssue[] {
  if (value === '.' || value === '..') return [{ path, message: 'must be an id' }];
  if (!looksLikeArn(value)) return lengthIssues(path, value, maxLength);
  const arn = parseConnectArn(value);
  if (arn !== undefined && isOf(arn, kind)) {
    return [
      { path, message: `must be an id, not an ARN. The id in this ARN is ${arn.resourceId}` },
    ];
  }
  return [
    { path, message: `must be the id of a ${RESOURCE_NAMES[kind]}, not an ARN${namedBy(arn)}` },
  ];
}

/** Whether the id in an ARN is one of this kind. A user and the user's own queue share their id. */
function isOf({ resourceType }: ConnectArn, kind: ResourceKind): boolean {
  const isOwnQueue = resourceType === 'queue/agent' && (kind === 'queue' || kind === 'agent');
  return resourceType === kind || isOwnQueue;
}

/** What an ARN names, as the end of a sentence about it. */
export function namedBy(arn: ConnectArn | undefined): string {
  if (arn === undefined) return '';
  const { resourceType, resourceId } = arn;
  const names: Readonly<Record<string, string>> = RESOURCE_NAMES;
  return `. This ARN names the ${names[resourceType] ?? resourceType} ${resourceId}`;
}

/** The top-level error of a query whose arguments cannot be used, with the first issues of them. */
export function badUserInput(all: readonly InputIssue[]): GraphQLError {
  const issues = all.slice(0, MAX_ISSUES);
  const message = issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ');
  return new GraphQLError(`The arguments cannot be used: ${message}.`, {
    extensions: { code: 'BAD_USER_INPUT', fields: issues },
  });
}

/** The values that Connect knows too: all but `UNKNOWN`, which stands for those that are newer than this gateway. */
export function knownValues<Value extends string>(
  values: readonly Value[] | null | undefined,
): Exclude<Value, 'UNKNOWN'>[] {
  return (values ?? []).filter((value) => value !== 'UNKNOWN') as Exclude<Value, 'UNKNOWN'>[];
}

/** The issues of a list of values that something is to be searched by: `UNKNOWN` cannot be among them. */
export function unknownIssues(
  path: readonly string[],
  values: readonly string[] | null | undefined,
): InputIssue[] {
  const message =
    'cannot be UNKNOWN: that stands for all values that are newer than this API, which cannot be searched for';
  return (values ?? []).flatMap((value, index) =>
    value === 'UNKNOWN' ? [{ path: [...path, String(index)], message }] : [],
  );
}
