import type { Unclear } from '../../connect/connect-failure.ts';
import type { TransferReadBack } from './read-back-transfer.ts';
import type { TransferOutcome } from './transfer-outcome.ts';
import type { TransferRequest } from './transfer-request.ts';

/**
 * What became of a transfer of which an attempt ended unclearly, in this request or in an earlier one, by what Connect
 * shows of it afterwards.
 *
 * @param call how the attempts of this request ended: the unclear ones, and whether the last one was refused by a rule.
 * @param contested whether another transfer could have brought about what Connect shows.
 * @returns `undefined` when nothing was changed.
 */
export function settleUnclear(
  request: TransferRequest,
  { unclear, refused }: { readonly unclear: readonly Unclear[]; readonly refused: boolean },
  readBack: TransferReadBack,
  contested: boolean,
): TransferOutcome | undefined {
  if (readBack.state === 'transferred' && !contested) {
    const { contactId, contactArn } = readBack;
    return { ok: true, transfer: { request, contactId, contactArn }, settledBy: 'read-back' };
  }
  // Once Connect has answered, it is no longer at work: a contact that goes on was not transferred.
  if (readBack.state === 'active' && unclear.every(({ answered }) => answered)) return undefined;
  // A contact is transferred once, so a refusal and a transfer elsewhere agree. Without an attempt of this request to be
  // at work, a refusal is the answer to the token, and Connect has had time to know its own changes.
  if (refused && (unclear.length === 0 || readBack.state === 'elsewhere')) return undefined;
  const connectRequestId = unclear.at(-1)?.requestId ?? null;
  const failure = {
    reason: 'outcome-unknown',
    clientToken: request.clientToken,
    connectRequestId,
  } as const;
  return { ok: false, failure, settledBy: 'read-back' };
}
