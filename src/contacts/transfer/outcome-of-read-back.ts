import type { Unclear } from '../../connect/connect-failure.ts';
import type { TransferReadBack } from './read-back-transfer.ts';
import type { TransferOutcome } from './transfer-outcome.ts';
import type { TransferRequest } from './transfer-request.ts';

/**
 * What became of a transfer whose call ended unclearly, by what Connect shows of it afterwards.
 *
 * @param contested whether another transfer of the contact was under way at the same time: what Connect shows may then
 * be that one's doing.
 */
export function outcomeOfReadBack(
  request: TransferRequest,
  unclear: Unclear,
  readBack: TransferReadBack,
  contested: boolean,
): TransferOutcome {
  const { clientToken } = request;
  const settledBy = 'read-back';
  if (readBack.state === 'transferred' && !contested) {
    const { contactId, contactArn } = readBack;
    return { ok: true, transfer: { request, contactId, contactArn }, settledBy };
  }
  // Once Connect has answered, it is no longer at work: a contact that goes on was not transferred.
  const nothingChanged = unclear.answered && readBack.state === 'active';
  const reason = nothingChanged ? 'service-failure' : 'outcome-unknown';
  const connectRequestId = unclear.requestId ?? null;
  return { ok: false, failure: { reason, clientToken, connectRequestId }, settledBy };
}
