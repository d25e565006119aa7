import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-connect';
import { type ClassType, createUnionType } from 'type-graphql';
import type { Permission } from '../../../auth/permission.ts';
import type { Rate } from '../../../connect/quota/token-buckets.ts';
import type { CostOfField, FieldCost } from '../../../graphql-kit/cost/upstream-cost.ts';
import type { RetrySafety } from '../../errors/contact-outcome-unknown.error.ts';
import type { Authorization } from './authorization.ts';
import { createSuccess } from './create-success.ts';
import type {
  IamResource,
  IdempotentPromise,
  OperationDeclaration,
  StatePromise,
} from './declaration.ts';
import { declareCheck } from './declare-check.ts';
import { MAX_STATE_CALLS, MAX_STATE_ROUNDS } from './execute-state-change.ts';
import { createMutationResolver, mutationOf } from './mutation-resolver.ts';
import { errorTypesOf } from './operation-errors.ts';
import { COMMON_REASONS, type Reason } from './operation-failure.ts';
import type { OperationInput } from './operation-input.ts';
import { operationOf } from './operation-of.ts';
import type { OperationRecovery } from './operation-recovery.ts';
import type { Precondition } from './precondition.ts';
import { MAX_EVIDENCE_CALLS } from './read-evidence.ts';
import { type RecoveryOptions, recoverState, recoverUnshown } from './recover-operation.ts';

/** An operation without its types: what the schema, the gateway and the documentation are derived from. */
export interface DeclaredOperation {
  /** Connect's name of the operation, such as `StopContact`. */
  readonly name: string;
  /** The name of the mutation, such as `stopContact`. */
  readonly mutation: string;
  readonly permission: Permission;
  /** Connect's default rate, if it is not that of most operations. */
  readonly rate?: Rate | undefined;
  /** What makes a retry safe. */
  readonly retry: RetrySafety;
  /** For callers that are restricted to queues: when they are authorized. */
  readonly restriction: string;
  /** For these callers: what is known of a contact in one of their queues, whatever the input. */
  readonly ofOwnContact?: Authorization<never>['ofOwnContact'];
  /** The resources that an IAM policy must allow. */
  readonly iamResources: readonly IamResource[];
  /** The max number of reads before the call, for what an input leaves out. */
  readonly callsBefore: number;
  /** How intents record the facts of the state: as texts, or as keyed digests. Absent where no state is promised. */
  readonly recordedFacts?: 'texts' | 'digests' | undefined;
  /** The parts of the input whose effect no read shows. */
  readonly notShown?: string | undefined;
  /** What a contact alone denies; null for an operation on no existing contact. */
  readonly precondition: Precondition | null;
  /** The reasons of failures that each exception of Connect can become. */
  readonly exceptions: Readonly<Record<string, readonly Reason[]>>;
  /** The reasons of all failures. */
  readonly reasons: readonly Reason[];
  /** The name of the query that checks the mutation, for those that have one. */
  readonly check?: string | undefined;
  /** The resolvers of the mutation, of its success and of its check. */
  readonly resolvers: readonly ClassType[];
  /** How intents are recovered that an earlier process left without an outcome. */
  readonly recovery?: (options: RecoveryOptions) => OperationRecovery;
}

/** Declares an operation: its types in the schema, its resolvers, its cost, and its recovery after a restart. */
export function declareOperation<
  Input extends OperationInput,
  Values extends object,
  SdkInput extends ServiceInputTypes,
  Output extends ServiceOutputTypes,
  const Own extends Reason,
>(declaration: OperationDeclaration<Input, Values, SdkInput, Output, Own>): DeclaredOperation {
  const { name, promise, authorization, exceptions, permission } = declaration;
  const reasons = reasonsOf(exceptions);
  const operation = operationOf(declaration);
  const change = promise.kind === 'state' ? promise : undefined;
  const success = createSuccess(name, declaration.success, declaration.subject, promise);
  const result = createUnionType({
    name: `${name}Result`,
    description: `The result of \`${mutationOf(name)}\`: one success type, or one error type for each kind of failure. Error types can be added: select \`... on ContactError { message code retryable }\`, and handle a type that your client does not know by its \`code\`.`,
    types: () => [success.type, ...errorTypesOf(reasons)],
  });
  return {
    name,
    mutation: mutationOf(name),
    permission,
    rate: declaration.rate,
    retry: promise.kind,
    restriction: authorization.rule,
    ofOwnContact: authorization.ofOwnContact,
    iamResources: declaration.iamResources,
    callsBefore: declaration.resolve?.calls ?? 0,
    recordedFacts: change && (change.isConfidential ? 'digests' : 'texts'),
    notShown: change?.notShown,
    precondition: declaration.precondition,
    exceptions,
    reasons,
    check: declaration.check?.query,
    resolvers: [
      createMutationResolver({
        operation,
        description: declaration.description,
        permission,
        cost: costOf({
          ...callsOf(promise),
          before: declaration.resolve?.calls ?? 0,
          authorization: authorization.cost,
        }),
        input: declaration.input,
        result,
        successOf: success.create,
      }),
      success.resolver,
      ...declareCheck(declaration, operation),
    ],
    recovery: (options) =>
      promise.kind === 'state'
        ? recoverState(name, promise.observer, options)
        : recoverUnshown(name, options),
  };
}

/** The reasons that every operation can have, and those that its exceptions become. */
function reasonsOf(exceptions: DeclaredOperation['exceptions']): Reason[] {
  return [...new Set([...COMMON_REASONS, ...Object.values(exceptions).flat()])];
}

/** A state is read in rounds: before a retry of an earlier request, and after each call. */
function callsOf(
  promise: { readonly kind: 'token' } | IdempotentPromise | StatePromise<never>,
): Pick<DeclaredCalls, 'commands' | 'readings' | 'evidence'> {
  switch (promise.kind) {
    case 'token':
    case 'idempotent':
      return { commands: 1, readings: 0, evidence: MAX_EVIDENCE_CALLS };
    case 'state': {
      const { observer, isEvidence = false } = promise;
      return {
        commands: MAX_STATE_CALLS,
        readings: MAX_STATE_ROUNDS * observer.calls,
        evidence: MAX_EVIDENCE_CALLS + (isEvidence ? observer.calls : 0),
      };
    }
  }
}

/** The calls of an operation that depend on its declaration. */
interface DeclaredCalls {
  /** The max number of calls of the operation itself. */
  readonly commands: number;
  /** The max number of calls of the reads of the state, for each read after a write. */
  readonly readings: number;
  /** The max number of calls that explain a rejection. */
  readonly evidence: number;
  /** The max number of calls before it. */
  readonly before: number;
  /** For callers that are restricted to queues. */
  readonly authorization: Authorization<never>['cost'];
}

/**
 * One call in the normal case. The cost includes what a failure adds: the reads that show the state after a lost answer, and
 * those that distinguish the causes of a rejection. Each attempt may be preceded by a probe of Connect.
 */
function costOf(declared: DeclaredCalls): CostOfField {
  return ({ terms: { maxAttempts, readsAfterWrite, isQueueRestricted } }): FieldCost => {
    const { commands, readings, evidence, before } = declared;
    const { calls = 0, loads = [] } = isQueueRestricted ? declared.authorization : {};
    return {
      calls: before + calls + commands + readings * readsAfterWrite + evidence,
      probes: commands * maxAttempts,
      loads,
    };
  };
}
