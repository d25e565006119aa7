import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { cacheExchange as documentCache, Client, type Exchange, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { GraphQLClient } from 'graphql-request';
import { keys } from '../../../client/graphcache.js';
import possibleTypes from '../../../client/possibleTypes.json' with { type: 'json' };
import typePolicies from '../../../client/typePolicies.json' with { type: 'json' };

type Fetch = typeof globalThis.fetch;
type Variables = Record<string, unknown>;

type Send = <Data, Of extends Variables>(
  document: TypedDocumentNode<Data, Of>,
  variables: Of,
) => Promise<Data | undefined>;

/** What front-ends do with any client. */
export interface AnyClient {
  /** Answers from the cache if it can. */
  readonly query: Send;
  readonly mutate: Send;
}

/** The cache of Apollo Client as docs/clients.md sets it up. */
export function apolloCache(): InMemoryCache {
  return new InMemoryCache({
    possibleTypes,
    typePolicies: {
      ...typePolicies,
      Query: {
        fields: {
          contacts: relayStylePagination(['filter', 'orderBy', 'instanceId']),
          transferDestinations: relayStylePagination(['contactId', 'search', 'instanceId']),
        },
      },
    },
  });
}

/** Graphcache as docs/clients.md sets it up; `warn` gets what it would write to the console. */
export function graphcache(warn: (message: string) => void = () => undefined): Exchange {
  return cacheExchange({
    keys,
    possibleTypes,
    resolvers: { Query: { contacts: relayPagination(), transferDestinations: relayPagination() } },
    logger(severity, message) {
      if (severity !== 'debug') warn(message);
    },
  });
}

export function apollo(url: string, fetch?: Fetch, cache = apolloCache()): AnyClient {
  const link = new HttpLink({ uri: url, ...(fetch && { fetch }) });
  const client = new ApolloClient({ link, cache });
  return {
    query: async (query, variables) => (await client.query({ query, variables })).data,
    mutate: async (mutation, variables) =>
      (await client.mutate({ mutation, variables })).data ?? undefined,
  };
}

export function urql(url: string, fetch?: Fetch, cache = documentCache): AnyClient {
  const exchanges = [cache, fetchExchange];
  const client = new Client({ url, preferGetMethod: false, exchanges, ...(fetch && { fetch }) });
  return {
    query: async (document, variables) => {
      const { data, error } = await client.query(document, variables);
      if (error) throw error;
      return data;
    },
    mutate: async (document, variables) => {
      const { data, error } = await client.mutation(document, variables);
      if (error) throw error;
      return data;
    },
  };
}

function graphqlRequest(url: string, fetch?: Fetch): AnyClient {
  const client = new GraphQLClient(url, fetch && { fetch });
  const request: Send = (document, variables) =>
    client.request<never, Variables>(document, variables);
  return { query: request, mutate: request };
}

type Connect = (url: string, fetch?: Fetch) => AnyClient;

/** The clients of docs/clients.md that normalize what they cache: an object is in many answers, and once in the cache. */
export const NORMALIZING: readonly (readonly [string, Connect])[] = [
  ['Apollo Client', apollo],
  [
    'urql with Graphcache',
    (url: string, fetch?: Fetch): AnyClient => urql(url, fetch, graphcache()),
  ],
];

/** The clients of docs/clients.md. */
export const CLIENTS: readonly (readonly [string, Connect])[] = [
  ...NORMALIZING,
  ['urql with its document cache', urql],
  ['graphql-request', graphqlRequest],
];
