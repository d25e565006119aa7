import { isRead } from '../../src/connect/connect-command.ts';
import { memberOf, textOf } from './answers.ts';
import type { OperationEntry, OperationHistory, OperationRequest } from './operation-history.ts';
import {
  CAUSES,
  denies,
  entryOf,
  heldThroughout,
  heldWithin,
  isAmbiguous,
  isExecuted,
  isFailure,
  isOpen,
  isSuccess,
  remembers,
  requestOf,
  runsOfCall,
  runStart,
  wishOf,
  WITHOUT_CAUSE,
} from './operation-judging.ts';
import type { Promised } from './operations/chaos-operation.ts';
import type { Wish } from './plan/operation-plan.ts';
import type { UpstreamRecord } from './world/upstream-desk.ts';

/** Something that must hold after every schedule about an operation. */
export interface OperationInvariant {
  readonly name: string;
  /** What it says, as one sentence. */
  readonly says: string;
  /** How the history breaks it; empty when it does not. */
  readonly violations: (history: OperationHistory) => string[];
}

/** The figures count late answers; those later than this are no busy machine, but a deadline that is not kept. */
const SLACK_MS = 10_000;
/** What the gateway may take after the deadline. */
const GRACE_MS = 100;

export const OPERATION_INVARIANTS: readonly OperationInvariant[] = [
  {
    name: 'a success is true',
    says: 'A success is a state that held while the request ran, or names the one contact that its token made; or else an earlier one is remembered.',
    violations: (history) =>
      successes(history)
        .filter((request) => !isTrue(history, request) && !isRemembered(history, request))
        .map((request) => `${describe(history, request)}, and the emulator does not say so`),
  },
  {
    name: 'an outcome is true',
    says: 'The OUTCOME of a success, too, is such a state or contact.',
    violations: (history) =>
      history.audit.flatMap((entry) => {
        const [outcome] = entry.outcomes;
        const request = requestOf(history, entry);
        if (outcome === undefined || request === undefined || !isSuccess(outcome.result)) return [];
        const wish = wishOf(history, request);
        const span = { from: runStart(history, request), until: Date.parse(outcome.time) };
        const isMade = madeWith(history, wish).some(({ id }) => id === outcome.newContactId);
        const isHeld = heldWithin(history, span, (state) =>
          wish.change.holds(state, history.subject),
        );
        return isMade || isHeld ? [] : [`${outcome.result} of ${entry.intent.id} is not true`];
      }),
  },
  {
    name: 'no false failure',
    says: 'A call that Connect executed has an INTENT that was written before, of a run that does not deny it.',
    violations: (history) =>
      changesOf(history)
        .filter(isExecuted)
        .flatMap((call) => {
          const runs = runsOfCall(history, call);
          const what = `${call.gateway} ${call.operation} at ${call.arrivedAt}, which met ${call.fault}`;
          if (runs.length === 0) return [`${what}, was executed without an INTENT`];
          const deny = runs.every(({ outcomes: [outcome] }) =>
            outcome === undefined ? false : denies(outcome, promiseOf(history, call)),
          );
          if (!deny) return [];
          return [
            `${what}, was executed, and denied by ${runs.map(({ intent }) => intent.requestId).join()}`,
          ];
        }),
  },
  {
    name: 'no failure of what holds',
    says: 'After an ambiguous attempt, a state that holds from then on is not answered with a failure.',
    violations: (history) =>
      history.audit.flatMap((entry) => {
        const [outcome] = entry.outcomes;
        const request = requestOf(history, entry);
        if (outcome === undefined || request === undefined || !isFailure(outcome.result)) return [];
        const ambiguous = outcome.attempts.filter(({ result }) => isAmbiguous(result));
        // Without it, nothing was sent.
        const { settledBy = 'restart' } = outcome;
        if (ambiguous.length === 0 || settledBy === 'restart') return [];
        const { change } = wishOf(history, request);
        const span = { from: endOf(entry), until: Date.parse(outcome.time) };
        const holds = heldThroughout(
          history,
          { ...span, from: span.from - history.consistencyDelayMs },
          (state) => change.holds(state, history.subject),
        );
        return history.states.length > 0 && holds
          ? [`${outcome.result} of ${entry.intent.requestId}, but the state holds`]
          : [];
      }),
  },
  {
    name: 'a cause is true',
    says: 'The cause that an error names held while the request ran.',
    violations: (history) =>
      history.requests.flatMap((request) => {
        const name = memberOf(request)?.__typename;
        if (!isFailure(name) || WITHOUT_CAUSE.includes(name)) return [];
        const cause = CAUSES[name];
        const span = { from: runStart(history, request), until: request.endedAt };
        const isTrueCause =
          cause !== undefined &&
          heldWithin(history, span, (state) => cause(state, request.connectTime));
        return isTrueCause ? [] : [`${describe(history, request)}, which has another cause`];
      }),
  },
  {
    name: 'a success stands',
    says: 'Once a success was returned, a retry with the same token returns the same, and nothing is sent for it.',
    violations: (history) =>
      successes(history).flatMap((first) =>
        history.requests
          .filter(
            (retry) =>
              retry.wish === first.wish &&
              wishOf(history, first).token !== undefined &&
              retry.sentAt > first.endedAt &&
              retry.answer.kind === 'member' &&
              // What a gateway answers from memory, it does not share again.
              (retry.gateway === first.gateway || isSent(history, first)) &&
              remembers(history, first, retry),
          )
          .filter(
            (retry) =>
              memberOf(retry)?.__typename !== memberOf(first)?.__typename ||
              memberOf(retry)?.id !== memberOf(first)?.id ||
              isSent(history, retry),
          )
          .slice(0, 1)
          .map((retry) => `${describe(history, retry)}, after a success of ${first.requestId}`),
      ),
  },
  {
    name: 'one contact per token',
    says: 'One contact at most is made with each token, and all successes of the token name it.',
    violations: (history) =>
      history.plan.wishes.flatMap((wanted, wish) => {
        const { token } = wanted;
        const made = madeWith(history, wanted);
        const named = new Set(
          successes(history)
            .filter((request) => request.wish === wish)
            .map((request) => memberOf(request)?.id),
        );
        return made.length > 1 || named.size > 1
          ? [
              `${String(token)} made ${made.length} contacts, and its successes name ${[...named].join(', ')}`,
            ]
          : [];
      }),
  },
  {
    name: 'no denial of what was made',
    says: 'What was made with a token before a request is not answered with a reason why Connect does not make it.',
    violations: (history) =>
      history.requests.flatMap((request) => {
        const member = memberOf(request);
        if (member === undefined || !isFailure(member.__typename) || isOpen(member)) return [];
        const [made] = madeWith(history, wishOf(history, request));
        return made !== undefined && made.at < request.sentAt
          ? [`${describe(history, request)}, but ${made.id} had been made with it`]
          : [];
      }),
  },
  {
    name: 'one call',
    says: 'Every call for a change is an attempt of a run, an answer that is for sure is the last one, as is an ambiguous one whose effect no read shows, and nothing is read unless something failed.',
    violations: (history: OperationHistory) => [
      ...callsTooMany(history),
      ...needlessReads(history),
    ],
  },
  {
    name: 'the last word is for sure',
    says: 'When the faults are over, each token is answered for sure at last, by each gateway, if what Connect shows decides it.',
    violations: (history: OperationHistory): string[] => {
      const last = history.requests.filter(({ phase }) => phase === 'epilogue');
      const words = new Map(last.map((request) => [`${request.gateway}${request.wish}`, request]));
      return [...words.values()]
        .filter((request) => {
          const member = memberOf(request);
          return member === undefined || (isOpen(member) && !isUndecided(history));
        })
        .map((request) => `${describe(history, request)} at last`);
    },
  },
  {
    name: 'every answer is typed',
    says: 'Every request gets a member of the result, unless its caller hangs up or its gateway is killed.',
    violations: (history) =>
      history.requests
        .filter(({ answer }) => answer.kind === 'untyped' || answer.kind === 'broken')
        .filter(
          ({ answer, gateway, sentAt, endedAt }) =>
            answer.kind === 'untyped' ||
            !history.outages.some(
              (span) => span.gateway === gateway && span.from <= endedAt && sentAt <= span.until,
            ),
        )
        .map((request) => describe(history, request)),
  },
  {
    name: 'every answer is in time',
    says: `Every answer comes by the deadline and ${GRACE_MS} ms; ${SLACK_MS} more are granted to a busy machine.`,
    violations: (history) =>
      history.requests
        .filter((request) => {
          const tookMs = request.endedAt - request.sentAt;
          return tookMs > history.deadlineMs + GRACE_MS + SLACK_MS;
        })
        .map((request) => `${describe(history, request)} late`),
  },
  {
    name: 'an outcome follows',
    says: 'Every INTENT gets exactly one OUTCOME: from a later process if its own was killed, and only then.',
    violations: ({ audit, outages }) =>
      audit.flatMap(({ gateway, intent, outcomes: [outcome, ...more] }) => {
        if (outcome === undefined) return [`INTENT ${intent.id} has no OUTCOME`];
        if (more.length > 0) return [`INTENT ${intent.id} has ${more.length + 1} OUTCOMEs`];
        const isLeft = outages.some(
          (span) => span.gateway === gateway && Date.parse(intent.time) <= span.from,
        );
        return outcome.settledBy === 'restart' && !isLeft
          ? [`INTENT ${intent.id} was resolved by a restart, though its process was not killed`]
          : [];
      }),
  },
  {
    name: 'an outcome is the answer',
    says: 'The OUTCOME of a request is what its caller got, or what a restart found out about an answer that was unknown.',
    violations: (history) =>
      history.audit.flatMap((entry) => {
        const [outcome] = entry.outcomes;
        const request = requestOf(history, entry);
        const answered = request && memberOf(request)?.__typename;
        if (answered === undefined || outcome === undefined || outcome.result === answered)
          return [];
        // The gateway was killed before its own OUTCOME had been written.
        if (outcome.settledBy === 'restart' && answered === 'ContactOutcomeUnknownError') return [];
        return [`${entry.intent.requestId} got ${answered}, and its OUTCOME is ${outcome.result}`];
      }),
  },
];

