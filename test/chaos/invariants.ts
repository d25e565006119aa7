import type { CarriedOutTransfer } from '../../src/emulator/store/transfer-book.ts';
import type { TransferResult, TransferSuccess } from '../support/transfer.ts';
import type { Asked, History, Span } from './history.ts';
import type { AuditEntry } from './world/audit-reader.ts';

/** Something that must hold after every schedule. */
export interface Invariant {
  readonly name: string;
  /** What it says, as one sentence. */
  readonly says: string;
  /** How the history breaks it; empty when it does not. */
  readonly violations: (history: History) => string[];
}

/** Late answers are told by the figures; beyond this a busy machine does not explain them. */
const SLACK_MS = 1_500;
/** What the gateway promises beyond the deadline. */
const GRACE_MS = 100;

/** Members that leave it open whether the transfer takes place. All others but the success say that it did not. */
const OPEN: readonly string[] = ['ContactOutcomeUnknownError', 'ContactThrottledError'];

export const INVARIANTS: readonly Invariant[] = [
  {
    name: 'one transfer per token',
    says: 'The books have one transfer at most for each token.',
    violations: ({ books }) =>
      [...Map.groupBy(books, ({ token }) => token)]
        .filter(([, entries]) => entries.length > 1)
        .map(([token, entries]) => `${String(token)} was carried out ${entries.length} times`),
  },
  {
    name: 'a success is in the books',
    says: 'A reported success is exactly one transfer of that contact to that target, with that new contact.',
    violations: ({ asked, books }) =>
      successes(asked)
        .filter(({ request, success }) => matching(books, request, success).length !== 1)
        .map(
          ({ request, success }) =>
            `${told(request)}, and the books have ${matching(books, request, success).length} transfers to ${success.contactId}`,
        ),
  },
  {
    name: 'successes agree',
    says: 'All successes of one token name the same new contact.',
    violations: ({ asked }) =>
      [...Map.groupBy(successes(asked), ({ request }) => request.token)]
        .map(
          ([token, all]) => [token, new Set(all.map(({ success }) => success.contactId))] as const,
        )
        .filter(([, ids]) => ids.size > 1)
        .map(([token, ids]) => `${token} has the new contacts ${[...ids].join(', ')}`),
  },
  {
    name: 'no false failure',
    says: 'A process that says that a transfer was not done has not had it done by an attempt of its own.',
    violations: ({ asked, upstream, outages }) =>
      failures(asked).flatMap((request) =>
        upstream
          .filter(
            ({ gateway, token, arrivedAt, carriedOut }) =>
              gateway === request.gateway &&
              token === request.token &&
              arrivedAt <= request.endedAt &&
              isOneProcess(gateway, arrivedAt, request.endedAt, outages) &&
              carriedOut?.newContactId !== undefined,
          )
          .slice(0, 1)
          .map(
            ({ fault }) => `${told(request)}, but its attempt that met ${fault} was carried out`,
          ),
      ),
  },
  {
    name: 'a success stands',
    says: 'Once a success has been told, a repetition with the same token is told the same, or that it is open.',
    violations: ({ asked, outages }) =>
      successes(asked).flatMap(({ request: first, success }) =>
        failures(asked)
          .filter(({ token, sentAt }) => token === first.token && sentAt > first.endedAt)
          .filter((request) => knowsOf(first, request, outages))
          .slice(0, 1)
          .map((request) => `${told(request)}, after ${success.contactId} had been told`),
      ),
  },
  {
    name: 'the last word is true',
    says: 'When the faults are over, the same token is answered for sure at last, and as the books have it.',
    violations: ({ asked, books }) =>
      lastWords(asked)
        .filter((request) => {
          const member = memberOf(request);
          const isDone = books.some(({ token }) => token === request.token);
          return isDone ? member?.__typename !== 'TransferContactSuccess' : !isFailure(member);
        })
        .map((request) => `${told(request)}, and the books do not say so`),
  },
  {
    name: 'every answer is typed',
    says: 'Every request gets a member of the result, unless its caller hangs up or its gateway is killed.',
    violations: ({ asked, outages }) =>
      asked
        .filter(({ answer }) => answer.kind === 'untyped' || answer.kind === 'broken')
        .filter((request) => request.answer.kind === 'untyped' || !isExcused(request, outages))
        .map(told),
  },
  {
    name: 'every answer is in time',
    says: `Every answer comes by the deadline and ${GRACE_MS} ms; ${SLACK_MS} more are granted to a busy machine.`,
    violations: ({ asked, deadlineMs }) =>
      asked
        .filter(({ sentAt, endedAt }) => endedAt - sentAt > deadlineMs + GRACE_MS + SLACK_MS)
        .map(
          (request) => `${told(request)} after ${Math.round(request.endedAt - request.sentAt)} ms`,
        ),
  },
  {
    name: 'an intent goes before',
    says: 'Every transfer in the books has an INTENT that was written before it was carried out.',
    violations: ({ books, audit }) =>
      books
        .filter(
          ({ token, contactId, target, at }) =>
            !audit.some(
              ({ intent }) =>
                intent.clientToken === token &&
                intent.contactId === contactId &&
                intent.target.kind === 'queue' &&
                intent.target.id === target.queueId &&
                Date.parse(intent.time) <= at.getTime(),
            ),
        )
        .map(({ token, newContactId }) => `${newContactId} of ${String(token)} has no INTENT`),
  },
  {
    name: 'an outcome follows',
    says: 'Every INTENT gets exactly one OUTCOME: from a later process if its own was killed, and only then.',
    violations: ({ audit, outages }) =>
      audit.flatMap((entry) => {
        const [outcome, ...more] = entry.outcomes;
        if (outcome === undefined) return [`INTENT ${entry.intent.id} has no OUTCOME`];
        if (more.length > 0) return [`INTENT ${entry.intent.id} has ${more.length + 1} OUTCOMEs`];
        const isLate = outcome.settledBy === 'restart';
        return isLate && !isLeftByKill(entry, outages)
          ? [`INTENT ${entry.intent.id} was settled by a restart, and nobody killed its process`]
          : [];
      }),
  },
  {
    name: 'an outcome is true',
    says: 'An OUTCOME says of a transfer what the books say.',
    violations: ({ audit, books, upstream, outages }) =>
      audit.flatMap(({ gateway, intent, outcomes }) =>
        outcomes.flatMap(({ result, newContactId, time }) => {
          const isSuccess = result === 'TransferContactSuccess';
          if (isSuccess) {
            const entry = books.find((transfer) => transfer.newContactId === newContactId);
            return entry?.contactId === intent.contactId
              ? []
              : [
                  `${result} of ${intent.id} names ${String(newContactId)}, which the books do not have`,
                ];
          }
          if (OPEN.includes(result)) return [];
          const carriedOut = upstream.some(
            (attempt) =>
              attempt.gateway === gateway &&
              attempt.token === intent.clientToken &&
              attempt.arrivedAt <= Date.parse(time) + 1 &&
              isOneProcess(gateway, attempt.arrivedAt, Date.parse(time), outages) &&
              attempt.carriedOut?.newContactId !== undefined,
          );
          return carriedOut ? [`${result} of ${intent.id}, but an attempt was carried out`] : [];
        }),
      ),
  },
];

