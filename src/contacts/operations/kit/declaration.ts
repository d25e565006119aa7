import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-connect';
import type { ClassType } from 'type-graphql';
import type { Permission } from '../../../auth/permission.ts';
import type { ConnectCommand } from '../../../connect/connect-command.ts';
import type { Rejected } from '../../../connect/connect-failure.ts';
import type { Rate } from '../../../connect/quota/token-buckets.ts';
import type { InputIssue } from '../../../graphql-kit/input/input-issue.ts';
import type { Authorization, AuthorizationContext } from './authorization.ts';
import type { OperationCommand } from './execution.ts';
import type { ExpectedFacts } from './facts.ts';
import type { Observer } from './observe.ts';
import type {
  CommonReason,
  FailureWith,
  NamedResource,
  OperationFailure,
  Reason,
} from './operation-failure.ts';
import type { OperationInput } from './operation-input.ts';
import type { OperationTokens } from './operation-tokens.ts';
import type { OperationTypes, RecordedCommand } from './operation.ts';
import type { Precondition } from './precondition.ts';
import type { Evidence } from './read-evidence.ts';
import type { RememberedRun } from './remembered-run.ts';

/** The part of a request's context that declared operations use. */
export interface DeclaredContext extends AuthorizationContext {
  readonly operationTokens: OperationTokens;
  /** The E.164 prefixes of the numbers that the gateway may call. */
  readonly outboundVoicePrefixes: readonly string[];
}

/** A command that was executed. */
export interface CompletedOperation<
  Command extends OperationCommand = OperationCommand & { readonly userId?: string },
> {
  readonly command: Command;
  /** The contact that it created. */
  readonly newContactId?: string | undefined;
}

/** Valid values, or all issues of an input. */
export interface Validation<Values> {
  readonly issues: readonly InputIssue[];
  readonly values: Values;
}

/** The values of a command, with what every command has. */
export type CommandOf<Values> = OperationCommand & Values;

/**
 * A resource of Connect in IAM policies (documented): the instance itself, or those of one type below it. `agent/*` are
 * users, `agent-state/*` statuses of agents, and `transfer-destination/*` quick connects.
 */
export type IamResource =
  | 'instance'
  | 'agent/*'
  | 'agent-state/*'
  | 'contact/*'
  | 'contact-flow/*'
  | 'task-template/*'
  | 'transfer-destination/*';

/** A state is the success of an operation whose token Connect does not honour. */
export interface StatePromise<Command> {
  readonly kind: 'state';
  /** What Connect shows once the operation was applied. */
  readonly expected: (command: Command) => ExpectedFacts;
  /** Reads all facts that its commands can bring about: after a restart, nothing but ids is known of a command. */
  readonly observer: Observer;
  /** For the documentation: the parts of the input whose effect no read shows, so that they are no facts. */
  readonly notShown?: string;
  /** Reads only what shows a particular command, if fewer calls are enough. */
  readonly observerOf?: (command: Command) => Observer;
  /** Whether nothing can undo the state, so that one reading proves it, however old it is. */
  readonly isFinal?: boolean;
  /** Whether the facts explain rejections, too. */
  readonly isEvidence?: boolean;
  /** Whether the facts are customer data, which the audit log holds only as keyed digests. */
  readonly isConfidential: boolean;
}

/** Connect honours the token, and nothing else shows whether an operation was executed. */
export interface TokenPromise<Output> {
  readonly kind: 'token';
  /** The contact that an answer names; `undefined` for an incomplete answer, which proves nothing. */
  readonly newContactId: (output: Output) => string | undefined;
}

/**
 * Connect takes no token, and no read shows the effect, but executing the operation twice does no more than once: what is
 * suspended already is not suspended any further.
 */
export interface IdempotentPromise {
  readonly kind: 'idempotent';
}

/** A query that checks a command by reads, and sends nothing. */
export interface CheckDeclaration<Command> {
  /** Its name, such as `checkStop`. */
  readonly query: string;
  /** What it reads, and which causes that shows, for front-end developers. */
  readonly description: string;
  /**
   * The max number of calls that read the resources of a command, beside the contact. The instance is read, too, if none of
   * them exists.
   */
  readonly calls: number;
  /**
   * What denies a command whose resources exist and whose contact does not deny it. `classify` has the same rules. Pure.
   *
   * @param evidence without what could not be read.
   */
  denial?(command: Command, evidence: Evidence): OperationFailure | undefined;
  /** What no read shows, as sentences for front-end developers. */
  readonly notShown: readonly string[];
}

