import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { rateLimited } from '../../admission/rate-limit.ts';
import { currentRequest } from '../../http/request-store.ts';
import type { GatewayContext } from '../context.ts';
import { pointsOf } from '../cost/points.ts';

/**
 * Charges further points to the caller's rate limit for large answers, before the operation is executed. Must come
 * after the plugins that reject operations, and after the one that estimates their cost.
 */
export function chargeAnswers(): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        async didResolveOperation({ contextValue: { cost } }) {
          const request = currentRequest();
          const more = pointsOf(cost.figures.answerSize) - 1;
          if (more === 0 || request?.spendPoints === undefined) return;
          const allowance = await request.spendPoints(more);
          if (allowance.allowed) return;
          const { status, code, message, extensions } = rateLimited(allowance, request);
          throw new GraphQLError(message, {
            extensions: { ...extensions, code, http: { status } },
          });
        },
      }),
  };
}
