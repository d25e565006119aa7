import type { CallConnect, ConnectAttempt } from '../../../connect/call-connect.ts';
import type { Deadline } from '../../../connect/deadline.ts';
import { type ReadAfterWriteOptions, shownWithinMs } from './read-after-write.ts';

/** What each operation requests. */
export interface OperationCommand {
  readonly instanceId: string;
  /** Absent when the operation is not about an existing contact. */
  readonly contactId?: string;
  /** The idempotency token: the caller's, or one that the gateway made. */
  readonly clientToken: string;
}

/** Calls that continue when the client disconnects: what was sent is completed and recorded. */
export interface UncancelledCalls {
  readonly callConnect: CallConnect;
  readonly deadline: Deadline;
  /** Connect shows a change only after a while, so it is read several times. */
  readonly readAfterWrite: ReadAfterWriteOptions;
}

/** A span of the monotonic clock of this process, in milliseconds. */
export interface LocalSpan {
  readonly from: number;
  readonly until: number;
}

/** An attempt that Connect may have executed. */
interface IndeterminateAttempt extends LocalSpan {
  /** Whether Connect itself reported that it had failed. */
  readonly responded: boolean;
  readonly requestId: string | undefined;
}

/** One execution of a command: its attempts, and when Connect may have executed them. */
export class Execution<Command extends OperationCommand> {
  readonly command: Command;
  /** The attempts that Connect may have executed, in order. */
  readonly indeterminate: IndeterminateAttempt[] = [];
  /** When the latest attempt ended, by the monotonic clock; undefined before there is one. */
  answeredAt: number | undefined;
  readonly #attempts: ConnectAttempt[];
  readonly #shownWithinMs: number;
  readonly #startedAt = performance.now();
  readonly #deadlineAt: number;

  /** @param attempts receives each attempt as it ends. */
  constructor(
    command: Command,
    attempts: ConnectAttempt[],
    { deadline, readAfterWrite }: UncancelledCalls,
  ) {
    this.command = command;
    this.#attempts = attempts;
    this.#shownWithinMs = shownWithinMs(readAfterWrite);
    this.#deadlineAt = this.#startedAt + deadline.remainingMs();
  }

  readonly onAttempt = (attempt: ConnectAttempt): void => {
    const until = performance.now();
    this.answeredAt = until;
    this.#attempts.push(attempt);
    const { failure, milliseconds } = attempt;
    if (failure?.kind !== 'indeterminate') return;
    const { responded, requestId } = failure;
    this.indeterminate.push({ from: until - milliseconds, until, responded, requestId });
  };

  /** Whether Connect answered an attempt. */
  get isAnswered(): boolean {
    return this.#attempts.some(isAnswered);
  }

  /** Whether Connect may still be processing an attempt. */
  get isAtLarge(): boolean {
    return !this.indeterminate.every(({ responded }) => responded);
  }

  /** When Connect may have executed the command; undefined when no attempt is indeterminate. */
  get span(): LocalSpan | undefined {
    const [first] = this.indeterminate;
    const last = this.indeterminate.at(-1);
    return first && last && this.#spanOf(first.from, last.until);
  }

  /** The whole time of the execution so far. */
  get wholeSpan(): LocalSpan {
    return this.#spanOf(this.#startedAt, performance.now());
  }

  #spanOf(from: number, until: number): LocalSpan {
    return { from, until: Math.min(this.#deadlineAt, until + this.#shownWithinMs) };
  }
}

/** Whether Connect answered an attempt. */
export function isAnswered({ failure }: ConnectAttempt): boolean {
  switch (failure?.kind) {
    case undefined:
    case 'rejected':
      return true;
    case 'indeterminate':
      return failure.responded;
    case 'no-credentials':
      return failure.requestId !== undefined;
    case 'not-sent':
      return false;
  }
}
