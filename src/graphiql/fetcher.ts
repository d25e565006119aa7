import type { GraphiQLProps } from 'graphiql';
import { type ExecutionResult, getIntrospectionQuery } from 'graphql';

type Fetcher = GraphiQLProps['fetcher'];

/** Without `isOneOf` the editor could not tell that a target with two keys will be refused. */
const INTROSPECTION = getIntrospectionQuery({ oneOf: true });

/** Asks the gateway that serves the page. GraphiQL's own question for the schema is replaced by a fuller one. */
export function createFetcher(url: URL): Fetcher {
  return async ({ query, operationName, variables }, options) => {
    const introspects = operationName === 'IntrospectionQuery';
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        accept: 'application/graphql-response+json, application/json;q=0.9',
        'content-type': 'application/json',
        ...options?.headers,
      },
      body: JSON.stringify({
        query: introspects ? INTROSPECTION : query,
        operationName,
        variables: variables as unknown,
      }),
    });
    return (await response.json()) as ExecutionResult;
  };
}
