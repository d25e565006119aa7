import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { cacheExchange as documentCache, Client, type Exchange, fetchExchange } from '@urql/core';
import { cacheExchange as graphcache } from '@urql/exchange-graphcache';
import { GraphQLClient } from 'graphql-request';
import possibleTypes from '../../../client/possibleTypes.json' with { type: 'json' };

type Variables = Record<string, unknown>;

/** What front-ends do with any client. */
export interface AnyClient {
  query<Data, Of extends Variables>(
    document: TypedDocumentNode<Data, Of>,
    variables: Of,
  ): Promise<Data | undefined>;
  mutate<Data, Of extends Variables>(
    document: TypedDocumentNode<Data, Of>,
    variables: Of,
  ): Promise<Data | undefined>;
}

function apollo(url: string): AnyClient {
  const cache = new InMemoryCache({ possibleTypes });
  const client = new ApolloClient({ link: new HttpLink({ uri: url }), cache });
  return {
    query: async (query, variables) => (await client.query({ query, variables })).data,
    mutate: async (mutation, variables) =>
      (await client.mutate({ mutation, variables })).data ?? undefined,
  };
}

function urql(url: string, cache: Exchange): AnyClient {
  const client = new Client({ url, preferGetMethod: false, exchanges: [cache, fetchExchange] });
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

function graphqlRequest(url: string): AnyClient {
  const client = new GraphQLClient(url);
  const request: AnyClient['query'] = (document, variables) =>
    client.request<never, Variables>(document, variables);
  return { query: request, mutate: request };
}

/** The clients that the README shows, set up as it shows them. */
export const CLIENTS: readonly (readonly [string, (url: string) => AnyClient])[] = [
  ['Apollo Client', apollo],
  ['urql with its document cache', (url: string): AnyClient => urql(url, documentCache)],
  ['urql with Graphcache', (url: string): AnyClient => urql(url, graphcache())],
  ['graphql-request', graphqlRequest],
];
