import { LRUCache } from 'lru-cache';
import type { TransferFailure } from './transfer-failure.ts';
import type { Transfer, TransferOutcome } from './transfer-outcome.ts';
import type { QuickConnectTransfer, TransferRequest } from './transfer-request.ts';

/** More than are asked for again within the time that callers repeat a request. */
const MOST_REMEMBERED = 10_000;

/** A transfer as it was asked for: a quick connect may stand for something else the next time. */
export type AskedTransfer = TransferRequest | QuickConnectTransfer;

/** The failures that tell of this request alone: nothing of it reached Connect, or Connect failed. */
const SAY_NOTHING_OF_EARLIER: ReadonlySet<TransferFailure['reason']> = new Set([
  'no-credentials',
  'not-recorded',
  'service-failure',
]);

type Memory =
  | { readonly transfer: Transfer }
  | { /** When it was begun, whose end is open. */ readonly openSince: Date };

/**
 * What this gateway has told of transfers before, by their tokens. A repetition that does not get through to Connect
 * shows nothing of what an earlier request with the same token has done: without a memory it would be answered as if
 * nothing had been changed.
 */
export class EarlierTransfers {
  readonly #byKey = new LRUCache<string, Memory>({ max: MOST_REMEMBERED });
  readonly #tokensByNewContact = new LRUCache<string, string>({ max: MOST_REMEMBERED });

  /** When a transfer was begun whose outcome is open so far. */
  openSince(asked: AskedTransfer): Date | undefined {
    const earlier = this.#byKey.get(keyOf(asked));
    return earlier !== undefined && 'openSince' in earlier ? earlier.openSince : undefined;
  }

  /** Whether a new contact is known to have been made by a transfer with another token. */
  isOfAnother(newContactId: string, { clientToken }: TransferRequest): boolean {
    const token = this.#tokensByNewContact.get(newContactId);
    return token !== undefined && token !== clientToken;
  }

  /**
   * The outcome of a request in the light of earlier ones with the same token and arguments: a success stands, and what
   * was left open is not closed by a request that changed nothing itself.
   *
   * @param begunAt when the request was made.
   */
  consider(asked: AskedTransfer, begunAt: Date, outcome: TransferOutcome): TransferOutcome {
    const key = keyOf(asked);
    const earlier = this.#byKey.get(key);
    if (outcome.ok) {
      const { transfer } = outcome;
      this.#byKey.set(key, { transfer });
      this.#tokensByNewContact.set(transfer.contactId, transfer.request.clientToken);
      return outcome;
    }
    const { failure, settledBy } = outcome;
    if (earlier === undefined) {
      if (failure.reason === 'outcome-unknown') this.#byKey.set(key, { openSince: begunAt });
      return outcome;
    }
    if ('transfer' in earlier) return { ok: true, transfer: earlier.transfer, settledBy };
    if (!SAY_NOTHING_OF_EARLIER.has(failure.reason)) return outcome;
    const { clientToken } = asked;
    const connectRequestId = 'connectRequestId' in failure ? failure.connectRequestId : null;
    return {
      ok: false,
      failure: { reason: 'outcome-unknown', clientToken, connectRequestId },
      settledBy,
    };
  }
}

function keyOf(asked: AskedTransfer): string {
  const { instanceId, contactId, clientToken } = asked;
  const target =
    'quickConnectId' in asked ? asked.quickConnectId : [asked.contactFlowId, asked.target];
  return JSON.stringify([instanceId, contactId, clientToken, target]);
}
