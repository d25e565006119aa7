import type { Unclear } from '../../connect/connect-failure.ts';
import type { TransferReadBack } from './read-back-transfer.ts';
import type { TransferOutcome } from './transfer-outcome.ts';
import type { TransferRequest } from './transfer-request.ts';

/**
 * What became of a transfer of which an attempt ended unclearly, by what Connect shows of it afterwards.
 *
 * @param unclear how these attempts ended.
 * @param isOurs whether what Connect shows can be this transfer's doing only.
 * @returns `undefined` when nothing was changed.
 */
export function settleUnclear(
  request: TransferRequest,
  unclear: readonly Unclear[],
  readBack: TransferReadBack,
  isOurs: boolean,
): TransferOutcome | undefined {
  if (readBack.state === 'transferred' && isOurs) {
    const { contactId, contactArn } = readBack;
    return { ok: true, transfer: { request, contactId, contactArn }, settledBy: 'read-back' };
  }
  // Once Connect has answered, it is no longer at work: a contact that goes on was not transferred.
  if (readBack.state === 'active' && unclear.every(({ answered }) => answered)) return undefined;
  const connectRequestId = unclear.at(-1)?.requestId ?? null;
  const failure = {
    reason: 'outcome-unknown',
    clientToken: request.clientToken,
    connectRequestId,
  } as const;
  return { ok: false, failure, settledBy: 'read-back' };
}
