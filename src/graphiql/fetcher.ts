import type { GraphiQLProps } from 'graphiql';
import { type ExecutionResult, getIntrospectionQuery } from 'graphql';

type Fetcher = GraphiQLProps['fetcher'];

export interface FetcherOptions {
  /** The gateway's. */
  readonly url: URL;
  /** Sent with each request whose tab has no `authorization` of its own. */
  readonly token: string | undefined;
  /** Whether the gateway requires a token. */
  readonly requiresToken: boolean;
  /** Called with the status of each answer to a request that was sent with the token. */
  readonly onAnswer: (token: string, status: number) => void;
  /** Ends the requests for the schema; what else runs is not ended by it. */
  readonly signal: AbortSignal;
}

/** Without `isOneOf` the editor could not underline a target with two keys. */
const INTROSPECTION = getIntrospectionQuery({ oneOf: true });

/** What is shown in the place of the schema. */
export const SIGN_IN_FOR_SCHEMA = 'Sign in to load the schema.';

/** Sends requests to the gateway that serves the page. GraphiQL's own request for the schema is replaced by a fuller one. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const { url, token, requiresToken, onAnswer, signal } = options;
  return async ({ query, operationName, variables }, tab) => {
    const introspects = operationName === 'IntrospectionQuery';
    const headers = new Headers({
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    });
    const own = Object.entries(tab?.headers ?? {});
    for (const [name, value] of own) headers.set(name, String(value));
    const signedIn = headers.has('authorization');
    if (introspects && requiresToken && !signedIn) throw new Error(SIGN_IN_FOR_SCHEMA);

    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify({
        query: introspects ? INTROSPECTION : query,
        operationName,
        variables: variables as unknown,
      }),
      ...(introspects && { signal }),
    });
    if (token !== undefined && headers.get('authorization') === `Bearer ${token}`) {
      onAnswer(token, response.status);
    }
    const result = (await response.json()) as ExecutionResult;
    // GraphiQL would request the schema once more, by an older introspection query, and fail again.
    if (introspects && !result.data) throw new Error(result.errors?.[0]?.message ?? 'No schema.');
    return result;
  };
}
