import type { ApolloServerPlugin, GraphQLResponse } from '@apollo/server';
import type { Metrics, GraphQLOutcome } from '../../telemetry/metrics.ts';
import type { GatewayContext } from '../context.ts';

/** Records the duration and the outcome of each operation in the metrics. */
export function measureOperations(metrics: Metrics): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart() {
      const started = performance.now();
      return Promise.resolve({
        willSendResponse({ operation, response }) {
          const seconds = (performance.now() - started) / 1000;
          metrics.observeOperation(operation?.operation ?? 'unknown', outcomeOf(response), seconds);
          return Promise.resolve();
        },
      });
    },
  };
}

function outcomeOf({ body }: GraphQLResponse): GraphQLOutcome {
  const { data, errors } = body.kind === 'single' ? body.singleResult : body.initialResult;
  if (errors === undefined) return 'ok';
  return data === null || data === undefined ? 'failed' : 'partial';
}
