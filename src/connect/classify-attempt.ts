import { ConnectServiceException } from '@aws-sdk/client-connect';
import { isTransientError } from '@smithy/core/retry';
import { dateOf } from './connect-clock.ts';
import { type AttemptFailure, isThrottlingException } from './connect-failure.ts';

/**
 * Node.js codes of failures before a byte of the request is sent, unless they occur in a read or a write: no route, or
 * no host.
 */
const NO_ROUTE_CODES = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
]);

/** The same for a host that is not trusted: a retry does not help. */
const NO_TRUST_CODES = new Set([
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** All other codes of connections, TLS and HTTP parsers; not those of invalid arguments, which are bugs. */
const INDETERMINATE_CODE = /^(E[A-Z]+|HPE_\w+|ERR_(HTTP|SOCKET|SSL|STREAM|TLS)\w*)$/;
const TIMEOUT_NAMES = new Set(['AbortError', 'TimeoutError']);

/**
 * The header in which Connect, and the front end of its API, name each of their errors. A response without it is from
 * someone else.
 */
const ERROR_HEADER = 'x-amzn-errortype';

/**
 * The names of rejections of a signature by the front end of an AWS API, from AWS's lists of common errors and the
 * SDK's list for clock skew; each with or without `Exception` at its end.
 */
const AUTHENTICATION_NAMES = new Set([
  'AuthFailure',
  'ExpiredToken',
  'IncompleteSignature',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidSignature',
  'MissingAuthenticationToken',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
  'TokenRefreshRequired',
  'UnrecognizedClient',
]);

/** Statuses of a request that was not read or awaited completely: the outcome is indeterminate. */
const INDETERMINATE_STATUSES = new Set([408, 425, 499]);

/** The same by name, with the names of the SDK's transient errors. */
const INDETERMINATE_NAMES = new Set(['RequestAborted', 'RequestAbortedException']);

/** Names of failures of the service itself, with whatever status. */
const SERVICE_FAILURE_NAME = /^(Internal|ServiceUnavailable)/;

/** Statuses of a proxy in front of Connect: Connect may continue after the response. */
const STATUSES_OF_PROXIES = new Set([502, 504]);

/** What the SDK inserts for an absent message. */
const NO_MESSAGE = 'UnknownError';

const SECONDS_OF_A_DAY = 86_400;

interface SdkError {
  readonly name: string;
  readonly message: string;
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
}

/**
 * Classifies a failed attempt. `undefined` when the error is a bug, not an upstream failure.
 *
 * The SDK throws a `ConnectServiceException` for a response that it could read, the parser's error (with the status in
 * `$metadata`) for one that it could not, and Node's system errors for everything else.
 */
export function classifyAttempt(error: unknown): AttemptFailure | undefined {
  if (!isSdkError(error)) return undefined;
  const { name, message, code, syscall, $metadata, $response } = error;
  const status = $metadata?.httpStatusCode;
  const requestId = $metadata?.requestId;

  if (status !== undefined) {
    const headers = $response?.headers;
    const isOfConnect =
      error instanceof ConnectServiceException && headers?.[ERROR_HEADER] !== undefined;
    if (isOfConnect && isRejection(error, status)) {
      if (AUTHENTICATION_NAMES.has(name.replace(/Exception$/, ''))) {
        return { kind: 'no-credentials', reason: 'rejected', cause: name, requestId };
      }
      const retryAfterSeconds = secondsFrom(headers['retry-after'], headers['date']);
      return {
        kind: 'rejected',
        exception: name,
        status,
        message: textOf(message),
        requestId,
        retryAfterSeconds,
      };
    }
    const responded =
      isOfConnect &&
      (SERVICE_FAILURE_NAME.test(name) || (status >= 500 && !STATUSES_OF_PROXIES.has(status)));
    const cause = isOfConnect ? name : `unreadable answer (${name}, status ${status})`;
    return { kind: 'indeterminate', responded, cause, requestId };
  }
  if (typeof code === 'string') {
    if (NO_ROUTE_CODES.has(code) && syscall !== 'read' && syscall !== 'write')
      return { kind: 'not-sent', cause: code, transient: true };
    if (NO_TRUST_CODES.has(code)) return { kind: 'not-sent', cause: code, transient: false };
    if (INDETERMINATE_CODE.test(code)) {
      return { kind: 'indeterminate', responded: false, cause: code, requestId };
    }
  }
  if (TIMEOUT_NAMES.has(name))
    return { kind: 'indeterminate', responded: false, cause: name, requestId };
  return undefined;
}

/** Whether an error of Connect states that it did not process the request. */
function isRejection(error: ConnectServiceException, status: number): boolean {
  const { name } = error;
  if (isThrottlingException(name, status)) return true;
  return (
    status >= 400 &&
    status < 500 &&
    !INDETERMINATE_STATUSES.has(status) &&
    !INDETERMINATE_NAMES.has(name) &&
    !SERVICE_FAILURE_NAME.test(name) &&
    // By its name alone: the SDK's other signs are not part of the response.
    !isTransientError({ name, message: '', $metadata: {} })
  );
}

/** Connect's message, empty if there is none. The SDK passes on messages that are not strings. */
function textOf(message: unknown): string {
  return typeof message === 'string' && message !== NO_MESSAGE ? message : '';
}

/** Checked by shape: a system error may come from another realm, where `instanceof Error` does not hold. */
function isSdkError(error: unknown): error is SdkError {
  return typeof error === 'object' && error !== null && 'name' in error && 'message' in error;
}

/**
 * A number of seconds or a date, by RFC 9110; at most a day: a longer time is no useful advice. A date is relative to the
 * time of the response itself, because the clock of this machine may differ.
 */
function secondsFrom(retryAfter = '', date?: string): number | undefined {
  if (/^\d+$/.test(retryAfter)) return Math.min(Number(retryAfter), SECONDS_OF_A_DAY);
  const [until, sentAt] = [dateOf(retryAfter), dateOf(date)];
  if (until === undefined || sentAt === undefined) return undefined;
  return Math.min(Math.max((until - sentAt) / 1_000, 0), SECONDS_OF_A_DAY);
}
