import type { ApolloServerPlugin } from '@apollo/server';
import { addVaryOfGraphQL } from '../../http/vary.ts';
import type { GatewayContext } from '../context.ts';

/** Whoever sends it with `true` is told what the answer has cost. */
const COST_HEADER = 'x-include-cost';

/** Tells callers who ask for it what an answer has cost, in `extensions.cost`. */
export function addCostExtension(): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse({ request, response, contextValue, overallCachePolicy }) {
          addVaryOfGraphQL(response.http.headers, COST_HEADER);
          const isAsked = request.http?.headers.get(COST_HEADER) === 'true';
          if (isAsked && response.body.kind === 'single') {
            const { singleResult } = response.body;
            singleResult.extensions = {
              ...singleResult.extensions,
              cost: contextValue.cost.figures,
            };
            // Out of a cache the same answer would cost nothing.
            overallCachePolicy.restrict({ maxAge: 0 });
          }
          return Promise.resolve();
        },
      }),
  };
}
