import type { ConnectAttempt } from '../../connect/call-connect.ts';
import { EarlierTransfers } from './earlier-transfers.ts';
import type { TransferOutcome } from './transfer-outcome.ts';
import type { TransferRequest } from './transfer-request.ts';

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
  /** Whether another transfer of the same contact has been under way at the same time. */
  readonly isContested: () => boolean;
}

type During = (outcome: Promise<TransferOutcome>) => Promise<TransferOutcome>;

/** The transfers that are under way in this gateway, so that two equal ones at the same moment become one. */
export class TransferRuns {
  /** Those that have ended. */
  readonly earlier = new EarlierTransfers();
  readonly #byKey = new Map<string, TransferRun>();
  readonly #contestants = new Map<string, Set<{ contested: boolean }>>();
  readonly #during: During;

  /** @param during told of each run: it may have outlived the request that it was started for. */
  constructor(during: During = async (outcome) => outcome) {
    this.#during = during;
  }

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
    const contestant = { contested: false };
    const leave = this.#contest(request, contestant);
    const key = keyOf(request, givenToken);
    const ended = carryOut({
      attempts,
      onAttempt: (attempt) => attempts.push(attempt),
      isContested: () => contestant.contested,
    }).finally(() => {
      this.#byKey.delete(key);
      leave();
    });
    const run = { request, attempts, outcome: this.#during(ended) };
    this.#byKey.set(key, run);
    return run;
  }

  #contest({ instanceId, contactId }: TransferRequest, one: { contested: boolean }): () => void {
    const contact = JSON.stringify([instanceId, contactId]);
    const all = this.#contestants.get(contact) ?? new Set();
    this.#contestants.set(contact, all.add(one));
    if (all.size > 1) for (const each of all) each.contested = true;
    return () => {
      all.delete(one);
      if (all.size === 0) this.#contestants.delete(contact);
    };
  }
}

/** A token that the gateway made up is not what a caller asked for, so it is no part of the key. */
function keyOf(request: TransferRequest, givenToken: string | undefined): string {
  const { instanceId, contactId, contactFlowId, target } = request;
  return JSON.stringify([instanceId, contactId, contactFlowId, target, givenToken ?? null]);
}
