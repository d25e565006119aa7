import {
  failures,
  isFailure,
  lastWords,
  matching,
  memberOf,
  OPEN,
  successes,
  describe,
} from './answers.ts';
import type { History } from './history.ts';
import {
  endOfAttempts,
  isExcused,
  isLeftByKill,
  isExecuted,
  isOneProcess,
  knowsOf,
} from './judging.ts';

/** Something that must hold after every schedule. */
export interface Invariant {
  readonly name: string;
  /** What it says, as one sentence. */
  readonly says: string;
  /** How the history breaks it; empty when it does not. */
  readonly violations: (history: History) => string[];
}

/** The figures count late answers; those later than this are no busy machine, but a deadline that is not kept. */
const SLACK_MS = 10_000;
/** What the gateway may take after the deadline. */
const GRACE_MS = 100;

export const INVARIANTS: readonly Invariant[] = [
  {
    name: 'one transfer per token',
    says: 'The ledger has one transfer at most for each token.',
    violations: ({ ledger }) =>
      [...Map.groupBy(ledger, ({ token }) => token)]
        .filter(([, entries]) => entries.length > 1)
        .map(([token, entries]) => `${String(token)} was executed ${entries.length} times`),
  },
  {
    name: 'a success is in the ledger',
    says: 'A reported success is exactly one transfer of that contact to that target by that token, with that new contact.',
    violations: ({ requests, ledger }) =>
      successes(requests)
        .filter(({ request, success }) => matching(ledger, request, success).length !== 1)
        .map(
          ({ request, success }) =>
            `${describe(request)}, and the ledger has ${matching(ledger, request, success).length} transfers to ${success.contactId}`,
        ),
  },
  {
    name: 'successes agree',
    says: 'All successes of one token name the same new contact.',
    violations: ({ requests }) =>
      [...Map.groupBy(successes(requests), ({ request }) => request.token)]
        .map(
          ([token, all]) => [token, new Set(all.map(({ success }) => success.contactId))] as const,
        )
        .filter(([, ids]) => ids.size > 1)
        .map(([token, ids]) => `${token} has the new contacts ${[...ids].join(', ')}`),
  },
  {
    name: 'no false failure',
    says: 'A process that says that a transfer was not done has not had it done by an attempt of its own.',
    violations: ({ requests, upstream, audit, outages }) =>
      failures(requests).flatMap((request) => {
        const { gateway, token, requestId } = request;
        const entry = audit.find(({ intent }) => intent.requestId === requestId);
        const [outcome] = entry?.outcomes ?? [];
        const until = entry && outcome ? endOfAttempts(entry, outcome) : request.endedAt;
        const done = upstream.find(
          (attempt) =>
            isExecuted(attempt, gateway, token) &&
            attempt.arrivedAt <= until &&
            isOneProcess(gateway, attempt.arrivedAt, until, outages),
        );
        if (done === undefined) return [];
        return [`${describe(request)}, but its attempt that met ${done.fault} was executed`];
      }),
  },
  {
    name: 'no denial of what was done',
    says: 'What was done with a token before a request is not answered with a reason why Connect does not do it.',
    violations: ({ requests, ledger }) =>
      failures(requests)
        .filter((request) => memberOf(request)?.__typename !== 'ContactServiceError')
        .flatMap((request) => {
          const done = ledger.find(({ token }) => token === request.token);
          if (done === undefined || done.at.getTime() >= request.sentAt) return [];
          return [`${describe(request)}, but ${done.newContactId} had been made with it`];
        }),
  },
  {
    name: 'a success stands',
    says: 'Once a success was returned, a retry with the same token returns the same, or that the outcome is open.',
    violations: ({ requests, outages }) =>
      successes(requests).flatMap(({ request: first, success }) =>
        failures(requests)
          .filter(({ token, sentAt }) => token === first.token && sentAt > first.endedAt)
          .filter((request) => knowsOf(first, request, outages))
          .slice(0, 1)
          .map((request) => `${describe(request)}, after ${success.contactId} was returned`),
      ),
  },
  {
    name: 'the last word is true',
    says: 'When the faults are over, the same token is answered for sure at last, and as the ledger has it.',
    violations: ({ requests, ledger }) =>
      lastWords(requests)
        .filter((request) => {
          const member = memberOf(request);
          const isDone = ledger.some(({ token }) => token === request.token);
          return isDone ? member?.__typename !== 'TransferContactSuccess' : !isFailure(member);
        })
        .map((request) => `${describe(request)}, and the ledger does not say so`),
  },
  {
    name: 'every answer is typed',
    says: 'Every request gets a member of the result, unless its caller hangs up or its gateway is killed.',
    violations: ({ requests, outages }) =>
      requests
        .filter(({ answer }) => answer.kind === 'untyped' || answer.kind === 'broken')
        .filter((request) => request.answer.kind === 'untyped' || !isExcused(request, outages))
        .map(describe),
  },
  {
    name: 'every answer is in time',
    says: `Every answer comes by the deadline and ${GRACE_MS} ms; ${SLACK_MS} more are granted to a busy machine.`,
    violations: ({ requests, deadlineMs }) =>
      requests
        .filter(({ sentAt, endedAt }) => endedAt - sentAt > deadlineMs + GRACE_MS + SLACK_MS)
        .map(
          (request) =>
            `${describe(request)} after ${Math.round(request.endedAt - request.sentAt)} ms`,
        ),
  },
  {
    name: 'an intent goes before',
    says: 'Every transfer of a gateway has an INTENT that was written before it was executed.',
    violations: ({ plan, ledger, audit }) =>
      ledger
        .filter(
          ({ token, contactId, target, at }) =>
            token !== plan.foreign?.token &&
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
          ? [
              `INTENT ${entry.intent.id} was resolved by a restart, though its process was not killed`,
            ]
          : [];
      }),
  },
  {
    name: 'an outcome is true',
    says: 'An OUTCOME says of a transfer what the ledger says.',
    violations: ({ audit, ledger, upstream, outages }) =>
      audit.flatMap((entry) => {
        const { gateway, intent, outcomes } = entry;
        const [outcome] = outcomes;
        if (outcome === undefined) return [];
        const { result, newContactId, settledBy } = outcome;
        if (result === 'TransferContactSuccess') {
          const transfer = ledger.find((one) => one.newContactId === newContactId);
          const isOwn = transfer?.token === intent.clientToken;
          if (isOwn && transfer.contactId === intent.contactId) return [];
          return [
            `${result} of ${intent.id}, ${intent.clientToken}, names ${String(newContactId)}, unlike the ledger`,
          ];
        }
        if (OPEN.includes(result) || result === 'InternalError') return [];
        const until = endOfAttempts(entry, outcome);
        const isDone = upstream.some(
          (attempt) =>
            isExecuted(attempt, gateway, intent.clientToken) &&
            (settledBy === 'restart'
              ? attempt.arrivedAt >= Date.parse(intent.time) &&
                attempt.arrivedAt <= Date.parse(outcome.time)
              : attempt.arrivedAt <= until &&
                isOneProcess(gateway, attempt.arrivedAt, until, outages)),
        );
        return isDone ? [`${result} of ${intent.id}, but an attempt was executed`] : [];
      }),
  },
];

/** Every broken invariant of a history, as lines to read. */
export function violationsOf(history: History): string[] {
  return INVARIANTS.flatMap(({ name, says, violations }) => {
    const found = violations(history);
    return found.length === 0 ? [] : [`${name}: ${says}`, ...found.map((line) => `  - ${line}`)];
  });
}
