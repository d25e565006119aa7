import { GraphQLError } from 'graphql';
import {
  type ConnectFailure,
  retryAfterSecondsOf,
  rejectionReason,
  type Rejected,
  type QuotaExhausted,
} from '../../connect/connect-failure.ts';
import { RESOURCE_NOT_FOUND } from './resource-not-found.ts';

/** The values of `extensions.code` that say why something could not be read from Connect. */
export const READ_FAILURE_CODES = [
  'THROTTLED',
  'UPSTREAM_ACCESS_DENIED',
  'UPSTREAM_REJECTED',
  'UPSTREAM_UNAVAILABLE',
] as const;

type ReadFailureCode = (typeof READ_FAILURE_CODES)[number];

/** A read from Connect failed. As the error of a field, it is returned to the caller. */
export class ReadFailure extends GraphQLError {
  /** The failure, for operations that return it as data. */
  readonly failure: ConnectFailure;

  constructor(
    failure: ConnectFailure,
    code: ReadFailureCode | typeof RESOURCE_NOT_FOUND,
    message: string,
    more: object = {},
  ) {
    super(message, { extensions: { code, ...more } });
    this.failure = failure;
  }
}

/** The top-level error of a field that could not be read from Connect. */
export function readFailure(failure: ConnectFailure): ReadFailure {
  switch (failure.kind) {
    case 'rejected':
      return rejectedRead(failure);
    case 'quota-exhausted':
      return throttledRead(failure, failure.retryAfterSeconds);
    case 'no-credentials': {
      const message =
        failure.reason === 'unavailable'
          ? "The gateway's AWS credentials are temporarily unavailable. Retry later."
          : 'The gateway has no valid AWS credentials. Its operators can provide them.';
      return new ReadFailure(failure, 'UPSTREAM_UNAVAILABLE', message);
    }
    case 'not-sent':
    case 'indeterminate': {
      const message = 'The read from Amazon Connect failed. Retry later.';
      return new ReadFailure(failure, 'UPSTREAM_UNAVAILABLE', message);
    }
  }
}

function rejectedRead(failure: Rejected): ReadFailure {
  switch (rejectionReason(failure)) {
    case 'invalid': {
      const message = 'Amazon Connect rejected the read request.';
      return new ReadFailure(failure, 'UPSTREAM_REJECTED', message);
    }
    case 'not-found': {
      const message = 'The requested resource does not exist in Amazon Connect.';
      return new ReadFailure(failure, RESOURCE_NOT_FOUND, message);
    }
    case 'access-denied': {
      const message = 'The gateway is not authorized to read this from Amazon Connect.';
      return new ReadFailure(failure, 'UPSTREAM_ACCESS_DENIED', message);
    }
    case 'throttled':
      return throttledRead(failure, retryAfterSecondsOf(failure));
  }
}

function throttledRead(failure: Rejected | QuotaExhausted, retryAfter: number): ReadFailure {
  const message = 'Amazon Connect is throttling read requests.';
  return new ReadFailure(failure, 'THROTTLED', message, { retryAfter });
}
