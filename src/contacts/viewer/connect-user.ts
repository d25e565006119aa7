import type { Caller } from '../../auth/caller.ts';
import { looksLikeArn, parseConnectArn } from '../../connect/connect-arn.ts';
import type { ResourceReference } from '../../directory/cache/resource-reference.ts';
import { idIssues, MAX_LENGTHS } from '../../graphql-kit/input/input-issue.ts';
import type { Instances } from '../../graphql-kit/input/instances.ts';

/**
 * The Connect user that the token of a caller names: by an id in the default instance, or by an ARN. The issuer chose the
 * value, so it can name no more than a user of an instance that the caller may use.
 *
 * @returns undefined without the claim, for a value that names no user, and for another instance.
 */
export function connectUserOf(
  { connectUser: value }: Pick<Caller, 'connectUser'>,
  { defaultId, allowedIds, ofCaller }: Instances,
): ResourceReference | undefined {
  const reference = value === undefined ? undefined : referenceOf(value, defaultId);
  if (reference === undefined) return undefined;
  const { instanceId, id } = reference;
  const isUsable = allowedIds.includes(instanceId) && (ofCaller?.has(instanceId) ?? true);
  const isId = idIssues([], id, MAX_LENGTHS.userId, 'agent').length === 0;
  return isUsable && isId ? reference : undefined;
}

function referenceOf(value: string, defaultId: string): ResourceReference | undefined {
  if (!looksLikeArn(value)) return { instanceId: defaultId, id: value };
  const arn = parseConnectArn(value);
  return arn?.resourceType === 'agent'
    ? { instanceId: arn.instanceId, id: arn.resourceId }
    : undefined;
}
