import { randomUUID } from 'node:crypto';
import { withoutAlias } from '../../../connect/connect-arn.ts';
import {
  idIssues,
  type InputIssue,
  lengthIssues,
  MAX_LENGTHS,
} from '../../../graphql-kit/input/input-issue.ts';
import { instanceIssues, type Instances } from '../../../graphql-kit/input/instances.ts';
import type { TransferContactInput } from './transfer-contact.input.ts';
import type { QuickConnectTransfer, TransferCommand } from './transfer-request.ts';
import { chooseTarget, type GivenTarget, targetIssues, withoutArn } from './transfer-target.ts';

/** What the gateway's operators decided about transfers. */
export interface TransferSettings {
  readonly instances: Instances;
  /** The flows that transfers use when the caller names none, by the kind of their target. */
  readonly transferFlowIds: {
    readonly queue: string | undefined;
    readonly user: string | undefined;
  };
}

/** A transfer with all that the input can tell of it, or all that is wrong with the input. */
export type TransferValidation =
  | { readonly ok: true; readonly transfer: TransferCommand | QuickConnectTransfer }
  | { readonly ok: false; readonly issues: readonly InputIssue[] };

/**
 * Fills in defaults, checks each value against the specification of TransferContact, turns a user's ARN into the user's id,
 * and takes the alias of a version off a flow. Nothing is asked of Connect.
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
  if (issues.length > 0 || target === undefined) return { ok: false, issues };
  const common = { instanceId, contactId, clientToken };
  if (target.kind === 'quickConnect') {
    return { ok: true, transfer: { ...common, quickConnectId: target.id } };
  }
  if (contactFlowId === undefined) return { ok: false, issues };
  return { ok: true, transfer: { ...common, contactFlowId, target: withoutArn(target) } };
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
    const message = 'must be absent: a quick connect brings its own flow';
    return contactFlowId === undefined ? [] : [{ path, message }];
  }
  if (contactFlowId !== undefined) {
    return idIssues(path, contactFlowId, MAX_LENGTHS.contactFlowId, 'contact-flow');
  }
  if (target === undefined) return [];
  return [{ path, message: `must be given: none is configured for transfers to a ${target.kind}` }];
}
