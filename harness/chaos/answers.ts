import type { ExecutedTransfer } from '../../src/emulator/store/transfer-ledger.ts';
import type { TransferResult, TransferSuccess } from '../../test/support/transfer.ts';
import type { Asked } from './history.ts';

/** Members that leave it open whether the transfer takes place. All others but the success say that it did not. */
export const OPEN: readonly string[] = ['ContactOutcomeUnknownError', 'ContactThrottledError'];

/** Whether an answer tells for sure what became of the transfer, so that its caller need not ask again. */
export function isDefinite(member: TransferResult | undefined): boolean {
  return member !== undefined && !OPEN.includes(member.__typename);
}

/** The member of an answer; nothing where there was none. */
export function memberOf({ answer }: Asked): TransferResult | undefined {
  return answer.kind === 'member' ? answer.member : undefined;
}

/** The last answer of each gateway to each token when the faults were over. */
export function lastWords(asked: readonly Asked[]): Asked[] {
  const last = asked.filter(({ phase }) => phase === 'epilogue');
  return [...new Map(last.map((request) => [request.gateway + request.token, request])).values()];
}

/** Whether an answer says for sure that the transfer was not done. */
export function isFailure(member: TransferResult | undefined): boolean {
  return isDefinite(member) && member?.__typename !== 'TransferContactSuccess';
}

/** The requests that were told for sure that the transfer was not done. */
export function failures(asked: readonly Asked[]): Asked[] {
  return asked.filter((request) => isFailure(memberOf(request)));
}

/** The requests that were told of a success. */
export function successes(asked: readonly Asked[]): { request: Asked; success: TransferSuccess }[] {
  return asked.flatMap((request) => {
    const member = memberOf(request);
    return member?.__typename === 'TransferContactSuccess' ? [{ request, success: member }] : [];
  });
}

/** The transfers in the books that are what a success says: of that token, and not only of that contact to that target. */
export function matching(
  books: readonly ExecutedTransfer[],
  { contactId, queueId, token }: Asked,
  success: TransferSuccess,
): ExecutedTransfer[] {
  return books.filter(
    (entry) =>
      entry.newContactId === success.contactId &&
      entry.token === token &&
      entry.contactId === contactId &&
      entry.target.queueId === queueId,
  );
}

/** An answer in words. */
export function told({ caller, gateway, token, answer }: Asked): string {
  const said =
    answer.kind === 'member' ? answer.member.__typename : JSON.stringify(answer).slice(0, 300);
  return `Caller ${caller} was told ${said} by ${gateway} for ${token}`;
}
