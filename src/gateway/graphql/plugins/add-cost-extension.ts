import type { ApolloServerPlugin } from '@apollo/server';
import { addVaryOfGraphQL } from '../../http/vary.ts';
import type { GatewayContext } from '../context.ts';

/** The header that requests the extension, with the value `true`. */
const COST_HEADER = 'x-include-cost';

/** Adds the cost of a response to its `extensions.cost`, for callers that request it. */
export function addCostExtension(): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse({ request, response, contextValue, overallCachePolicy }) {
          addVaryOfGraphQL(response.http.headers, COST_HEADER);
          const isRequested = request.http?.headers.get(COST_HEADER) === 'true';
          if (isRequested && response.body.kind === 'single') {
            const { singleResult } = response.body;
            singleResult.extensions = {
              ...singleResult.extensions,
              cost: contextValue.cost.figures,
            };
            // The same response from a cache would cost nothing.
            overallCachePolicy.restrict({ maxAge: 0 });
          }
          return Promise.resolve();
        },
      }),
  };
}
