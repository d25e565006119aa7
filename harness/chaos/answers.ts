import type { ExecutedTransfer } from '../../src/emulator/store/transfer-ledger.ts';
import type { TransferResult, TransferSuccess } from '../../test/support/transfer.ts';
import type { Answer, CallerRequest } from './history.ts';

/** Members that leave it open whether the transfer takes place. All others but the success say that it did not. */
export const OPEN: readonly string[] = ['ContactOutcomeUnknownError', 'ContactThrottledError'];

/** Whether an answer is definite about the transfer, so that its caller need not retry. */
export function isDefinite(member: TransferResult | undefined): boolean {
  return member !== undefined && !OPEN.includes(member.__typename);
}

/** The member of an answer; nothing where there was none. */
export function memberOf<Member>({
  answer,
}: {
  readonly answer: Answer<Member>;
}): Member | undefined {
  return answer.kind === 'member' ? answer.member : undefined;
}

const WITHOUT_MEMBER = {
  untyped: 'no member of the result',
  broken: 'none: the gateway was killed',
  'hung up': 'none: the caller hung up',
} as const;

/** The type of the member of an answer, or why it has none. */
export function typeOf({ answer }: { readonly answer: Answer<TypedMember> }): string {
  return answer.kind === 'member' ? answer.member.__typename : WITHOUT_MEMBER[answer.kind];
}

/** An answer in words. */
export function textOf({ answer }: { readonly answer: Answer<TypedMember> }): string {
  return answer.kind === 'member' ? answer.member.__typename : JSON.stringify(answer).slice(0, 300);
}

interface TypedMember {
  readonly __typename: string;
}

/** The last answer of each gateway to each token when the faults were over. */
export function lastWords(requests: readonly CallerRequest[]): CallerRequest[] {
  const last = requests.filter(({ phase }) => phase === 'epilogue');
  return [...new Map(last.map((request) => [request.gateway + request.token, request])).values()];
}

/** Whether an answer says for sure that the transfer was not done. */
export function isFailure(member: TransferResult | undefined): boolean {
  return isDefinite(member) && member?.__typename !== 'TransferContactSuccess';
}

/** The requests whose answer says for sure that the transfer did not take place. */
export function failures(requests: readonly CallerRequest[]): CallerRequest[] {
  return requests.filter((request) => isFailure(memberOf(request)));
}

/** The requests whose answer is a success. */
export function successes(
  requests: readonly CallerRequest[],
): { request: CallerRequest; success: TransferSuccess }[] {
  return requests.flatMap((request) => {
    const member = memberOf(request);
    return member?.__typename === 'TransferContactSuccess' ? [{ request, success: member }] : [];
  });
}

/** The transfers in the ledger that are what a success says: of that token, and not only of that contact to that target. */
export function matching(
  ledger: readonly ExecutedTransfer[],
  { contactId, queueId, token }: CallerRequest,
  success: TransferSuccess,
): ExecutedTransfer[] {
  return ledger.filter(
    (entry) =>
      entry.newContactId === success.contactId &&
      entry.token === token &&
      entry.contactId === contactId &&
      entry.target.queueId === queueId,
  );
}

/** A request and its answer in words. */
export function describe(request: CallerRequest): string {
  const { caller, gateway, token } = request;
  return `Caller ${caller} got ${textOf(request)} from ${gateway} for ${token}`;
}
