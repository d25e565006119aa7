import { type Rejected, rejectionReason } from '../../../connect/connect-failure.ts';
import type { DeclaredContext, IdempotentPromise, StatePromise } from './declaration.ts';
import type { OperationCommand } from './execution.ts';
import {
  failureOfRejection,
  type NamedResource,
  type OperationFailure,
  type Reason,
} from './operation-failure.ts';
import { type Evidence, readAssociated, readEvidence } from './read-evidence.ts';

/**
 * Why Connect rejected a command. What the exception alone explains is not read; otherwise, the resources that the command
 * names are.
 */
export async function explainRejection<Command extends OperationCommand>(
  {
    classify,
    exceptions,
    resourcesOf,
    linkedContactOf,
    promise,
  }: {
    exceptions: Readonly<Record<string, readonly Reason[]>>;
    classify: (
      rejected: Rejected,
      command: Command,
      evidence: Evidence,
    ) => OperationFailure | undefined;
    resourcesOf: (command: Command) => readonly NamedResource[];
    linkedContactOf?: (command: Command) => string | undefined;
    promise: StatePromise<Command> | IdempotentPromise | { readonly kind: 'token' };
  },
  command: Command,
  rejected: Rejected,
  { connectNow, uncancelled: { callConnect } }: DeclaredContext,
): Promise<OperationFailure> {
  const { instanceId, clientToken } = command;
  const reason = rejectionReason(rejected);
  if (reason === 'access-denied' || reason === 'throttled') {
    return failureOfRejection(rejected, undefined, clientToken);
  }
  const alone = failureOfException(exceptions[rejected.exception], command, rejected);
  if (alone !== undefined) return alone;
  const linkedId = linkedContactOf?.(command);
  const observer = promise.kind === 'state' && promise.isEvidence ? promise.observer : undefined;
  const [read, reading] = await Promise.all([
    rejected.exception === 'ServiceQuotaExceededException' && linkedId !== undefined
      ? readAssociated(callConnect, instanceId, linkedId).then((associated) => ({
          missing: undefined,
          associated,
        }))
      : readEvidence(callConnect, instanceId, resourcesOf(command)),
    observer?.observe(callConnect, command),
  ]);
  const facts = reading?.ok === true ? (reading.output ?? undefined) : undefined;
  const evidence = { ...read, facts, connectTime: new Date(connectNow.estimate) };
  const { missing: resource } = evidence;
  if (resource !== undefined) return { reason: 'resource-not-found', resource };
  return (
    classify(rejected, command, evidence) ?? failureOfRejection(rejected, undefined, clientToken)
  );
}

/** The failure of a rejection that its exception alone explains. */
function failureOfException(
  reasons: readonly Reason[] = [],
  { instanceId }: OperationCommand,
  { requestId: connectRequestId = null }: { readonly requestId: string | null | undefined },
): OperationFailure | undefined {
  if (reasons.includes('region-not-active')) {
    return { reason: 'region-not-active', instanceId, connectRequestId };
  }
  if (reasons.includes('destination-not-allowed')) {
    return { reason: 'destination-not-allowed', allowedPrefixes: null, connectRequestId };
  }
  if (reasons.includes('outbound-not-permitted')) {
    return { reason: 'outbound-not-permitted', connectRequestId };
  }
  return undefined;
}
