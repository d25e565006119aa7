import { honestFailure, parse, wrong } from '../load/judge.ts';
import type { Judgement, Reply } from '../load/reply.ts';
import { type NewDocuments, newDocuments } from './new-document.ts';

type Whole = Extract<Reply, { kind: 'whole' }>;

/** A member of the result, with the names of the schema. */
export interface Member {
  readonly __typename: string;
  readonly contactId?: string;
  readonly clientToken?: string;
}

/** What a screen needs of the result. */
export const MEMBERS = `
  __typename
  ... on TransferContactSuccess { contactId clientToken }
  ... on ContactError { message code retryable }
  ... on ContactThrottledError { clientToken retryAfter }
  ... on ContactInputError { fields { path message } }
  ... on ContactResourceNotFoundError { resourceType resourceId }`;

/** A transfer without further reads. */
export const TRANSFER: NewDocuments = newDocuments(
  `mutation Transfer($input: TransferContactInput!) { transferContact(input: $input) { ${MEMBERS} } }`,
);

/** Members that any transfer may get: the quota is exhausted, or there is an outage. */
const HONEST_FAILURES: ReadonlyMap<string, string> = new Map([
  ['ContactThrottledError', 'throttled'],
  ['ContactServiceError', 'unavailable'],
  ['ContactOutcomeUnknownError', 'unavailable'],
]);

/**
 * Judges the answer to a transfer.
 *
 * @param judgeMember what to say of a member that is no honest failure; undefined when it is wrong.
 */
export function judgeTransfer(
  reply: Whole,
  documents: NewDocuments,
  serial: number,
  expected: string,
  judgeMember: (member: Member) => string | undefined,
): Judgement {
  const member = memberOf(reply, documents, serial);
  if (member === undefined) return wrong(expected, reply);
  const outcome = HONEST_FAILURES.get(member.__typename) ?? judgeMember(member);
  return outcome === undefined ? wrong(expected, reply) : { outcome };
}

/** The member of an answer that has one. Reads beside it may have failed honestly. */
function memberOf(
  { status, body }: Whole,
  documents: NewDocuments,
  serial: number,
): Member | undefined {
  const answer = status === 200 ? parse(documents.withPlainNames(body, serial)) : undefined;
  if (answer === undefined) return undefined;
  if (answer.errors !== undefined && honestFailure(answer) === undefined) return undefined;
  return (answer.data?.['transferContact'] ?? undefined) as Member | undefined;
}
