import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import { ContactThrottledError } from '../../../contacts/errors/contact-throttled.error.ts';
import { RATE_LIMITED } from '../../admission/rate-limit.ts';
import type { GatewayContext } from '../context.ts';

/**
 * Makes the header `Retry-After` say when to ask again for what was throttled or limited, be it told by a top-level error or as
 * data: the longest of the waits that the answer names, in seconds.
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
