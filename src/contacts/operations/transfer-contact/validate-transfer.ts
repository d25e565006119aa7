import { randomUUID } from 'node:crypto';
import { withoutAlias } from '../../../connect/connect-arn.ts';
import {
  idIssues,
  type InputIssue,
  lengthIssues,
  MAX_LENGTHS,
} from '../../../graphql-kit/input/input-issue.ts';
import { instanceIssues, type Instances } from '../../../graphql-kit/input/instances.ts';
import { userIdIssues, userIdOf } from '../../../graphql-kit/input/user-id.ts';
import type { TransferContactInput } from './transfer-contact.input.ts';
import type { RequestedTransfer } from './transfer-model.ts';

/** The operators' settings for transfers. */
export interface TransferSettings {
  readonly instances: Instances;
  /** The flows that transfers use when the caller names none, by the kind of their target. */
  readonly transferFlowIds: {
    readonly queue: string | undefined;
    readonly user: string | undefined;
  };
}

/** The transfer that the input requests, or all issues of the input. */
export type TransferValidation =
  | { readonly ok: true; readonly requested: RequestedTransfer }
  | {
      readonly ok: false;
      readonly failure: { readonly reason: 'bad-input'; readonly issues: readonly InputIssue[] };
    };

/**
 * Fills in defaults, checks each value against the specification of TransferContact, replaces a user's ARN by the
 * user's id, and removes a version alias from a flow. Sends nothing to Connect.
 */
export function validateTransfer(
  { contactId, target: givenTarget, contactFlowId: givenFlowId, ...given }: TransferContactInput,
  { instances, transferFlowIds }: TransferSettings,
): TransferValidation {
  const instanceId = given.instanceId ?? instances.defaultId;
  const clientToken = given.clientToken ?? randomUUID();
  const target = chooseTarget(givenTarget);
  const flowId = givenFlowId ?? defaultFlowId(target, transferFlowIds);
  const contactFlowId = flowId !== undefined ? withoutAlias(flowId) : undefined;

  const issues = [
    ...idIssues(['input', 'contactId'], contactId, MAX_LENGTHS.contactId, 'contact'),
    ...targetIssues(target, instanceId),
    ...flowIssues(contactFlowId, target),
    ...instanceIssues(['input', 'instanceId'], instanceId, instances),
    ...lengthIssues(['input', 'clientToken'], clientToken, MAX_LENGTHS.clientToken),
  ];
  if (issues.length > 0 || target === undefined)
    return { ok: false, failure: { reason: 'bad-input', issues } };
  const common = { instanceId, contactId, clientToken };
  if (target.kind === 'quickConnect') {
    return { ok: true, requested: { ...common, quickConnectId: target.id } };
  }
  if (contactFlowId === undefined) return { ok: false, failure: { reason: 'bad-input', issues } };
  return { ok: true, requested: { ...common, contactFlowId, target: withoutArn(target) } };
}

function defaultFlowId(
  target: GivenTarget | undefined,
  flowIds: TransferSettings['transferFlowIds'],
): string | undefined {
  return target === undefined || target.kind === 'quickConnect' ? undefined : flowIds[target.kind];
}

function flowIssues(
  contactFlowId: string | undefined,
  target: GivenTarget | undefined,
): InputIssue[] {
  const path = ['input', 'contactFlowId'];
  if (target?.kind === 'quickConnect') {
    const message = 'must be absent: a quick connect has its own flow';
    return contactFlowId === undefined ? [] : [{ path, message }];
  }
  if (contactFlowId !== undefined) {
    return idIssues(path, contactFlowId, MAX_LENGTHS.contactFlowId, 'contact-flow');
  }
  if (target === undefined) return [];
  return [{ path, message: `must be given: none is configured for transfers to a ${target.kind}` }];
}

/** The target as the caller named it. */
interface GivenTarget {
  readonly kind: 'queue' | 'user' | 'quickConnect';
  readonly id: string;
}

/**
 * The one target; `undefined` for none or several. The schema's `@oneOf` rejects those already: this is a second line
 * of defence.
 */
function chooseTarget({
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

/** The issues of the target. */
function targetIssues(target: GivenTarget | undefined, instanceId: string): InputIssue[] {
  if (target === undefined) {
    const message = 'must have exactly one of queueId, userId and quickConnectId';
    return [{ path: ['input', 'target'], message }];
  }
  const path = ['input', 'target', `${target.kind}Id`];
  if (target.kind === 'user') return userIdIssues(path, target.id, instanceId);
  const kind = target.kind === 'queue' ? 'queue' : 'transfer-destination';
  return idIssues(path, target.id, MAX_LENGTHS[`${target.kind}Id`], kind);
}

/** The same target by its id. Of all targets, only a user can be named by ARN. */
function withoutArn({ kind, id }: GivenTarget): { kind: 'queue' | 'user'; id: string } {
  return kind === 'user' ? { kind, id: userIdOf(id) } : { kind: 'queue', id };
}
