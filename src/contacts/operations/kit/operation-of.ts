import { randomUUID } from 'node:crypto';
import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-connect';
import { type ConnectFailure, isRejectedByRule } from '../../../connect/connect-failure.ts';
import type { Deadline } from '../../../connect/deadline.ts';
import {
  idIssues,
  type InputIssue,
  lengthIssues,
  MAX_LENGTHS,
} from '../../../graphql-kit/input/input-issue.ts';
import { instanceIssues } from '../../../graphql-kit/input/instances.ts';
import type { RetrySafety } from '../../errors/contact-outcome-unknown.error.ts';
import type {
  CommandOf,
  CompletedOperation,
  DeclaredTypes,
  OperationDeclaration,
  StatePromise,
  TokenPromise,
} from './declaration.ts';
import { executeIdempotent } from './execute-idempotent.ts';
import { areAttemptsShown, executeStateChange } from './execute-state-change.ts';
import { executeWithToken } from './execute-with-token.ts';
import type { Execution, OperationCommand, UncancelledCalls } from './execution.ts';
import { explainRejection } from './explain-rejection.ts';
import { recordFacts } from './facts.ts';
import {
  failureWithoutRejection,
  type OperationFailure,
  type Reason,
} from './operation-failure.ts';
import type { ContactOperationInput, OperationInput } from './operation-input.ts';
import type { StoredResult } from './operation-tokens.ts';
import type { Operation, OperationOutcome, Verdict } from './operation.ts';
import { callerOfToken, RememberedRun } from './remembered-run.ts';

/** The operation that the pipeline runs, by its declaration. */
export function operationOf<
  Input extends OperationInput,
  Values extends object,
  SdkInput extends ServiceInputTypes,
  Output extends ServiceOutputTypes,
  Own extends Reason,
>(
  declaration: OperationDeclaration<Input, Values, SdkInput, Output, Own>,
): Operation<DeclaredTypes<Input, Values>> {
  type Command = CommandOf<Values>;
  type Completed = CompletedOperation<Command>;
  type Run = RememberedRun<Completed>;
  const { name, promise, resolve, authorization } = declaration;
  const retry = promise.kind;
  const completedOf = (command: Command): StoredResult => resolve?.completed(command) ?? {};
  // What reads complete is the same for equal inputs, so that it is no part of them.
  const inputOf = (command: Command): string =>
    contentOf(command, Object.keys(completedOf(command)));

  const executeState = async (
    execution: Execution<Command>,
    token: Run,
    uncancelled: UncancelledCalls,
    { expected, observer, observerOf, isFinal }: StatePromise<Command>,
  ): Promise<Verdict<Completed>> => {
    const { command } = execution;
    const verdict = await executeStateChange(execution, token, uncancelled, {
      call: async (callConnect, options) =>
        callConnect(declaration.request(command, token.tokenForConnect), options),
      expected: expected(command),
      observer: observerOf?.(command) ?? observer,
      isFinal,
    });
    return verdict.state === 'executed' ? { ...verdict, result: { command } } : verdict;
  };

  const executeOnce = async (
    execution: Execution<Command>,
    token: Run,
    uncancelled: UncancelledCalls,
  ): Promise<Verdict<Completed>> => {
    const { command } = execution;
    const verdict = await executeIdempotent<Command, Output>(
      execution,
      token,
      uncancelled,
      async (callConnect, options) =>
        callConnect(declaration.request(command, token.tokenForConnect), options),
    );
    return verdict.state === 'executed' ? { ...verdict, result: { command } } : verdict;
  };

  const executeToken = async (
    execution: Execution<Command>,
    token: Run,
    uncancelled: UncancelledCalls,
    { newContactId }: TokenPromise<Output>,
  ): Promise<Verdict<Completed>> => {
    const { command, onAttempt } = execution;
    return executeWithToken(execution, token, uncancelled, {
      call: async (callConnect) =>
        callConnect(declaration.request(command, token.tokenForConnect), {
          isComplete: (output) => newContactId(output) !== undefined,
          onAttempt,
        }),
      resultOf: (output) => ({ command, newContactId: newContactId(output) }),
      reconcile: (failure) =>
        Promise.resolve(verdictOfToken(failure, execution, token, uncancelled)),
    });
  };

  const executePromised = async (
    execution: Execution<Command>,
    token: Run,
    uncancelled: UncancelledCalls,
  ): Promise<Verdict<Completed>> => {
    switch (promise.kind) {
      case 'state':
        return executeState(execution, token, uncancelled, promise);
      case 'token':
        return executeToken(execution, token, uncancelled, promise);
      case 'idempotent':
        return executeOnce(execution, token, uncancelled);
    }
  };

  return {
    name,
    retry,

    validate(input, context) {
      const { instances } = context;
      const instanceId = input.instanceId ?? instances.defaultId;
      const clientToken = input.clientToken ?? randomUUID();
      const { issues, values } = declaration.validate(input, context);
      const requested = { ...values, instanceId, clientToken };
      const all = [
        ...contactIssues(input),
        ...issues,
        ...instanceIssues(['input', 'instanceId'], instanceId, instances),
        ...lengthIssues(['input', 'clientToken'], clientToken, MAX_LENGTHS.clientToken),
      ];
      if (all.length === 0) return { ok: true, requested };
      all.push(...(declaration.expiryIssues?.(requested, context) ?? []));
      return { ok: false, failure: { reason: 'bad-input', issues: all } };
    },

    async resolve(requested, context) {
      return resolve === undefined
        ? { ok: true, command: requested }
        : resolve.complete(requested, context);
    },

    async authorize(command, _requested, context) {
      if (context.caller.queueIds === undefined) return undefined;
      return authorization.check(command, context);
    },

    identity(command, givenToken, caller) {
      // Two requests without a token are two requests where Connect takes one. Otherwise one call is enough. Equal tokens
      // with other values, and those of other callers, are left to the memory of tokens.
      const token = givenToken ?? (retry === 'token' ? command.clientToken : null);
      return JSON.stringify([callerOfToken(caller.identity), token, contentOf(command)]);
    },

    ledgerOf(context) {
      const begin = (command: Command, deadline: Deadline): Run => {
        const { operationTokens, caller } = context;
        const request = {
          operation: name,
          command,
          content: inputOf(command),
          caller: callerOfToken(caller.identity),
          retry,
          expiryIssues: declaration.expiryIssues?.(command, context) ?? [],
          store: ({ command: executed, newContactId }: Completed) => ({
            ...completedOf(executed),
            ...(newContactId !== undefined && { newContactId }),
          }),
          restore: ({ newContactId, ...completed }: StoredResult) =>
            isSame(completedOf(command), completed)
              ? { command: { ...command, ...completed }, newContactId }
              : undefined,
        };
        return new RememberedRun<Completed>(operationTokens, request, deadline);
      };
      return {
        begin: (_requested, command, deadline) => begin(command, deadline),
        async outcomeOfUnsent(requested, outcome, deadline) {
          const token = begin(requested, deadline);
          const known = await token.known;
          token.end({ state: 'unchanged' });
          return known ?? (token.isRetry ? staysUnknown(outcome, retry, requested) : outcome);
        },
        consistentOutcome: (_requested, outcome) => outcome,
      };
    },

    async execute(execution, token, uncancelled) {
      const verdict = await executePromised(execution, token, uncancelled);
      const { executed } = token;
      return verdict.state === 'executed' || executed === undefined
        ? verdict
        : { state: 'executed', result: executed, determinedBy: 'read-back' };
    },

    async explain(command, failure, context, isEarlierOpen) {
      if (failure.kind !== 'rejected') return failureWithoutRejection(failure, command.clientToken);
      const explained = await explainRejection(declaration, command, failure, context);
      return isEarlierOpen && explained.reason === 'request-rejected'
        ? { ...explained, isEarlierOpen }
        : explained;
    },

    recordOf(command, { factDigest, operationTokens }) {
      const { instanceId, clientToken } = command;
      return {
        instanceId,
        ...contactOf(command),
        ...declaration.record?.(command),
        clientToken,
        input: { digest: operationTokens.inputDigest(inputOf(command)), key: factDigest.key },
        ...(promise.kind === 'state' && {
          facts: recordFacts(
            promise.expected(command),
            promise.isConfidential ? factDigest : undefined,
          ),
        }),
      };
    },

    newContactOf: ({ newContactId }) => newContactId,
  };
}

