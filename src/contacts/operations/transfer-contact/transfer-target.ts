import { type ConnectArn, looksLikeArn, parseConnectArn } from '../../../connect/connect-arn.ts';
import {
  idIssues,
  type InputIssue,
  lengthIssues,
  MAX_LENGTHS,
  namedBy,
} from '../../../graphql-kit/input/input-issue.ts';
import type { TransferContactInput } from './transfer-contact.input.ts';

/** The target as the caller named it. */
export interface GivenTarget {
  readonly kind: 'queue' | 'user' | 'quickConnect';
  readonly id: string;
}

/** The one target; `undefined` for none or several. The schema's `@oneOf` refuses those already: this is the second look. */
export function chooseTarget({
  queueId,
  userId,
  quickConnectId,
}: TransferContactInput['target']): GivenTarget | undefined {
  const targets: GivenTarget[] = [];
  if (typeof queueId === 'string') targets.push({ kind: 'queue', id: queueId });
  if (typeof userId === 'string') targets.push({ kind: 'user', id: userId });
  if (typeof quickConnectId === 'string')
    targets.push({ kind: 'quickConnect', id: quickConnectId });
  return targets.length === 1 ? targets[0] : undefined;
}

/** What is wrong with the target. */
export function targetIssues(target: GivenTarget | undefined, instanceId: string): InputIssue[] {
  if (target === undefined) {
    const message = 'must have exactly one of queueId, userId and quickConnectId';
    return [{ path: ['input', 'target'], message }];
  }
  const path = ['input', 'target', `${target.kind}Id`];
  if (target.kind !== 'user') {
    const kind = target.kind === 'queue' ? 'queue' : 'transfer-destination';
    return idIssues(path, target.id, MAX_LENGTHS[`${target.kind}Id`], kind);
  }

  const arn = parseUserArn(target.id);
  if (arn === undefined) {
    const other = parseConnectArn(target.id);
    // The user's own queue has the user's id in its ARN.
    if (!looksLikeArn(target.id) || other?.resourceType === 'queue/agent') {
      return idIssues(path, target.id, MAX_LENGTHS.userId, 'agent');
    }
    const message = `must be the id or the ARN of a user, not another ARN${namedBy(other)}`;
    return [{ path, message }];
  }
  if (arn.instanceId !== instanceId) {
    return [{ path, message: `must name a user of the instance ${instanceId}` }];
  }
  return lengthIssues(path, target.id, MAX_LENGTHS.userId);
}

/** The same target by its id. Of all targets, only a user can be named by ARN. */
export function withoutArn({ kind, id }: GivenTarget): { kind: 'queue' | 'user'; id: string } {
  const arn = kind === 'user' ? parseUserArn(id) : undefined;
  return { kind: kind === 'user' ? 'user' : 'queue', id: arn?.resourceId ?? id };
}

function parseUserArn(value: string): ConnectArn | undefined {
  const arn = parseConnectArn(value);
  return arn?.resourceType === 'agent' ? arn : undefined;
}
