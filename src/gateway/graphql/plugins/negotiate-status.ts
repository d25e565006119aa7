import type { ApolloServerPlugin } from '@apollo/server';
import { currentRequest } from '../../http/request-store.ts';
import { DEFAULT_FORMAT, negotiateFormat, statusInFormat } from '../../http/response-format.ts';

/** Sets the HTTP status of rejected operations that the response format requires. */
export function negotiateStatus(): ApolloServerPlugin {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse({ response: { http, body } }) {
          const { status } = http;
          if (status === undefined || body.kind !== 'single') return Promise.resolve();
          const format = negotiateFormat(currentRequest()?.headers.accept) ?? DEFAULT_FORMAT;
          for (const { extensions } of body.singleResult.errors ?? []) {
            http.status = statusInFormat(status, String(extensions?.['code']), format);
          }
          return Promise.resolve();
        },
      }),
  };
}
