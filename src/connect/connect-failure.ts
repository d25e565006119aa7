import { isThrottlingError } from '@smithy/core/retry';
import { isUuid } from './is-uuid.ts';

/** Why Connect, or the front of its API, refused a call, by an exception with a name. This attempt changed nothing. */
export interface Rejected {
  readonly kind: 'rejected';
  /** The exception's name on the wire, such as `InvalidRequestException`. */
  readonly exception: string;
  readonly status: number;
  /** Connect's own words, empty when it gave none. They may name AWS identities, and repeat what was asked: not for logs, and for callers only where a type says so. */
  readonly message: string;
  readonly requestId: string | undefined;
  /** From the `Retry-After` header, where the answer had one. */
  readonly retryAfterSeconds: number | undefined;
}

/** The call never left this machine, so Connect changed nothing. */
export interface NotSent {
  readonly kind: 'not-sent';
  readonly cause: string;
  /** Whether it may go well a moment later. */
  readonly transient: boolean;
}

/**
 * The gateway has no credentials that AWS takes: they could not be found before the call was sent, or Connect rejected
 * them. Connect changed nothing.
 */
export interface NoCredentials {
  readonly kind: 'no-credentials';
  /**
   * `missing`: no source has any. `rejected`: a source, or Connect, said no. `unavailable`: a source did not answer, which
   * may be otherwise a moment later.
   */
  readonly reason: 'missing' | 'rejected' | 'unavailable';
  /** The name of the source's or of Connect's error. Its words are kept nowhere: they may hold ARNs and tokens. */
  readonly cause: string;
  /** Connect's own id, when it was Connect that rejected them. */
  readonly requestId: string | undefined;
}

/** The call was sent, and what came back does not tell whether Connect carried it out. */
export interface Indeterminate {
  readonly kind: 'indeterminate';
  /**
   * Whether Connect finished with the call: it said itself that it had failed. Without such an answer (a timeout, a
   * reset, an unreadable body, a proxy's word) it may still be at work on it.
   */
  readonly responded: boolean;
  readonly cause: string;
  readonly requestId: string | undefined;
}

/** Who asked for the call waits no longer. */
export const DEADLINE_EXCEEDED: NotSent = {
  kind: 'not-sent',
  cause: 'deadline exceeded',
  transient: false,
};

/** The gateway kept the call back: Connect's quota has no room for it before its deadline. Nothing was sent. */
export interface QuotaExhausted {
  readonly kind: 'quota-exhausted';
  /** When the same call is likely to find room; a whole number, 1 at least. */
  readonly retryAfterSeconds: number;
}

/** What went wrong with one attempt of a call. */
export type AttemptFailure = Rejected | NotSent | NoCredentials | Indeterminate;

/** What went wrong with a call to Connect, by what it means for the contact. */
export type ConnectFailure = AttemptFailure | QuotaExhausted;

/** What became of one attempt of a call. */
export type AttemptResult<Output> =
  | { readonly ok: true; readonly output: Output }
  | { readonly ok: false; readonly failure: AttemptFailure };

/** What became of a call to Connect: expected failures are values, bugs are thrown. */
export type ConnectResult<Output> =
  | { readonly ok: true; readonly output: Output }
  | { readonly ok: false; readonly failure: ConnectFailure };

/** When to call again after a throttled call whose answer does not say it. */
export const DEFAULT_RETRY_AFTER_SECONDS = 1;

/** What a rejection is about. */
export type RejectionReason = 'access-denied' | 'invalid' | 'not-found' | 'throttled';

/** The names for missing permissions, from AWS's lists of common errors. */
const ACCESS_DENIED_NAMES = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'NotAuthorized',
  'OptInRequired',
  'UnauthorizedOperation',
]);

/** Such as Connect's ContactNotFoundException, whose status is 410. */
const NOT_FOUND_NAME = /NotFound(Exception)?$/;

/**
 * What a rejection is about, by the exception's name before its status: operations answer exceptions that their model
 * does not declare, and the front of the API answers throttling with the status 400, too.
 */
