import type { ApolloServerPlugin } from '@apollo/server';
import { currentRequest } from '../../http/request-store.ts';

/** Logs errors thrown outside of fields, such as by a plugin: Apollo Server replaces them by another error. */
export function logUnexpected(): ApolloServerPlugin {
  return {
    unexpectedErrorProcessingRequest({ error }) {
      currentRequest()?.log.error({ err: error }, 'A request failed unexpectedly');
      return Promise.resolve();
    },
  };
}
