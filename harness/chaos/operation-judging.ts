import type { OutcomeRecord } from '../../src/audit/audit-record.ts';
import { isActive, isPaused, isQueued } from '../../src/emulator/store/contact-record.ts';
import { isOneProcess } from './judging.ts';
import type {
  OperationEntry,
  OperationHistory,
  OperationMember,
  OperationRequest,
} from './operation-history.ts';
import type { Promised, SubjectState } from './operations/chaos-operation.ts';
import { endedContactOf } from './operations/values.ts';
import type { Wish } from './plan/operation-plan.ts';
import type { UpstreamRecord } from './world/upstream-desk.ts';

/** Members that leave it open whether the operation was or will be executed. */
const OPEN: readonly string[] = ['ContactOutcomeUnknownError', 'InternalError'];

/** Members after which a caller has to retry to know for sure. */
const UNANSWERED: readonly string[] = [...OPEN, 'ContactServiceError', 'ContactThrottledError'];

/** Whether a caller that got this has to retry. */
export function isOpen({ __typename }: OperationMember): boolean {
  return UNANSWERED.includes(__typename);
}

const HOUR_MS = 3_600_000;

/** What must have held for an error that names a cause, when the request ended by Connect's clock. */
export const CAUSES: Readonly<Record<string, (state: SubjectState, connectTime: Date) => boolean>> =
  {
    ContactNotActiveError: ofContact((contact) => !isActive(contact)),
    ContactNotPausedError: ofContact((contact) => !isPaused(contact)),
    ContactAlreadyPausedError: ofContact(isPaused),
    ContactNotScheduledError: ofContact(({ scheduledTarget }) => scheduledTarget === undefined),
    ContactNotStartedError: ofContact(({ scheduledTarget }) => scheduledTarget !== undefined),
    ContactNotQueuedError: ofContact((contact) => !isQueued(contact)),
    // A contact without voice may have a recording of its screen.
    ContactChannelNotSupportedError: ofContact(
      ({ channel, recording }) => channel !== 'VOICE' && recording === undefined,
    ),
    ContactPauseLimitError: ofContact(({ pause }) => pause.count >= 10),
    ContactRescheduleLimitError: ofContact(({ rescheduleCount }) => rescheduleCount >= 20),
    ContactTaggingClosedError: ofContact(
      ({ disconnectTimestamp: ended }, now) =>
        ended !== undefined && now.getTime() - ended.getTime() > 3 * HOUR_MS,
    ),
    ContactNotListedError: (state) =>
      state.subject === 'user' && !state.listed.includes(endedContactOf(state.agent.userId)),
  };

/** Errors that name no state as their cause: they say that the request changed nothing. */
export const WITHOUT_CAUSE: readonly string[] = [
  'ContactConflictError',
  'ContactIdempotencyConflictError',
  'ContactRequestRejectedError',
  'ContactServiceError',
  'ContactThrottledError',
];

type ContactState = Extract<SubjectState, { subject: 'contact' }>['contact'];

function ofContact(
  holds: (contact: ContactState, connectTime: Date) => boolean,
): (state: SubjectState, connectTime: Date) => boolean {
  return (state, connectTime) => state.subject === 'contact' && holds(state.contact, connectTime);
}

export function isSuccess(typename: string | undefined): boolean {
  return typename?.endsWith('Success') === true;
}

/** Whether a result says for sure that the operation was not executed, or why Connect rejects it. */
export function isFailure(typename: string | undefined): typename is string {
  return typename !== undefined && !isSuccess(typename) && !OPEN.includes(typename);
}

export function wishOf({ plan }: OperationHistory, { wish }: OperationRequest): Wish {
  const found = plan.wishes[wish];
  if (found === undefined) throw new Error(`There is no wish ${wish}`);
  return found;
}

/** The audit records of a request; none for one that was answered from memory, or before it was recorded. */
export function entryOf(
  { audit }: OperationHistory,
  { requestId }: OperationRequest,
): OperationEntry | undefined {
  return audit.find(({ intent }) => intent.requestId === requestId);
}

/** The request that an audit entry belongs to. */
export function requestOf(
  { requests }: OperationHistory,
  { intent }: OperationEntry,
): OperationRequest | undefined {
  return requests.find(({ requestId }) => requestId === intent.requestId);
}

/** What the gateways may take after the deadline, and what is lost between two clocks of one machine. */
const GRACE_MS = 200;
const CLOCKS_MS = 10;

