import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import { ContactThrottledError } from '../../../contacts/errors/contact-throttled.error.ts';
import { RATE_LIMITED } from '../../admission/rate-limit.ts';
import type { GatewayContext } from '../context.ts';

/**
 * Sets the header `Retry-After` to the max of all `retryAfter` values in the response, in seconds, both in top-level
 * errors and in data.
 */
export function setRetryAfterHeader(): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse({ response, contextValue }) {
          const { http, body } = response;
          const { errors = [] } = body.kind === 'single' ? body.singleResult : body.initialResult;
          const waits = [
            ...errors.flatMap(waitOf),
            ...contextValue.contactErrors.flatMap((error) =>
              error instanceof ContactThrottledError ? [error.retryAfter] : [],
            ),
          ];
          if (waits.length > 0) http.headers.set('retry-after', String(Math.max(...waits)));
          return Promise.resolve();
        },
      }),
  };
}

function waitOf({ extensions }: GraphQLFormattedError): number[] {
  const { code, retryAfter } = extensions ?? {};
  const isLimited = code === 'THROTTLED' || code === RATE_LIMITED;
  return isLimited && typeof retryAfter === 'number' ? [retryAfter] : [];
}
