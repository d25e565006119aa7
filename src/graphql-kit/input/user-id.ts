import { type ConnectArn, looksLikeArn, parseConnectArn } from '../../connect/connect-arn.ts';
import { idIssues, type InputIssue, lengthIssues, MAX_LENGTHS, namedBy } from './input-issue.ts';

/** The issues of the id or ARN of a user, for operations that accept both. An ARN must be of this instance. */
export function userIdIssues(
  path: readonly string[],
  value: string,
  instanceId: string,
): InputIssue[] {
  const arn = parseUserArn(value);
  if (arn === undefined) {
    const other = parseConnectArn(value);
    // The user's own queue has the user's id in its ARN.
    if (!looksLikeArn(value) || other?.resourceType === 'queue/agent') {
      return idIssues(path, value, MAX_LENGTHS.userId, 'agent');
    }
    const message = `must be the id or the ARN of a user, not another ARN${namedBy(other)}`;
    return [{ path, message }];
  }
  if (arn.instanceId !== instanceId) {
    return [{ path, message: `must name a user of the instance ${instanceId}` }];
  }
  return lengthIssues(path, value, MAX_LENGTHS.userId);
}

/** The id of a user that is named by id or ARN. */
export function userIdOf(value: string): string {
  return parseUserArn(value)?.resourceId ?? value;
}

function parseUserArn(value: string): ConnectArn | undefined {
  const arn = parseConnectArn(value);
  return arn?.resourceType === 'agent' ? arn : undefined;
}
