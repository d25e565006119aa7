import { LRUCache } from 'lru-cache';
import type { Transfer, TransferOutcome } from './transfer-outcome.ts';
import type { TransferRequest } from './transfer-request.ts';

/** More than are asked for again within the time that callers repeat a request. */
const MOST_REMEMBERED = 10_000;

/**
 * What this gateway has told of transfers before, by their tokens. A repetition that does not get through to Connect
 * shows nothing of what an earlier request with the same token has done: without a memory it would be answered as if
 * nothing had been changed.
 */
export class EarlierTransfers {
  readonly #byKey = new LRUCache<string, Transfer | 'open'>({ max: MOST_REMEMBERED });

  /**
   * The outcome of a request in the light of earlier ones with the same token and arguments: a success stands, and what
   * was left open is not closed by a request that changed nothing itself.
   */
  consider(request: TransferRequest, outcome: TransferOutcome): TransferOutcome {
    const key = keyOf(request);
    const earlier = this.#byKey.get(key);
    if (outcome.ok) {
      this.#byKey.set(key, outcome.transfer);
      return outcome;
    }
    const { failure, settledBy } = outcome;
    switch (earlier) {
      case undefined:
        if (failure.reason === 'outcome-unknown') this.#byKey.set(key, 'open');
        return outcome;
      case 'open': {
        if (failure.reason !== 'service-failure' && failure.reason !== 'not-recorded')
          return outcome;
        const { clientToken } = request;
        const connectRequestId = 'connectRequestId' in failure ? failure.connectRequestId : null;
        const open = { reason: 'outcome-unknown', clientToken, connectRequestId } as const;
        return { ok: false, failure: open, settledBy };
      }
      default:
        return { ok: true, transfer: earlier, settledBy };
    }
  }
}

function keyOf({
  instanceId,
  contactId,
  contactFlowId,
  target,
  clientToken,
}: TransferRequest): string {
  return JSON.stringify([instanceId, contactId, contactFlowId, target, clientToken]);
}
