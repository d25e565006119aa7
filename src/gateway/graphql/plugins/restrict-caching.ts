import type { ApolloServerPlugin } from '@apollo/server';
import { addVaryOfGraphQL } from '../../http/vary.ts';
import { FEDERATION_SECRET_HEADER } from '../federation/router-credential.ts';

/** The headers that identify callers to the gateway, or to a proxy in front of it. */
const CREDENTIAL_HEADERS = ['authorization', 'cookie', FEDERATION_SECRET_HEADER];

/**
 * Makes responses to callers with credentials `no-store`: a browser, which keeps responses by their URLs, would show one
 * caller's data to the next. All other responses vary by the credentials.
 *
 * @param requiresToken whether all callers have credentials.
 */
export function restrictCaching(requiresToken: boolean): ApolloServerPlugin {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse({ request, response: { http }, overallCachePolicy }) {
          const hasCredentials = CREDENTIAL_HEADERS.some((name) => request.http?.headers.has(name));
          if (requiresToken || hasCredentials) overallCachePolicy.restrict({ maxAge: 0 });
          addVaryOfGraphQL(http.headers, CREDENTIAL_HEADERS);
          return Promise.resolve();
        },
      }),
  };
}