/** Every broken invariant of a history, as lines to read. */
export function operationViolationsOf(history: OperationHistory): string[] {
  return OPERATION_INVARIANTS.flatMap(({ name, says, violations }) => {
    const found = violations(history);
    return found.length === 0 ? [] : [`${name}: ${says}`, ...found.map((line) => `  - ${line}`)];
  });
}

/** What a success of an operation promises. */
function promiseOf(
  { plan }: OperationHistory,
  { operation }: Pick<UpstreamRecord, 'operation'>,
): Promised {
  const wish = plan.wishes.find(({ change }) => change.operation === operation);
  if (wish === undefined) throw new Error(`No wish is for ${operation}`);
  return wish.change.promise;
}

function successes({ requests }: OperationHistory): OperationRequest[] {
  return requests.filter((request) => isSuccess(memberOf(request)?.__typename));
}

function madeWith({ made }: OperationHistory, { token, change }: Wish): OperationHistory['made'] {
  if (token === undefined) return [];
  const key = change.markOf?.(token).key;
  return made.filter((one) => one.key === key);
}

/** Whether a success is true of the time in which its request ran. */
function isTrue(history: OperationHistory, request: OperationRequest): boolean {
  const wish = wishOf(history, request);
  const { change } = wish;
  const id = memberOf(request)?.id;
  if (change.promise === 'token') return madeWith(history, wish).some((one) => one.id === id);
  const span = { from: runStart(history, request), until: request.endedAt };
  const holds = heldWithin(history, span, (state) => change.holds(state, history.subject));
  return id === history.subject.id && holds;
}

