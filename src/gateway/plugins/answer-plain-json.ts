import type { ApolloServerPlugin } from '@apollo/server';

/**
 * Answers a document that is refused with 200 to those who ask for `application/json` by name, and do not know the newer
 * `application/graphql-response+json`: GraphQL over HTTP has it so, since such clients take any other status for that of a
 * proxy, and do not read the errors.
 */
export function answerPlainJson(): ApolloServerPlugin {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse({ request, response: { http } }) {
          const accept = request.http?.headers.get('accept') ?? '';
          const isPlain =
            accept.includes('application/json') &&
            !accept.includes('application/graphql-response+json');
          if (http.status === 400 && isPlain) http.status = 200;
          return Promise.resolve();
        },
      }),
  };
}
