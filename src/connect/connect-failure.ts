import { isThrottlingError } from '@smithy/core/retry';
import { isUuid } from './is-uuid.ts';

/** Connect, or the front of its API, rejected a call with a named exception. This attempt changed nothing. */
export interface Rejected {
  readonly kind: 'rejected';
  /** The exception's name on the wire, such as `InvalidRequestException`. */
  readonly exception: string;
  readonly status: number;
  /**
   * Connect's message, empty if there is none. It may name AWS identities and repeat values of the request: never log
   * it, and return it to callers only where a type says so.
   */
  readonly message: string;
  readonly requestId: string | undefined;
  /** From the `Retry-After` header, where the answer had one. */
  readonly retryAfterSeconds: number | undefined;
}

/** The call never left this machine, so Connect changed nothing. */
export interface NotSent {
  readonly kind: 'not-sent';
  readonly cause: string;
  /** Whether a retry may succeed. */
  readonly transient: boolean;
}

/**
 * The gateway has no credentials that AWS accepts: none were found before the call was sent, or Connect rejected them.
 * Connect changed nothing.
 */
export interface NoCredentials {
  readonly kind: 'no-credentials';
  /**
   * `missing`: no source has any. `rejected`: a source or Connect rejected them. `unavailable`: a source did not respond,
   * but may do so later.
   */
  readonly reason: 'missing' | 'rejected' | 'unavailable';
  /** The name of the error of the source or of Connect. Its message is dropped: it may contain ARNs and tokens. */
  readonly cause: string;
  /** Connect's request id, if Connect rejected them. */
  readonly requestId: string | undefined;
}

/** The call was sent, and the response, if any, does not show whether Connect executed it. */
export interface Indeterminate {
  readonly kind: 'indeterminate';
  /**
   * Whether Connect itself responded that the call had failed, and so no longer executes it. Otherwise (a timeout, a
   * reset, an unreadable body, a proxy's response) it may still execute the call.
   */
  readonly responded: boolean;
  readonly cause: string;
  readonly requestId: string | undefined;
}

/** The deadline has passed, or the client has disconnected. */
export const DEADLINE_EXCEEDED: NotSent = {
  kind: 'not-sent',
  cause: 'deadline exceeded',
  transient: false,
};

/** Not sent: Connect's quota allows no such call before the deadline. */
export interface QuotaExhausted {
  readonly kind: 'quota-exhausted';
  /** When the quota is likely to allow the call; a whole number, 1 or more. */
  readonly retryAfterSeconds: number;
}

/** What went wrong with one attempt of a call. */
export type AttemptFailure = Rejected | NotSent | NoCredentials | Indeterminate;

/** What went wrong with a call to Connect, by what it means for the contact. */
export type ConnectFailure = AttemptFailure | QuotaExhausted;

/** The result of one attempt of a call. */
export type AttemptResult<Output> =
  | { readonly ok: true; readonly output: Output }
  | { readonly ok: false; readonly failure: AttemptFailure };

/** The result of a call to Connect: expected failures are values, bugs are thrown. */
export type ConnectResult<Output> =
  | { readonly ok: true; readonly output: Output }
  | { readonly ok: false; readonly failure: ConnectFailure };

/** When to retry a throttled call whose response has no `Retry-After`. */
const DEFAULT_RETRY_AFTER_SECONDS = 1;

/** When to retry a call that found no quota, or was throttled; in whole seconds. */
export function retryAfterSecondsOf({ retryAfterSeconds }: Rejected | QuotaExhausted): number {
  return retryAfterSeconds ?? DEFAULT_RETRY_AFTER_SECONDS;
}

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

/**
 * Exceptions with the status 403 that are about what is requested, and not about the permissions of the gateway
 * (documented).
 */
const NOT_ABOUT_ACCESS = new Set([
  'DestinationNotAllowedException',
  'OutboundContactNotPermittedException',
]);

/** Such as Connect's ContactNotFoundException, whose status is 410. */
const NOT_FOUND_NAME = /NotFound(Exception)?$/;

/**
 * What a rejection is about, by the exception's name before its status: operations return exceptions that their model
 * does not declare, and the front end of the API returns throttling with status 400, too.
 */
export function rejectionReason({ exception: name, status }: Rejected): RejectionReason {
  if (isThrottlingException(name, status)) return 'throttled';
  if (NOT_FOUND_NAME.test(name)) return 'not-found';
  if (NOT_ABOUT_ACCESS.has(name)) return 'invalid';
  if (ACCESS_DENIED_NAMES.has(name) || status === 401 || status === 403) return 'access-denied';
  return 'invalid';
}