/** Every broken invariant of a history, as lines to read. */
export function violationsOf(history: History): string[] {
  return INVARIANTS.flatMap(({ name, says, violations }) => {
    const found = violations(history);
    return found.length === 0 ? [] : [`${name}: ${says}`, ...found.map((line) => `  - ${line}`)];
  });
}

/** Whether an answer tells for sure what became of the transfer, so that its caller need not ask again. */
export function isDefinite(member: TransferResult | undefined): boolean {
  return member !== undefined && !OPEN.includes(member.__typename);
}

/** The member of an answer; nothing where there was none. */
export function memberOf({ answer }: Asked): TransferResult | undefined {
  return answer.kind === 'member' ? answer.member : undefined;
}

/** The last answer of each gateway to each token when the faults were over. */
function lastWords(asked: readonly Asked[]): Asked[] {
  const last = asked.filter(({ phase }) => phase === 'epilogue');
  return [...new Map(last.map((request) => [request.gateway + request.token, request])).values()];
}

function isFailure(member: TransferResult | undefined): boolean {
  return isDefinite(member) && member?.__typename !== 'TransferContactSuccess';
}

function failures(asked: readonly Asked[]): Asked[] {
  return asked.filter((request) => isFailure(memberOf(request)));
}

function successes(asked: readonly Asked[]): { request: Asked; success: TransferSuccess }[] {
  return asked.flatMap((request) => {
    const member = memberOf(request);
    return member?.__typename === 'TransferContactSuccess' ? [{ request, success: member }] : [];
  });
}

function matching(
  books: readonly CarriedOutTransfer[],
  { contactId, queueId }: Asked,
  success: TransferSuccess,
): CarriedOutTransfer[] {
  return books.filter(
    (entry) =>
      entry.newContactId === success.contactId &&
      entry.contactId === contactId &&
      entry.target.queueId === queueId,
  );
}

function isExcused({ gateway, sentAt, endedAt }: Asked, spans: readonly Span[]): boolean {
  return spans.some(
    (span) => span.gateway === gateway && span.from <= endedAt && sentAt <= span.until,
  );
}

/** Whether a gateway was the same process at two moments. */
function isOneProcess(
  gateway: string,
  earlier: number,
  later: number,
  outages: readonly Span[],
): boolean {
  return !outages.some(
    (span) => span.gateway === gateway && earlier <= span.from && span.from <= later,
  );
}

/**
 * Whether a failure contradicts an earlier success. A process that could not reach Connect says of itself that it
 * changed nothing; what another process did before it cannot know.
 */
function knowsOf(first: Asked, repeated: Asked, outages: readonly Span[]): boolean {
  if (memberOf(repeated)?.__typename !== 'ContactServiceError') return true;
  return (
    first.gateway === repeated.gateway &&
    isOneProcess(first.gateway, first.endedAt, repeated.endedAt, outages)
  );
}

/** Whether the process that wrote an intent was killed at a time when it might not have written the outcome yet. */
function isLeftByKill(
  { gateway, intent }: AuditEntry & { readonly gateway: string },
  outages: readonly Span[],
): boolean {
  return outages.some((span) => span.gateway === gateway && Date.parse(intent.time) <= span.from);
}

function told({ caller, gateway, token, answer }: Asked): string {
  const said =
    answer.kind === 'member' ? answer.member.__typename : JSON.stringify(answer).slice(0, 300);
  return `Caller ${caller} was told ${said} by ${gateway} for ${token}`;
}
