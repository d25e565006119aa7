import type { ApolloServerPlugin } from '@apollo/server';
import { currentRequest } from '../../http/request-store.ts';

/** Logs what is thrown outside of fields, such as by another plugin: Apollo Server hands on another error in its place. */
export function logUnexpected(): ApolloServerPlugin {
  return {
    unexpectedErrorProcessingRequest({ error }) {
      currentRequest()?.log.error({ err: error }, 'A request failed unexpectedly');
      return Promise.resolve();
    },
  };
}
