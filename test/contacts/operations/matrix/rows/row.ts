import type { ConnectClient } from '@aws-sdk/client-connect';
import type { EmulatorState } from '../../../../../src/emulator/emulator-state.ts';

/** The input of a mutation, as variables. */
export type MatrixInput = Readonly<Record<string, unknown>>;

/**
 * A constraint of an input: values that break it, and the path of the issue that is expected, such as `tags.0.key`; empty
 * for an issue of the whole input.
 */
export type BrokenConstraint = readonly [change: MatrixInput, path: string];

/**
 * What the matrix has to know of an operation beside its declaration. The inputs have no `instanceId` and no `clientToken`;
 * ids are those of the built-in contact centre.
 */
export interface MatrixRow {
  /** Connect's name of the operation. */
  readonly operation: string;
  /** Valid in the contact centre, once it is prepared. */
  readonly input: MatrixInput;
  /** Valid, too; it is sent with the token of `input`. */
  readonly otherInput: MatrixInput;
  /** Brings the contact centre into the state in which the inputs are valid, such as by pausing a task. */
  readonly prepare?: (
    connect: Pick<ConnectClient, 'send'>,
    state: EmulatorState,
  ) => Promise<unknown>;
  /**
   * How often Connect has executed `input`. For a state, 1 when Connect shows it, otherwise 0. It is 0 once the contact
   * centre is prepared.
   */
  readonly executions: (connect: EmulatorState) => number;
  /**
   * Whether two requests without a token are two, even at the same time: both are executed, such as two tasks to start, or
   * Connect rejects the later one, because what it requests was executed.
   */
  readonly isRepeatable?: 'executed' | 'rejected';
  /** Whether a token that the gateway knows is sent to Connect again, which deduplicates it. */
  readonly isSentAgain?: true;
  /** The calls of a success, in order; only the operation itself when absent. */
  readonly calls?: readonly string[];
  /** What the operation of the client package reads after `input` of the contact or the user, at least. */
  readonly shows: Readonly<Record<string, unknown>>;
  /** Each is `input` with a change. Those of contactId, instanceId and clientToken are generated. */
  readonly broken: readonly BrokenConstraint[];
  /** Callers that are restricted to these queues are authorized for `input`; `never` when none is. */
  readonly authorizedQueues: readonly string[] | 'never';
  /** Callers that are restricted to these queues are not. */
  readonly otherQueues: readonly string[];
  /** Valid, and without effect: it names nothing that exists. `input` with an unknown contact or user when absent. */
  readonly unknownInput?: MatrixInput;
}
