import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-connect';
import type { ClassType } from 'type-graphql';
import type { CostOfField } from '../../../graphql-kit/cost/upstream-cost.ts';
import { RESOURCE_NAMES } from '../../errors/contact-resource-not-found.error.ts';
import { type Findings, notRead } from './check-operation.ts';
import { createCheckResolver } from './check-resolver.ts';
import type {
  CheckDeclaration,
  CommandOf,
  DeclaredContext,
  DeclaredTypes,
  OperationDeclaration,
} from './declaration.ts';
import type { OperationCommand } from './execution.ts';
import type { NamedResource, OperationFailure, Reason } from './operation-failure.ts';
import type { OperationInput } from './operation-input.ts';
import type { Operation } from './operation.ts';
import { isNotShown, type Precondition } from './precondition.ts';
import { readEvidence } from './read-evidence.ts';

/** The instance is read if no resource of a command exists. */
const CALLS_OF_INSTANCE = 1;

/** The resolver of the query that checks an operation; none for an operation without a check. */
export function declareCheck<
  Input extends OperationInput,
  Values extends object,
  SdkInput extends ServiceInputTypes,
  Output extends ServiceOutputTypes,
  Own extends Reason,
>(
  declaration: OperationDeclaration<Input, Values, SdkInput, Output, Own>,
  operation: Operation<DeclaredTypes<Input, Values>>,
): ClassType[] {
  const { check, precondition, permission, authorization, resolve, input } = declaration;
  if (check === undefined) return [];
  const { query, description } = check;
  const cost: CostOfField = ({ terms: { isQueueRestricted } }) => {
    const { calls = 0, loads } = isQueueRestricted ? authorization.cost : {};
    return {
      calls: (resolve?.calls ?? 0) + calls + check.calls + CALLS_OF_INSTANCE,
      // One read of the contact shows both whether the caller is authorized and what the contact denies.
      loads: loads ?? [{ loader: 'contacts', keys: 1 }],
    };
  };
  const resourcesOf = (command: CommandOf<Values>): readonly NamedResource[] =>
    declaration.resourcesOf(command);
  const resolver = createCheckResolver<DeclaredTypes<Input, Values>>({
    query,
    description,
    check: {
      operation,
      examine: async (command, context) =>
        examineCommand({ resourcesOf, precondition, check }, command, context),
    },
    permission,
    cost,
    input,
  });
  return [resolver];
}

/** The parts of a declaration by which its commands are checked. */
interface CheckedOperation<Command extends OperationCommand> {
  readonly resourcesOf: (command: Command) => readonly NamedResource[];
  readonly precondition: Precondition | null;
  readonly check: CheckDeclaration<Command>;
}

/** Reads the resources that a command names, at the same time, and applies the rules of its operation. */
async function examineCommand<Command extends OperationCommand>(
  { resourcesOf, precondition, check }: CheckedOperation<Command>,
  command: Command,
  { callConnectDeduplicated, connectNow }: DeclaredContext,
): Promise<Findings> {
  const { instanceId, contactId } = command;
  const read = await readEvidence(callConnectDeduplicated, instanceId, resourcesOf(command));
  const evidence = { ...read, connectTime: new Date(connectNow.estimate) };
  const { missing, contact, connectTime, failedReads = [] } = evidence;
  const shown =
    contact === undefined || contactId === undefined
      ? undefined
      : precondition?.({ contactId, contact, connectTime });
  const ofContact = isNotShown(shown) ? undefined : shown;
  const denial: OperationFailure | undefined =
    missing === undefined
      ? (ofContact ?? check.denial?.(command, evidence))
      : { reason: 'resource-not-found', resource: missing };
  return {
    denial,
    unchecked: [
      ...failedReads.map(({ resource: { type }, isLive, failure: why }) => {
        const name = RESOURCE_NAMES[type];
        return notRead(isLive === true ? `list of contacts of the ${name}` : name, why);
      }),
      ...(isNotShown(shown) ? [shown.sentence] : []),
      ...check.notShown,
    ],
  };
}