/**
 * What a command requests, as text: everything but the token and the values with some names, in an order that no version of
 * the gateway changes.
 */
function contentOf(command: OperationCommand, without: readonly string[] = []): string {
  const members = Object.entries({ ...command, clientToken: undefined }).filter(
    ([name]) => !without.includes(name),
  );
  return JSON.stringify(Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** Whether the ids that reads completed are those of an earlier request, as far as both are known. */
function isSame(completed: StoredResult, earlier: StoredResult): boolean {
  return Object.entries(completed).every(([name, id]) => id === '' || (earlier[name] ?? id) === id);
}

/**
 * The outcome of a request that sent nothing, while that of an earlier one with the same token is unknown. Throttling says
 * when to retry, and nothing about the outcome.
 */
function staysUnknown<Result>(
  outcome: OperationOutcome<Result, OperationFailure>,
  retry: RetrySafety,
  { clientToken }: OperationCommand,
): OperationOutcome<Result, OperationFailure> {
  if (outcome.ok || outcome.failure.reason === 'throttled') return outcome;
  const { failure, determinedBy } = outcome;
  const connectRequestId = 'connectRequestId' in failure ? failure.connectRequestId : null;
  const unknown = { reason: 'outcome-unknown', retry, clientToken, connectRequestId } as const;
  return { ok: false, failure: unknown, determinedBy };
}

function contactOf({ contactId }: OperationCommand): { contactId?: string } {
  return contactId === undefined ? {} : { contactId };
}

function contactIssues(input: OperationInput): InputIssue[] {
  const { contactId } = input as Partial<ContactOperationInput>;
  return contactId === undefined
    ? []
    : idIssues(['input', 'contactId'], contactId, MAX_LENGTHS.contactId, 'contact');
}

/**
 * The verdict on a command whose token Connect honours, after an ambiguous answer. A rejection proves that the token was not
 * executed only if Connect knew all earlier requests with it: right after a change it may not.
 */
function verdictOfToken<Result>(
  failure: ConnectFailure,
  execution: Execution<OperationCommand>,
  token: Pick<RememberedRun<object>, 'isAtLarge' | 'isExpired' | 'quietForMs'>,
  uncancelled: UncancelledCalls,
): Verdict<Result> {
  // Whether Connect looks up the token before it checks a time that has passed is not documented.
  const isProven =
    isRejectedByRule(failure) &&
    !token.isExpired &&
    areAttemptsShown(execution, token, uncancelled);
  return isProven
    ? { state: 'not-executed', failure, determinedBy: 'read-back' }
    : { state: 'unknown', failure, determinedBy: execution.isAnswered ? 'answer' : undefined };
}
