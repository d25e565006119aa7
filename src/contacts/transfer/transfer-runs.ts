import type { ConnectAttempt } from '../../connect/call-connect.ts';
import type { TransferOutcome } from './transfer-outcome.ts';
import type { TransferRequest, TransferTarget } from './transfer-request.ts';

/** A transfer that is under way. */
export interface TransferRun {
  readonly request: TransferRequest;
  /** The attempts to call Connect so far. */
  readonly attempts: readonly ConnectAttempt[];
  readonly outcome: Promise<TransferOutcome>;
}

/** A run as who carries it out sees it. */
export interface RunningTransfer {
  readonly attempts: readonly ConnectAttempt[];
  readonly onAttempt: (attempt: ConnectAttempt) => void;
  /** Whether another transfer, which could bring the contact to the same place, was under way at the same time. */
  readonly isContested: () => boolean;
}

interface Contestant {
  readonly target: TransferTarget;
  contested: boolean;
}

/** The transfers that are under way in this gateway, so that two equal ones at the same moment become one. */
export class TransferRuns {
  readonly #byKey = new Map<string, TransferRun>();
  readonly #contestants = new Map<string, Set<Contestant>>();

  /** The run that a caller can share: it has the same arguments, and the same token if the callers gave one. */
  find(request: TransferRequest, givenToken: string | undefined): TransferRun | undefined {
    return this.#byKey.get(keyOf(request, givenToken));
  }

  /** Starts a run, which others can share until it has ended. */
  start(
    request: TransferRequest,
    givenToken: string | undefined,
    carryOut: (running: RunningTransfer) => Promise<TransferOutcome>,
  ): TransferRun {
    const attempts: ConnectAttempt[] = [];
    const contestant = { target: request.target, contested: false };
    const leave = this.#contest(request, contestant);
    const key = keyOf(request, givenToken);
    const outcome = carryOut({
      attempts,
      onAttempt: (attempt) => attempts.push(attempt),
      isContested: () => contestant.contested,
    }).finally(() => {
      this.#byKey.delete(key);
      leave();
    });
    const run = { request, attempts, outcome };
    this.#byKey.set(key, run);
    return run;
  }

  #contest({ instanceId, contactId }: TransferRequest, one: Contestant): () => void {
    const contact = JSON.stringify([instanceId, contactId]);
    const all = this.#contestants.get(contact) ?? new Set();
    for (const other of all) {
      one.contested ||= canLeadToSamePlace(one.target, other.target);
      other.contested ||= canLeadToSamePlace(one.target, other.target);
    }
    this.#contestants.set(contact, all.add(one));
    return () => {
      all.delete(one);
      if (all.size === 0) this.#contestants.delete(contact);
    };
  }
}

/** Where a flow alone decides, it can lead anywhere. */
function canLeadToSamePlace(one: TransferTarget, other: TransferTarget): boolean {
  if (one.kind === 'flow' || other.kind === 'flow') return true;
  return one.kind === other.kind && one.id === other.id;
}

/** A token that the gateway made up is not what a caller asked for, so it is no part of the key. */
function keyOf(request: TransferRequest, givenToken: string | undefined): string {
  const { instanceId, contactId, contactFlowId, target } = request;
  return JSON.stringify([instanceId, contactId, contactFlowId, target, givenToken ?? null]);
}