/** The exceptions by which operations reject values, whether declared or not. */
const INVALID_NAMES = new Set([
  'InvalidParameterException',
  'InvalidRequestException',
  'ValidationException',
]);

/** Exceptions whose message is about the request, as AWS documents them. */
const NAMES_ABOUT_REQUEST = new Set([
  ...INVALID_NAMES,
  'ConflictException',
  'SerializationException',
]);

/**
 * The message of a rejection for callers. The message of an exception that AWS does not document may contain anything.
 */
export function messageForCallers({ exception, message }: Rejected): string {
  return NAMES_ABOUT_REQUEST.has(exception)
    ? message
    : 'It returned an exception that is not documented for this operation. The log of the gateway names it.';
}

/**
 * A limit of a resource, such as the pauses of a task, which no retry lifts: "The allowed limit for the resource has been
 * exceeded", with status 429 (documented). For rates Connect has ThrottlingException: "The throttling limit has been
 * exceeded" (documented); operations that do not declare it return TooManyRequestsException (inferred). The SDK counts
 * the name of this exception as throttling for all of AWS. No read that the gateway makes declares it.
 */
const LIMIT_EXCEEDED = 'LimitExceededException';

/** Whether an exception is about the rate of calls, by the SDK's list of names and its status. */
export function isThrottlingException(name: string, status: number): boolean {
  if (name === LIMIT_EXCEEDED) return false;
  return isThrottlingError({ name, message: '', $metadata: { httpStatusCode: status } });
}

/**
 * The exceptions that the transfer operation itself can return. All others come from layers in front of it: from checks
 * of signatures, permissions, rates and syntax.
 */
const RULE_NAMES = new Set([
  'IdempotencyException',
  'InvalidRequestException',
  'ResourceNotFoundException',
  'ServiceQuotaExceededException',
]);

/**
 * Whether Connect rejected a call after it had checked its idempotency token. A rejection before that check says nothing
 * about an earlier attempt with the same token, and neither does an exception that Connect does not declare.
 */
export function isRejectedByRule(failure: ConnectFailure): failure is Rejected {
  return failure.kind === 'rejected' && RULE_NAMES.has(failure.exception);
}

/**
 * The failure of a call without an output, given the failures of its attempts in order; `undefined` without attempts.
 *
 * All attempts of a call carry the same token. So after an indeterminate attempt, a later rejection counts only if Connect
 * made it after it had checked the token: if the indeterminate attempt had been executed, Connect would have repeated that
 * response.
 */
export function failureOfAttempts(attempts: readonly AttemptFailure[]): AttemptFailure | undefined {
  const last = attempts.at(-1);
  const open = attempts.filter((attempt) => attempt.kind === 'indeterminate');
  // Connect may still execute an attempt that it did not respond to, whatever the others show.
  const indeterminate = open.findLast(({ responded }) => !responded) ?? open.at(-1);
  if (indeterminate === undefined || last === undefined) return last;
  return isRejectedByRule(last) ? last : indeterminate;
}

/** The same result with another output; a failure stays as it is. */
export function mapResult<From, To>(
  result: ConnectResult<From>,
  map: (output: From) => To,
): ConnectResult<To> {
  return result.ok ? { ok: true, output: map(result.output) } : result;
}

/** Whether Connect throttled a call. */
export function isThrottled(failure: ConnectFailure): failure is Rejected {
  return failure.kind === 'rejected' && rejectionReason(failure) === 'throttled';
}

/** Whether Connect rejected a call because of its values. */
export function isInvalid(failure: ConnectFailure): failure is Rejected {
  return (
    failure.kind === 'rejected' && failure.status === 400 && INVALID_NAMES.has(failure.exception)
  );
}

/**
 * Whether Connect rejected a read because it does not know the ids. For an id that does not have the form of Connect's
 * ids, some operations respond with 404, and others that the request is invalid.
 */
export function isUnknown(failure: ConnectFailure, ids: readonly string[]): boolean {
  return isNotFound(failure) || (isInvalid(failure) && !ids.every(isUuid));
}

/** Whether a rejected read whose input has only ids may have been rejected for one of them. */
export function isAboutIds(failure: ConnectFailure): boolean {
  return isNotFound(failure) || isInvalid(failure);
}

function isNotFound(failure: ConnectFailure): boolean {
  return failure.kind === 'rejected' && rejectionReason(failure) === 'not-found';
}