/**
 * Whether Connect shows the same time for the last pause of a contact and for its end, which the other callers of a schedule
 * can cause: neither is proven to be the later one.
 */
function isUndecided({ states }: OperationHistory): boolean {
  const state = states.at(-1)?.state;
  if (state?.subject !== 'contact') return false;
  const { lastPaused, lastResumed } = state.contact.pause;
  return lastPaused !== undefined && lastPaused.getTime() === lastResumed?.getTime();
}

/** Whether something was sent for a request: it does not only wait for another gateway with the same token. */
function isSent(history: OperationHistory, request: OperationRequest): boolean {
  const outcomes = entryOf(history, request)?.outcomes ?? [];
  return outcomes.some(({ attempts, settledBy }) => attempts.length > 0 || settledBy !== undefined);
}

/** Whether a success without a run of its own repeats that of an earlier request with the same token. */
function isRemembered(history: OperationHistory, request: OperationRequest): boolean {
  const { token } = wishOf(history, request);
  if (token === undefined || isSent(history, request)) return false;
  return history.audit.some((entry) => {
    const [outcome] = entry.outcomes;
    const first = requestOf(history, entry);
    return (
      first?.wish === request.wish &&
      isSuccess(outcome?.result) &&
      Date.parse(outcome?.time ?? '') <= request.endedAt
    );
  });
}

