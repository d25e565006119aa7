import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { describe, expect, test } from '@jest/globals';
import { cacheExchange, Client, fetchExchange } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import {
  ContactGatewayContactDocument,
  ContactGatewayTransferContactDocument,
} from '../../client/generated/graphql.ts';
import possibleTypes from '../../client/possibleTypes.json' with { type: 'json' };
import { sha256 } from '../../src/gateway/admission/persisted-documents/manifest.ts';
import { CONTACTS, QUEUES } from '../support/ids.ts';
import { graphcache } from './support/clients.ts';
import { idOf, startPersistedWorld } from './support/persisted-world.ts';
import { recordingFetch } from './support/recording-fetch.ts';

const read = { query: ContactGatewayContactDocument, variables: { id: CONTACTS.urgentTask } };
const toBilling = {
  input: { contactId: CONTACTS.endedTask, target: { queueId: QUEUES.billing } },
};
const UNKNOWN = gql`
  query Unknown {
    instance {
      id
    }
  }
`;

describe('Apollo Client with persisted documents', () => {
  function connect(url: string, options: PersistedQueryLink.Options) {
    const { fetch, sent } = recordingFetch();
    const http = new HttpLink({ uri: `${url}/graphql`, fetch });
    const client = new ApolloClient({
      link: new PersistedQueryLink(options).concat(http),
      cache: new InMemoryCache({ possibleTypes }),
    });
    return { client, sent };
  }

  test.each([
    ['POST', false, ['extensions', 'operationName', 'variables']],
    ['GET', true, ['extensions', 'operationName', 'variables']],
  ])('sends ids alone, by %s', async (method, useGETForHashedQueries, members) => {
    await using world = await startPersistedWorld('only');
    const { client, sent } = connect(world.client.url, {
      generateHash: idOf,
      useGETForHashedQueries,
    });

    const { data } = await client.query(read);
    const moved = await client.mutate({
      mutation: ContactGatewayTransferContactDocument,
      variables: toBilling,
    });

    expect(data?.contact?.id).toBe(CONTACTS.urgentTask);
    expect(moved.data?.transferContact).toMatchObject({ code: 'INVALID_STATE' });
    expect(sent).toStrictEqual([
      { method, members },
      { method: 'POST', members },
    ]);
  });

  test('sends the document after an id that the gateway does not know', async () => {
    await using world = await startPersistedWorld('on');
    const { client, sent } = connect(world.client.url, { sha256 });

    const { data } = await client.query({ query: UNKNOWN });

    expect(data).toMatchObject({ instance: { __typename: 'Instance' } });
    expect(sent.map(({ members }) => members.includes('query'))).toStrictEqual([false, true]);
  });

  test('is pointed to the manifest when the hash of the code generator is of another spelling', async () => {
    await using world = await startPersistedWorld('on');
    const generateHash = () => sha256('query Unknown { instance { __typename id } }');
    const { client, sent } = connect(world.client.url, { generateHash });

    await expect(client.query({ query: UNKNOWN })).rejects.toMatchObject({
      errors: [
        { message: expect.stringContaining('manifest'), extensions: { code: 'BAD_REQUEST' } },
      ],
    });
    expect(sent.map(({ members }) => members.includes('query'))).toStrictEqual([false, true]);
  });

  test('is rejected such a document where persisted ones are all that is run', async () => {
    await using world = await startPersistedWorld('only');
    const { client } = connect(world.client.url, { sha256 });

    await expect(client.query({ query: UNKNOWN })).rejects.toMatchObject({
      errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    });
  });
});

describe('urql with persisted documents', () => {
  test.each([
    ['its document cache', cacheExchange],
    ['Graphcache', graphcache()],
  ])('sends ids alone, with %s', async (_, cache) => {
    await using world = await startPersistedWorld('only');
    const { fetch, sent } = recordingFetch();
    const client = new Client({
      url: `${world.client.url}/graphql`,
      fetch,
      preferGetMethod: false,
      exchanges: [
        cache,
        persistedExchange({
          enforcePersistedQueries: true,
          enableForMutation: true,
          preferGetForPersistedQueries: false,
          generateHash: (_query, document) => Promise.resolve(idOf(document)),
        }),
        fetchExchange,
      ],
    });

    const { data } = await client.query(read.query, read.variables);
    const moved = await client.mutation(ContactGatewayTransferContactDocument, toBilling);

    expect(data?.contact?.id).toBe(CONTACTS.urgentTask);
    expect(moved.data?.transferContact).toMatchObject({ code: 'INVALID_STATE' });
    expect(sent.map(({ members }) => members.includes('query'))).toStrictEqual([false, false]);
  });
});