/** All that is particular to an operation. */
export interface OperationDeclaration<
  Input extends OperationInput,
  Values extends object,
  SdkInput extends ServiceInputTypes,
  Output extends ServiceOutputTypes,
  Own extends Reason,
> {
  /** Connect's name of the operation, such as `StopContact`. The mutation has the same name in camel case. */
  readonly name: string;
  /** What the mutation does, for front-end developers. */
  readonly description: string;
  /** What a success says, for front-end developers. */
  readonly success: string;
  /** Its description is that of the mutation's argument, too. */
  readonly input: ClassType<Input>;
  readonly permission: Permission;
  /** Connect's default rate, if it is not two calls a second in bursts of five (documented). */
  readonly rate?: Rate;
  /** What the caller reads after a success. */
  readonly subject: 'contact' | 'user';
  /** The resources that an IAM policy must allow, by AWS's service authorization reference. */
  readonly iamResources: readonly IamResource[];
  /** The members of the result that each exception of Connect can become. */
  readonly exceptions: Readonly<Record<string, readonly (CommonReason | Own)[]>>;
  /** Checks each value, and fills in defaults. The instance, the token and the contact are checked already. */
  validate(input: Input, context: DeclaredContext): Validation<Values>;
  /**
   * The issues that values get as time passes, such as a time that is no longer in the future. Only the first request with a
   * token has them: a retry repeats what was valid, and Connect may have executed it.
   */
  expiryIssues?(
    command: CommandOf<NoInfer<Values>>,
    context: DeclaredContext,
  ): readonly InputIssue[];
  /** Completes the values by reads. */
  readonly resolve?: {
    /** The max number of calls. */
    readonly calls: number;
    complete(
      command: CommandOf<NoInfer<Values>>,
      context: DeclaredContext,
    ): Promise<
      | { readonly ok: true; readonly command: CommandOf<NoInfer<Values>> }
      | { readonly ok: false; readonly failure: OperationFailure }
    >;
    /**
     * The ids that it completes, by the names of their values; empty before. They do not distinguish one input from another,
     * because a retry whose reads fail has none of them.
     */
    completed(command: CommandOf<NoInfer<Values>>): Readonly<Record<string, string>>;
  };
  readonly authorization: Authorization<CommandOf<NoInfer<Values>>>;
  /** The query that checks a command, for operations that have one. */
  readonly check?: CheckDeclaration<CommandOf<NoInfer<Values>>>;
  /** @param token the token for Connect, for operations that take one. */
  request(command: CommandOf<NoInfer<Values>>, token: string): ConnectCommand<SdkInput, Output>;
  readonly promise:
    StatePromise<CommandOf<NoInfer<Values>>> | TokenPromise<NoInfer<Output>> | IdempotentPromise;
  /** What the audit log names of a command, beside the instance, the token and the contact: only ids. */
  record?(command: CommandOf<NoInfer<Values>>): Partial<RecordedCommand>;
  /** The resources that a command names, in the order in which a missing one is reported. */
  resourcesOf(command: CommandOf<NoInfer<Values>>): readonly NamedResource[];
  /** The contact that a new one is linked to. Connect limits how many contacts are linked to each other. */
  linkedContactOf?(command: CommandOf<NoInfer<Values>>): string | undefined;
  /**
   * What the contact alone denies; null for an operation on no existing contact. `Contact.availableOperations` shows it, and
   * `classify` calls it by `denialOf`, so that both have one rule.
   */
  readonly precondition: Precondition<FailureWith<Own | CommonReason>> | null;
  /**
   * Why Connect rejected a command, by its exception and what was read after it. Pure.
   *
   * @returns `undefined` when the evidence shows no particular cause.
   */
  classify(
    rejected: Rejected,
    command: CommandOf<NoInfer<Values>>,
    evidence: Evidence,
  ): FailureWith<Own | CommonReason> | undefined;
}

export interface DeclaredTypes<
  Input extends OperationInput,
  Values extends object,
> extends OperationTypes {
  readonly input: Input;
  readonly context: DeclaredContext;
  readonly requested: CommandOf<Values>;
  readonly command: CommandOf<Values>;
  readonly result: CompletedOperation<CommandOf<Values>>;
  readonly failure: OperationFailure;
  readonly token: RememberedRun<CompletedOperation<CommandOf<Values>>>;
}