function changesOf({ upstream }: OperationHistory): OperationHistory['upstream'] {
  return upstream.filter(({ operation }) => !isRead(operation));
}

/** When the last attempt of a run was over. */
function endOf({ intent, outcomes }: OperationEntry): number {
  const ends = outcomes.flatMap(({ attempts }) =>
    attempts.map(({ time, milliseconds }) => Date.parse(time) + milliseconds),
  );
  return Math.max(Date.parse(intent.time), ...ends);
}

/** An attempt by its gateway and its start: requests that share a run record the same attempts. */
function attemptsOf({
  audit,
}: OperationHistory): { key: string; operation: string; results: readonly string[] }[] {
  const runs = audit.flatMap(({ gateway, intent, outcomes }) =>
    outcomes
      .filter(({ attempts }) => attempts.length > 0)
      .map(({ attempts }) => ({
        key: [gateway, intent.operation, intent.clientToken, attempts[0]?.time].join(),
        operation: intent.operation,
        results: attempts.map(({ result }) => result),
      })),
  );
  // Those that stop waiting for a run record the attempts until then.
  runs.sort((one, other) => one.results.length - other.results.length);
  return [...new Map(runs.map((run) => [run.key, run])).values()];
}

function callsTooMany(history: OperationHistory): string[] {
  const runs = attemptsOf(history);
  const repeated = runs.filter(({ operation, results }) => {
    const isBlind = promiseOf(history, { operation }) === 'idempotent';
    if (isBlind && results.slice(0, -1).some(isAmbiguous)) return true;
    const sure = results.findIndex(isAnswered);
    return sure >= 0 && sure < results.length - 1 && !results.slice(0, sure).some(isAmbiguous);
  });
  const lines = repeated.map(({ key, results }) => `${key} had the attempts ${results.join(', ')}`);
  if (history.outages.length > 0) return lines;
  const attempts = runs.reduce((sum, { results }) => sum + results.length, 0);
  const calls = changesOf(history).length;
  return calls > attempts
    ? [...lines, `${calls} calls are more than the ${attempts} attempts of all runs`]
    : lines;
}

/** Whether Connect answered an attempt for sure; it has not looked at one that it throttled. */
function isAnswered(result: string): boolean {
  const isSent = result === 'ok' || result.endsWith('Exception');
  return isSent && !isAmbiguous(result) && !/Throttling|TooManyRequests/.test(result);
}

/** In so short a request no attempt has timed out, in milliseconds. */
const PROMPT_MS = 200;

/** The reads of a schedule in which every answer was a success at once. */
function needlessReads(history: OperationHistory): string[] {
  const { upstream, requests, outages, rejections } = history;
  const isCalm =
    upstream.every(({ fault }) => fault === 'none') &&
    requests.every((request) => isSuccess(memberOf(request)?.__typename)) &&
    // On a busy machine an attempt times out, and is repeated.
    requests.every(({ sentAt, endedAt }) => endedAt - sentAt < PROMPT_MS) &&
    attemptsOf(history).every(({ results }) => results.every((result) => result === 'ok')) &&
    outages.length + rejections.length === 0;
  if (!isCalm) return [];
  const reads = upstream.filter(({ operation }) => isRead(operation));
  const allowed = history.plan.wishes.some(({ change }) => change.readsBefore === true)
    ? requests.length
    : 0;
  return reads.length > allowed ? [`${reads.length} reads, though nothing failed`] : [];
}

/** A request and its answer in words. */
function describe(history: OperationHistory, request: OperationRequest): string {
  const { token, change } = wishOf(history, request);
  return `${request.requestId} (${change.operation}, ${token ?? 'no token'}) got ${textOf(request)} from ${request.gateway}`;
}
