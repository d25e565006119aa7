import { GraphQLError } from 'graphql';
import {
  type ConnectFailure,
  DEFAULT_RETRY_AFTER_SECONDS,
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

/** Connect did not answer a read. As an error of a field, it is told to the caller. */
export class ReadFailure extends GraphQLError {
  /** For operations that go on to tell it as data. */
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
          ? 'The gateway cannot get its AWS credentials at the moment. Try again.'
          : 'The gateway has no valid AWS credentials. Its operators can provide them.';
      return new ReadFailure(failure, 'UPSTREAM_UNAVAILABLE', message);
    }
    case 'not-sent':
    case 'indeterminate': {
      const message = 'Amazon Connect could not be read. Try again.';
      return new ReadFailure(failure, 'UPSTREAM_UNAVAILABLE', message);
    }
  }
}

function rejectedRead(failure: Rejected): ReadFailure {
  switch (rejectionReason(failure)) {
    case 'invalid': {
      const message = 'Amazon Connect refused to read this.';
      return new ReadFailure(failure, 'UPSTREAM_REJECTED', message);
    }
    case 'not-found': {
      const message = 'Amazon Connect does not know what was to be read.';
      return new ReadFailure(failure, RESOURCE_NOT_FOUND, message);
    }
    case 'access-denied': {
      const message = 'The gateway may not read this from Amazon Connect.';
      return new ReadFailure(failure, 'UPSTREAM_ACCESS_DENIED', message);
    }
    case 'throttled':
      return throttledRead(failure, failure.retryAfterSeconds ?? DEFAULT_RETRY_AFTER_SECONDS);
  }
}

function throttledRead(failure: Rejected | QuotaExhausted, retryAfter: number): ReadFailure {
  const message = 'Amazon Connect takes no more reads at this moment.';
  return new ReadFailure(failure, 'THROTTLED', message, { retryAfter });
}
