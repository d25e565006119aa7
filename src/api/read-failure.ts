import { GraphQLError } from 'graphql';
import type { ConnectFailure, Refused, Withheld } from '../connect/connect-failure.ts';
import { LoggableError } from '../errors/loggable-error.ts';
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

/**
 * The top-level error of a field that could not be read from Connect. A refusal that Connect does not
 * document for reads becomes a plain error, which callers see masked.
 */
export function readFailure(failure: ConnectFailure): Error {
  switch (failure.kind) {
    case 'refused':
      return refusedRead(failure);
    case 'withheld':
      return throttledRead(failure, failure.retryAfterSeconds);
    case 'not-sent':
    case 'unclear': {
      const message = 'Amazon Connect could not be read. Try again.';
      return new ReadFailure(failure, 'UPSTREAM_UNAVAILABLE', message);
    }
  }
}

function refusedRead(failure: Refused): Error {
  switch (failure.status) {
    case 400: {
      const message = 'Amazon Connect refused to read this.';
      return new ReadFailure(failure, 'UPSTREAM_REJECTED', message);
    }
    case 404: {
      const message = 'Amazon Connect does not know what was to be read.';
      return new ReadFailure(failure, RESOURCE_NOT_FOUND, message);
    }
    case 403: {
      const message = 'The gateway may not read this from Amazon Connect.';
      return new ReadFailure(failure, 'UPSTREAM_ACCESS_DENIED', message);
    }
    case 429:
      return throttledRead(failure, failure.retryAfterSeconds ?? 1);
    default:
      // Not in its own words: they may repeat what is known of a customer.
      return new LoggableError(`Connect refused a read: ${failure.exception}, ${failure.status}`);
  }
}

function throttledRead(failure: Refused | Withheld, retryAfter: number): ReadFailure {
  const message = 'Amazon Connect takes no more reads at this moment.';
  return new ReadFailure(failure, 'THROTTLED', message, { retryAfter });
}
