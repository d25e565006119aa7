import type { ApolloServerPlugin } from '@apollo/server';
import { checkDocument, checkSource } from '../../admission/document-limits/check-document.ts';
import { checkVariables } from '../../admission/document-limits/check-variables.ts';
import { LimitError } from '../../admission/document-limits/limit-answer.ts';
import type { LimitViolation } from '../../admission/document-limits/limits.ts';

/**
 * Checks what the GraphQL server executes against the limits of the hook `limitDocuments`: the source before it is
 * parsed, the parsed document before it is validated, and the variables. It rejects only requests that bypassed that
 * hook, which is a bug in the gateway. Documents in the server's store were checked when they were added.
 */
export function recheckDocuments(): ApolloServerPlugin {
  return {
    requestDidStart: () =>
      Promise.resolve({
        parsingDidStart({ source }) {
          assertWithin(checkSource(source));
          return Promise.resolve();
        },
        validationDidStart({ document }) {
          assertWithin(checkDocument(document));
          return Promise.resolve();
        },
        didResolveOperation({ request: { variables } }) {
          assertWithin(variables && checkVariables(variables));
          return Promise.resolve();
        },
      }),
    // Apollo Server masks errors that are thrown before an operation is resolved, unless this hook throws them again.
    unexpectedErrorProcessingRequest({ error }) {
      return error instanceof LimitError ? Promise.reject(error) : Promise.resolve();
    },
  };
}

function assertWithin(violation: LimitViolation | undefined): void {
  if (violation !== undefined) throw new LimitError(violation, 400);
}
