import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from '../context.ts';

/** Ends the span of each operation with its outcome, whether or not the client is still connected. */
export function traceOperations(): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse({ operation, response: { body }, contextValue }) {
          const { errors = [] } = body.kind === 'single' ? body.singleResult : body.initialResult;
          contextValue.trace?.end({
            type: operation?.operation,
            name: operation?.name?.value,
            errorCodes: unique(errors.map(({ extensions }) => String(extensions?.['code']))),
            contactErrors: unique(
              contextValue.contactErrors.map((error) => error.constructor.name),
            ),
          });
          return Promise.resolve();
        },
      }),
  };
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
