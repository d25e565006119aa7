import { GraphQLError } from 'graphql';
import { type ConnectArn, looksLikeArn, parseConnectArn } from '../../connect/connect-arn.ts';

/** An invalid value of an input. */
export interface InputIssue {
  /** The path of the value, starting with the argument. */
  readonly path: readonly string[];
  /** Why it is invalid, as the end of a sentence that starts with the path. */
  readonly message: string;
}

/** The max lengths in characters, from Connect's service model. The minimum is one. */
export const MAX_LENGTHS = {
  /** The specification of PutUserStatus has no limit for it. */
  agentStatusId: Infinity,
  clientToken: 500,
  contactFlowId: 500,
  contactId: 256,
  instanceId: 100,
  /** The specification of TransferContact has no limit for it. */
  queueId: Infinity,
  /** The specifications of StartTaskContact and DescribeQuickConnect have no limit for it. */
  quickConnectId: Infinity,
  taskTemplateId: 500,
  userId: 256,
} as const;

/** The max number of reported issues: a list may have thousands of invalid values. */
export const MAX_ISSUES = 10;

/** The issues of the length or encoding of a value that must not be empty. */
export function lengthIssues(
  path: readonly string[],
  value: string,
  maxLength: number,
): InputIssue[] {
  return textIssues(path, value, { min: 1, max: maxLength });
}

/**
 * The issues of a text's length or encoding; none without a text. Connect counts characters, not UTF-16 code units. By
 * default, the text may be empty.
 */
export function textIssues(
  path: readonly string[],
  value: string | null | undefined,
  { min = 0, max }: { readonly min?: 0 | 1; readonly max: number },
): InputIssue[] {
  if (value === null || value === undefined) return [];
  if (!value.isWellFormed()) return [{ path, message: 'must be well-formed Unicode' }];
  const length = Array.from(value).length;
  if (length >= min && length <= max) return [];
  return [{ path, message: `must have ${lengthRange(min, max)}, not ${length}` }];
}

function lengthRange(min: 0 | 1, max: number): string {
  if (max === Infinity) return 'at least 1 character';
  return min === 0 ? `at most ${max} characters` : `1 to ${max} characters`;
}

/** The names of resources in Connect's ARNs, by their resource type in the ARN. */
const RESOURCE_NAMES = {
  agent: 'user',
  'agent-group': 'hierarchy group',
  'agent-state': 'agent status',
  contact: 'contact',
  'contact-flow': 'flow',
  'operating-hours': 'hours of operation',
  queue: 'queue',
  'queue/agent': 'queue of the user',
  'routing-profile': 'routing profile',
  'task-template': 'task template',
  'transfer-destination': 'quick connect',
} as const;

/** A type of resource that has an id. */
export type ResourceKind = Exclude<keyof typeof RESOURCE_NAMES, 'queue/agent'>;

/**
 * The issues of an id where Connect does not accept an ARN. Ids become part of URL paths of Connect's operations, where
 * dots would lead to another operation.
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
  const name = RESOURCE_NAMES[kind];
  const article = name.startsWith('a') ? 'an' : 'a';
  return [{ path, message: `must be the id of ${article} ${name}, not an ARN${namedBy(arn)}` }];
}

/** Whether the id in an ARN is an id of this type. A user and the user's own queue have the same id. */
function isOf({ resourceType }: ConnectArn, kind: ResourceKind): boolean {
  const isOwnQueue = resourceType === 'queue/agent' && (kind === 'queue' || kind === 'agent');
  return resourceType === kind || isOwnQueue;
}

/** The resource that an ARN names, as the end of a sentence. */
export function namedBy(arn: ConnectArn | undefined): string {
  if (arn === undefined) return '';
  const { resourceType, resourceId } = arn;
  const names: Readonly<Record<string, string>> = RESOURCE_NAMES;
  return `. This ARN names the ${names[resourceType] ?? resourceType} ${resourceId}`;
}

/** The top-level error of a query with invalid arguments, with their first issues. */
export function badUserInput(all: readonly InputIssue[]): GraphQLError {
  const issues = all.slice(0, MAX_ISSUES);
  const message = issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ');
  return new GraphQLError(`The arguments cannot be used: ${message}.`, {
    extensions: { code: 'BAD_USER_INPUT', fields: issues },
  });
}

/** The values that Connect has, too: all but `UNKNOWN`, which stands for values that are newer than this gateway. */
export function knownValues<Value extends string>(
  values: readonly Value[] | null | undefined,
): Exclude<Value, 'UNKNOWN'>[] {
  return (values ?? []).filter((value) => value !== 'UNKNOWN') as Exclude<Value, 'UNKNOWN'>[];
}

/** The issues of a list of values to search by, which must not contain `UNKNOWN`. */
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