export function rejectionReason({ exception: name, status }: Rejected): RejectionReason {
  if (isThrottlingException(name, status)) return 'throttled';
  if (NOT_FOUND_NAME.test(name)) return 'not-found';
  if (ACCESS_DENIED_NAMES.has(name) || status === 401 || status === 403) return 'access-denied';
  return 'invalid';
}

/** How operations reject values, whether they declare these or not. */
const INVALID_NAMES = new Set([
  'InvalidParameterException',
  'InvalidRequestException',
  'ValidationException',
]);

/** Exceptions whose words are about the request, as AWS documents them. */
const NAMES_ABOUT_REQUEST = new Set([
  ...INVALID_NAMES,
  'ConflictException',
  'SerializationException',
]);

/** The message of a rejection for callers. That of an exception that AWS does not document may be about anything. */
export function messageForCallers({ exception, message }: Rejected): string {
  return NAMES_ABOUT_REQUEST.has(exception)
    ? message
    : 'It did so by an exception that it does not document here. The log of the gateway names it.';
}

/** Whether an exception is about the rate of calls, by the SDK's list of names and its status. */
export function isThrottlingException(name: string, status: number): boolean {
  return isThrottlingError({ name, message: '', $metadata: { httpStatusCode: status } });
}

/**
 * The exceptions of the operations themselves that a transfer can answer. All others come from in front of them: from
 * checks of signatures, permissions, rates and forms.
 */
const RULE_NAMES = new Set([
  'IdempotencyException',
  'InvalidRequestException',
  'ResourceNotFoundException',
  'ServiceQuotaExceededException',
]);

/**
 * Whether Connect rejected a call after it had looked at its idempotency token. What is rejected before says nothing
 * about an earlier attempt with the same token, and so does an exception that Connect does not declare.
 */
export function isRejectedByRule(failure: ConnectFailure): failure is Rejected {
  return failure.kind === 'rejected' && RULE_NAMES.has(failure.exception);
}

/**
 * What a call that ended without an output amounts to, given the failure of each of its attempts in order.
 *
 * All attempts of a call carry the same token. So once an attempt is unclear, a later refusal is believed only if
 * Connect gave it after it had looked at the token: had the unclear attempt been carried out, Connect would have
 * repeated that answer. `undefined` when there was no attempt.
 */
export function failureOfAttempts(attempts: readonly AttemptFailure[]): AttemptFailure | undefined {
  const last = attempts.at(-1);
  const open = attempts.filter((attempt) => attempt.kind === 'indeterminate');
  // Connect may still be at work on an attempt that it did not answer, whatever came of the others.
  const unclear = open.findLast(({ responded }) => !responded) ?? open.at(-1);
  if (unclear === undefined || last === undefined) return last;
  return isRejectedByRule(last) ? last : unclear;
}

/** The same result with another output; a failure stays as it is. */
export function mapResult<From, To>(
  result: ConnectResult<From>,
  map: (output: From) => To,
): ConnectResult<To> {
  return result.ok ? { ok: true, output: map(result.output) } : result;
}

/** Whether Connect rejected a call because there were too many. */
export function isThrottled(failure: ConnectFailure): failure is Rejected {
  return failure.kind === 'rejected' && rejectionReason(failure) === 'throttled';
}

/** Whether Connect rejected a call because of the values that it has. */
export function isInvalid(failure: ConnectFailure): failure is Rejected {
  return (
    failure.kind === 'rejected' && failure.status === 400 && INVALID_NAMES.has(failure.exception)
  );
}

/**
 * Whether Connect rejected a read because it does not know what its ids name. Of an id that is not of the form of its own,
 * some operations say so with 404, and others that the request is invalid.
 */
export function isUnknown(failure: ConnectFailure, ids: readonly string[]): boolean {
  return isNotFound(failure) || (isInvalid(failure) && !ids.every(isUuid));
}

/** Whether a rejected read that has nothing but ids in it may have been rejected for one of them. */
export function isAboutIds(failure: ConnectFailure): boolean {
  return isNotFound(failure) || isInvalid(failure);
}

function isNotFound(failure: ConnectFailure): boolean {
  return failure.kind === 'rejected' && rejectionReason(failure) === 'not-found';
}
