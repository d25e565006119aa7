import type { ConnectAttempt } from '../../../connect/call-connect.ts';
import type { TransferOutcome } from './transfer-outcome.ts';
import type { TransferCommand } from './transfer-request.ts';

/** A transfer that is under way. */
export interface TransferRun {
  readonly request: TransferCommand;
  /** The attempts to call Connect so far. */
  readonly attempts: readonly ConnectAttempt[];
  readonly outcome: Promise<TransferOutcome>;
}

/** A run as who carries it out sees it. */
export interface RunningTransfer {
  readonly attempts: readonly ConnectAttempt[];
  readonly onAttempt: (attempt: ConnectAttempt) => void;
}

/** The transfers that are under way in this gateway, so that two equal ones at the same moment become one. */
export class TransferRuns {
  readonly #byKey = new Map<string, TransferRun>();

  /** The run that a caller can share: it has the same arguments, and the same token if the callers gave one. */
  find(request: TransferCommand, givenToken: string | undefined): TransferRun | undefined {
    return this.#byKey.get(keyOf(request, givenToken));
  }

  /** Starts a run, which others can share until it has ended. */
  start(
    request: TransferCommand,
    givenToken: string | undefined,
    carryOut: (running: RunningTransfer) => Promise<TransferOutcome>,
  ): TransferRun {
    const attempts: ConnectAttempt[] = [];
    const key = keyOf(request, givenToken);
    const outcome = carryOut({
      attempts,
      onAttempt: (attempt) => attempts.push(attempt),
    }).finally(() => this.#byKey.delete(key));
    const run = { request, attempts, outcome };
    this.#byKey.set(key, run);
    return run;
  }
}

/** A token that the gateway made up is not what a caller asked for, so it is no part of the key. */
function keyOf(request: TransferCommand, givenToken: string | undefined): string {
  const { instanceId, contactId, contactFlowId, target } = request;
  return JSON.stringify([instanceId, contactId, contactFlowId, target, givenToken ?? null]);
}
