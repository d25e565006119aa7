import type { AuditLog } from '../../../audit/audit-log.ts';
import type { IntentRecord } from '../../../audit/audit-record.ts';
import type { Caller } from '../../../auth/caller.ts';
import type { ConnectFailure } from '../../../connect/connect-failure.ts';
import type { Deadline } from '../../../connect/deadline.ts';
import type { RetrySafety } from '../../errors/contact-outcome-unknown.error.ts';
import type { Execution, LocalSpan, OperationCommand, UncancelledCalls } from './execution.ts';
import type { FactDigest } from './facts.ts';
import type { InFlightOperations } from './in-flight-operations.ts';
import type { CommonFailure, OperationFailure } from './operation-failure.ts';
import type { EnabledMutations } from './require-enabled.ts';

/** The types of one operation on a contact. */
export interface OperationTypes {
  /** The argument of the mutation. */
  readonly input: { readonly clientToken?: string | null };
  /** The part of a request's context that the operation uses. */
  readonly context: OperationContext;
  /** The validated input, with its defaults. */
  readonly requested: OperationCommand;
  /** The complete request to Connect. */
  readonly command: OperationCommand;
  /** What a success returns to the resolver. */
  readonly result: object;
  /** The failures that it can have in addition to the common ones. */
  readonly failure: OperationFailure;
  /** One request's use of the idempotency token. */
  readonly token: TokenRun<OperationOutcome<object, OperationFailure>>;
}

/** The caller on whose behalf a request changes contacts, and the log in which that is recorded. */
export interface AuditContext {
  readonly log: AuditLog;
  /** The gateway's id of the request. */
  readonly requestId: string;
  /** The caller, and the network address that the request came from. */
  readonly caller: IntentRecord['caller'];
  readonly deadline: Deadline;
  /** Fires when the client disconnects before the response is sent. */
  readonly clientDisconnected: AbortSignal;
  /** Called for each record that could not be written. */
  readonly onFailure: (error: unknown, about: object) => void;
  /** Makes the gateway wait for a change before it shuts down, even when its client disconnects. */
  readonly trackUntilDone: <Outcome>(change: Promise<Outcome>) => Promise<Outcome>;
}

/** The part of a request's context that every operation uses. */
export interface OperationContext extends EnabledMutations {
  readonly caller: Caller;
  readonly audit: AuditContext;
  readonly inFlightOperations: InFlightOperations;
  readonly uncancelled: UncancelledCalls;
  /** Hides what intents record of customer data. */
  readonly factDigest: FactDigest;
}

/** What determined the outcome: Connect's answer, or a read after an ambiguous answer. */
export type DeterminedBy = 'answer' | 'read-back';

/** The outcome of an operation. `determinedBy` is undefined when Connect answered nothing and nothing was read. */
export type OperationOutcome<Result, Failure> =
  | { readonly ok: true; readonly result: Result; readonly determinedBy: DeterminedBy | undefined }
  | {
      readonly ok: false;
      readonly failure: Failure;
      readonly determinedBy: DeterminedBy | undefined;
    };

export type FailureOf<Types extends OperationTypes> = CommonFailure | Types['failure'];
export type OutcomeOf<Types extends OperationTypes> = OperationOutcome<
  Types['result'],
  FailureOf<Types>
>;

/** What a call and the reads after it show of the execution of a command. */
export type Verdict<Result> =
  | { readonly state: 'executed'; readonly result: Result; readonly determinedBy: DeterminedBy }
  | {
      readonly state: 'not-executed';
      readonly failure: ConnectFailure;
      readonly determinedBy: DeterminedBy | undefined;
      /** Whether Connect may still execute an earlier attempt. */
      readonly isAtLarge?: boolean;
      /** Whether an earlier request with the same token may have been executed, of which this one shows nothing. */
      readonly isEarlierOpen?: boolean;
    }
  | {
      readonly state: 'unknown';
      readonly failure: ConnectFailure;
      /** What has shown nothing; undefined when Connect answered nothing and nothing was read. */
      readonly determinedBy: DeterminedBy | undefined;
    };

/** What the result of a request shows about its idempotency token. */
export type TokenResult<Result> =
  | { readonly state: 'executed'; readonly result: Result }
  /** It was not executed, and no request so far can still execute it. */
  | { readonly state: 'not-executed' }
  /** This request may have executed it, within a span of the monotonic clock. */
  | {
      readonly state: 'open';
      readonly span: LocalSpan;
      /** Whether Connect may still be processing it, because some attempts have no answer. */
      readonly isAtLarge: boolean;
    }
  /** This request has executed nothing, and shows nothing about earlier ones. */
  | { readonly state: 'unchanged' };

