import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { CostTerms } from '../../../graphql-kit/cost/upstream-cost.ts';
import { limitAnswer } from '../../admission/document-limits/limit-answer.ts';
import { currentRequest } from '../../http/request-store.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { GatewayContext } from '../context.ts';
import { pointsOfBody, pointsOfDocument } from '../cost/answer-size.ts';
import { estimateOperationCost } from '../cost/estimate-operation-cost.ts';
import { coercedVariables, throwBadInput } from './coerced-variables.ts';

/** `extensions.code` of an operation that could cause more calls to Connect than any is allowed to. */
export const OPERATION_TOO_EXPENSIVE = 'OPERATION_TOO_EXPENSIVE';

/** What decides whether an operation is run. */
export interface CostLimit extends Pick<CostTerms, 'maxAttempts' | 'readsAfterWrite'> {
  /** The most calls to Connect that an operation may be able to cause; without it, none is refused. */
  readonly limit: number | undefined;
}

/**
 * Counts what each operation can cost at most, and refuses one that can cost too much, or whose answer can be too large,
 * before anything of it is run.
 */
export function limitCost(
  { limit = Infinity, ...terms }: CostLimit,
  metrics: Metrics,
): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ schema, source, document, operation, request, contextValue }) {
          // Without one, the request is refused in the next moment.
          if (operation === undefined) return Promise.resolve();
          const variables = coercedVariables(schema, operation, request);
          if (variables === undefined) return Promise.resolve();

          const { caller, instances, cost } = contextValue;
          const most = estimateOperationCost(
            { schema, document, operation, variables, onArgumentError: throwBadInput },
            {
              ...terms,
              isQueueRestricted: caller.queueIds !== undefined,
              defaultInstanceId: instances.defaultId,
            },
          );
          const ofRequest =
            pointsOfDocument(source.length) + pointsOfBody(currentRequest()?.bodyBytes ?? 0);
          cost.declare({ ...most, points: most.points + ofRequest });
          metrics.observeMaxUpstreamCalls(operation.operation, most.maxUpstreamCalls);
          if (most.maxUpstreamCalls > limit) throw tooExpensive(most.maxUpstreamCalls, limit);
          limitAnswer(most.answerSize, 400);
          return Promise.resolve();
        },
      }),
  };
}

function tooExpensive(cost: number, limit: number): GraphQLError {
  const message = `The operation could cause ${cost} calls to Amazon Connect, and ${limit} are allowed. Ask for smaller pages, or for less of each entry.`;
  return new GraphQLError(message, {
    extensions: { code: OPERATION_TOO_EXPENSIVE, cost, limit, http: { status: 400 } },
  });
}