/** Whether a condition held at some time in a span: in the state in which it began, or in one that came later. */
export function heldWithin(
  { states }: OperationHistory,
  { from, until }: { readonly from: number; readonly until: number },
  holds: (state: SubjectState) => boolean,
): boolean {
  const first = states.findLastIndex(({ at }) => at <= from);
  return states
    .slice(Math.max(0, first))
    .some(({ at, state }) => at <= until + CLOCKS_MS && holds(state));
}

/** Whether a condition held all the time. */
export function heldThroughout(
  history: OperationHistory,
  span: { readonly from: number; readonly until: number },
  holds: (state: SubjectState) => boolean,
): boolean {
  return !heldWithin(history, span, (state) => !holds(state));
}

/**
 * When the run began that a request shares: equal requests share one, and with a common Redis, those of other gateways.
 * Reads may show what was true a little earlier.
 */
export function runStart(history: OperationHistory, request: OperationRequest): number {
  const { plan, requests, deadlineMs, consistencyDelayMs } = history;
  const earliest = request.sentAt - deadlineMs - GRACE_MS;
  const shared = requests.filter(
    (other) =>
      other.wish === request.wish &&
      (plan.share || other.gateway === request.gateway) &&
      other.sentAt >= earliest &&
      other.sentAt <= request.endedAt,
  );
  return Math.min(...shared.map(({ sentAt }) => sentAt)) - consistencyDelayMs - CLOCKS_MS;
}

/** Whether the process that answers a request can know of what ended before: it is the same, or shares what it knows. */
export function remembers(
  { plan, outages, unshared, deadlineMs }: OperationHistory,
  earlier: { readonly gateway: string; readonly endedAt: number },
  later: OperationRequest,
): boolean {
  const isSame =
    earlier.gateway === later.gateway &&
    isOneProcess(later.gateway, earlier.endedAt, later.endedAt, outages);
  const isShared = (): boolean =>
    unshared.every(
      ({ from, until }) => until < earlier.endedAt - deadlineMs || from > later.endedAt,
    );
  return isSame || (plan.share && isShared());
}

/** Whether the answer to an attempt leaves open whether Connect executed it. */
export function isAmbiguous(result: string): boolean {
  // Without a connection nothing was sent.
  if (result === 'ok' || result === 'ECONNREFUSED') return false;
  // Connect failed with it, and nothing shows when.
  return !result.endsWith('Exception') || result === 'InternalServiceException';
}

/**
 * Whether an outcome says that no attempt of its run was executed. After an ambiguous attempt, the cause of a rejection is
 * about the state at that time, unless a token makes all attempts one. Where no read shows the effect, no run continues
 * after such an attempt.
 */
export function denies({ result, attempts, settledBy }: OutcomeRecord, promise: Promised): boolean {
  if (!isFailure(result) || settledBy === 'restart') return false;
  if (promise !== 'state' || WITHOUT_CAUSE.includes(result)) return true;
  return !attempts.some((attempt) => isAmbiguous(attempt.result));
}

/** Whether Connect executed a call, whatever became of its answer. */
export function isExecuted({ executed }: UpstreamRecord): boolean {
  return executed !== undefined && executed.status < 300;
}

/** The runs that a call for a change may belong to: those with an attempt at that time, and those whose process was killed. */
export function runsOfCall(
  { audit, outages }: OperationHistory,
  { gateway, operation, arrivedAt }: UpstreamRecord,
): OperationEntry[] {
  const own = audit.filter(
    ({ gateway: name, intent }) =>
      name === gateway &&
      intent.operation === operation &&
      Date.parse(intent.time) <= arrivedAt + CLOCKS_MS,
  );
  const isLeft = ({ outcomes }: OperationEntry): boolean =>
    outcomes.every(({ settledBy }) => settledBy === 'restart') && outages.length > 0;
  const within = (marginMs: number): OperationEntry[] =>
    own.filter(
      (entry) =>
        isLeft(entry) ||
        entry.outcomes.some(({ attempts }) =>
          attempts.some(({ time, milliseconds }) => {
            const from = Date.parse(time) - CLOCKS_MS;
            const until = Date.parse(time) + milliseconds + marginMs;
            return from <= arrivedAt && arrivedAt <= until;
          }),
        ),
    );
  const strict = within(CLOCKS_MS);
  // A busy machine receives a request only after its sender has given it up.
  return strict.length > 0 ? strict : within(LATE_MS);
}

const LATE_MS = 10_000;