/** A request with an idempotency token, from before it is sent until its result is known. */
export interface TokenRun<Outcome> {
  /** The outcome that needs no call, because it is known from earlier requests; `undefined` if there is none. */
  readonly known: Promise<Outcome | undefined>;
  /** Resolves when other gateways know of the request, or cannot be informed. Nothing may be sent earlier. */
  readonly announced: Promise<void>;
  /** Whether the outcome of an earlier request with the same token is unknown. */
  readonly isRetry: boolean;
  /** Reads what other gateways know. */
  refresh(): Promise<void>;
  /** Ends the run; only the first call has an effect. */
  end(result: TokenResult<object>): void;
  /** Resolves when other gateways know how the run has ended, or cannot be informed. */
  readonly published: Promise<void>;
}

/** What this process knows of idempotency tokens. */
export interface TokenLedger<Types extends OperationTypes> {
  /** Begins a request, before anything is sent. */
  begin(
    requested: Types['requested'],
    command: Types['command'],
    deadline: Deadline,
  ): Types['token'];
  /**
   * The same as `consistentOutcome`, for a request with a caller's token that ends before it begins with the token, because
   * a read failed that must come first.
   */
  outcomeOfUnsent(
    requested: Types['requested'],
    outcome: OutcomeOf<Types>,
    deadline: Deadline,
  ): Promise<OutcomeOf<Types>>;
  /** The outcome to return, consistent with what earlier requests with the same token are known to have done. */
  consistentOutcome(requested: Types['requested'], outcome: OutcomeOf<Types>): OutcomeOf<Types>;
}

/** What an intent records of a command: ids, and digests of everything else. */
export type RecordedCommand = OperationCommand &
  Omit<IntentRecord, 'record' | 'id' | 'time' | 'operation' | 'requestId' | 'caller' | 'deadline'>;

/** An operation on a contact, as `runOperation` runs it. */
export interface Operation<Types extends OperationTypes> {
  /** Connect's name of the operation, such as `TransferContact`. */
  readonly name: string;
  /** What makes a retry safe. */
  readonly retry: RetrySafety;
  /** Fills in defaults and checks each value. Sends nothing. */
  validate(
    input: Types['input'],
    context: Types['context'],
  ):
    | { readonly ok: true; readonly requested: Types['requested'] }
    | { readonly ok: false; readonly failure: FailureOf<Types> };
  /** Reads what the command needs, such as a quick connect. Changes nothing. */
  resolve(
    requested: Types['requested'],
    context: Types['context'],
  ): Promise<
    | { readonly ok: true; readonly command: Types['command'] }
    | { readonly ok: false; readonly failure: FailureOf<Types> }
  >;
  /**
   * Checks that the caller is authorized to do this to the contact.
   *
   * @returns the failure if that could not be checked; undefined when the caller is authorized.
   * @throws an error with the code FORBIDDEN when the caller is not authorized.
   */
  authorize(
    command: Types['command'],
    requested: Types['requested'],
    context: Types['context'],
  ): Promise<FailureOf<Types> | undefined>;
  /**
   * Requests with the same identity that run at the same time become one call.
   *
   * @param givenToken the caller's token; `undefined` when the gateway generated it.
   */
  identity(command: Types['command'], givenToken: string | undefined, caller: Caller): string;
  ledgerOf(context: Types['context']): TokenLedger<Types>;
  /**
   * Sends the command, and determines whether it was executed: by Connect's answer or, if that is ambiguous, by reads. The
   * execution records the attempts.
   */
  execute(
    execution: Execution<Types['command']>,
    token: Types['token'],
    uncancelled: UncancelledCalls,
  ): Promise<Verdict<Types['result']>>;
  /**
   * Explains why a command was not executed. May read evidence that the failure itself does not contain.
   *
   * @param isEarlierOpen whether an earlier request with the same token may have been executed.
   */
  explain(
    command: Types['command'],
    failure: ConnectFailure,
    context: Types['context'],
    isEarlierOpen: boolean,
  ): Promise<FailureOf<Types>>;
  /** What an intent records of the command. */
  recordOf(command: Types['command'], context: Types['context']): RecordedCommand;
  /** The contact that a success has created; undefined when it creates none. */
  newContactOf(result: Types['result']): string | undefined;
}
