import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { describe, expect, test } from '@jest/globals';
import {
  ContactGatewayContactDocument,
  ContactGatewayContactsDocument,
  type ContactGatewayContactsQuery,
  ContactGatewayTransferContactDocument,
  ContactGatewayTransferScreenDocument,
} from '../../client/generated/graphql.ts';
import { CONTACTS, QUEUES } from '../support/ids.ts';
import { startWorld } from '../support/world.ts';
import { apolloCache, CLIENTS, graphcache, NORMALIZING, urql } from './support/clients.ts';
import { LEGAL_HOLD, startNewerGateway } from './support/newer-gateway.ts';
import { recordingFetch } from './support/recording-fetch.ts';

const contactId = CONTACTS.unassignedTask;
const toBilling = { input: { contactId, target: { queueId: QUEUES.billing } } };
const TASKS = { filter: { channels: ['TASK' as const], active: true }, first: 3 };

/** The contacts of a list, each once. */
function idsOf(data: ContactGatewayContactsQuery | null | undefined): string[] {
  return [...new Set(data?.contacts?.edges.map(({ node }) => node.id))];
}

describe('after a transfer with the operation that comes with the package', () => {
  test.each(CLIENTS)('%s shows that the contact has ended', async (_, connect) => {
    await using world = await startWorld();
    const client = connect(`${world.client.url}/graphql`);
    const before = await client.query(ContactGatewayContactDocument, { id: contactId });
    const calls = world.upstream.calls.length;

    const moved = await client.mutate(ContactGatewayTransferContactDocument, toBilling);

    expect(before?.contact?.active).toBe(true);
    expect(moved?.transferContact).toMatchObject({
      contact: { id: expect.any(String) },
      transferredContact: { id: contactId, active: false },
    });
    expect(world.upstream.calls.slice(calls).map(({ operation }) => operation)).toStrictEqual([
      'TransferContact',
    ]);
    const after = await client.query(ContactGatewayContactDocument, { id: contactId });
    expect(after?.contact?.active).toBe(false);
  });

  test.each(NORMALIZING)('%s does so in all answers, without a request', async (_, connect) => {
    await using world = await startWorld();
    const { fetch, sent } = recordingFetch();
    const client = connect(`${world.client.url}/graphql`, fetch);
    const all = { ...TASKS, first: 100 };
    await client.query(ContactGatewayContactDocument, { id: contactId });
    await client.query(ContactGatewayContactsDocument, all);

    await client.mutate(ContactGatewayTransferContactDocument, toBilling);
    const one = await client.query(ContactGatewayContactDocument, { id: contactId });
    const list = await client.query(ContactGatewayContactsDocument, all);

    const listed = list?.contacts?.edges.find(({ node }) => node.id === contactId);
    expect([one?.contact?.active, listed?.node.active]).toStrictEqual([false, false]);
    expect(sent).toHaveLength(3);
  });
});

describe('pages of contacts are one list', () => {
  test('in Apollo Client', async () => {
    await using world = await startWorld();
    const link = new HttpLink({ uri: `${world.client.url}/graphql` });
    const client = new ApolloClient({ link, cache: apolloCache() });
    const list = client.watchQuery({ query: ContactGatewayContactsDocument, variables: TASKS });
    const { data: first } = await client.query({
      query: ContactGatewayContactsDocument,
      variables: TASKS,
    });

    const after = first?.contacts?.pageInfo.endCursor ?? '';
    await list.fetchMore({ variables: { after } });

    expect(
      idsOf(client.readQuery({ query: ContactGatewayContactsDocument, variables: TASKS })),
    ).toStrictEqual([...idsOf(first), expect.any(String), expect.any(String), expect.any(String)]);
  });

  test('in Graphcache', async () => {
    await using world = await startWorld();
    const { fetch, sent } = recordingFetch();
    const client = urql(`${world.client.url}/graphql`, fetch, graphcache());

    const first = await client.query(ContactGatewayContactsDocument, TASKS);
    const after = first?.contacts?.pageInfo.endCursor ?? '';
    await client.query(ContactGatewayContactsDocument, { ...TASKS, after });
    const both = await client.query(ContactGatewayContactsDocument, TASKS);

    expect(idsOf(both)).toStrictEqual([
      ...idsOf(first),
      expect.any(String),
      expect.any(String),
      expect.any(String),
    ]);
    expect(sent).toHaveLength(2);
  });
});

describe('objects without an id', () => {
  const WAITING = gql`
    query Waiting {
      queues(first: 1) {
        nodes {
          id
          metrics {
            contactsInQueue
          }
        }
      }
    }
  `;
  const AGENTS = gql`
    query Agents {
      queues(first: 1) {
        totalCount
        nodes {
          id
          metrics {
            agentsAvailable
            agentsOnline
          }
        }
      }
    }
  `;

  test.each([
    ['are merged by the type policies', apolloCache, 2],
    ['would take the place of each other without them', () => new InMemoryCache(), 3],
  ])('%s in Apollo Client', async (_, makeCache, requests) => {
    await using world = await startWorld();
    const { fetch, sent } = recordingFetch();
    const link = new HttpLink({ uri: `${world.client.url}/graphql`, fetch });
    const client = new ApolloClient({ link, cache: makeCache() });

    const first = await client.query({ query: WAITING });
    await client.query({ query: AGENTS });
    const again = await client.query({ query: WAITING });

    expect(again.data).toStrictEqual(first.data);
    expect(sent).toHaveLength(requests);
  });

  test('are merged by Graphcache, which has nothing to warn of', async () => {
    await using world = await startWorld();
    const { fetch, sent } = recordingFetch();
    const warnings: string[] = [];
    const cache = graphcache((message) => warnings.push(message));
    const client = urql(`${world.client.url}/graphql`, fetch, cache);

    const first = await client.query(WAITING, {});
    await client.query(AGENTS, {});
    const again = await client.query(WAITING, {});
    await client.query(ContactGatewayContactsDocument, TASKS);
    await client.query(ContactGatewayTransferScreenDocument, { id: contactId });

    expect(again).toStrictEqual(first);
    expect(sent).toHaveLength(4);
    expect(warnings).toStrictEqual([]);
  });
});

describe('an error of a transfer in Graphcache', () => {
  const rejected = { input: { ...toBilling.input, contactId: CONTACTS.endedTask } };

  test('has what all errors have', async () => {
    await using world = await startWorld();
    const client = urql(`${world.client.url}/graphql`, undefined, graphcache());

    const moved = await client.mutate(ContactGatewayTransferContactDocument, rejected);

    expect(moved?.transferContact).toMatchObject({
      __typename: 'ContactNotActiveError',
      message: expect.any(String),
      code: 'INVALID_STATE',
      retryable: false,
      disconnectTimestamp: expect.any(String),
    });
  });

  test('of a type that is newer than the client has its name only', async () => {
    await using newer = await startNewerGateway();

    const moved = await urql(newer.url, undefined, graphcache()).mutate(
      ContactGatewayTransferContactDocument,
      rejected,
    );

    expect(moved?.transferContact).toStrictEqual({ __typename: LEGAL_HOLD.__typename });
  });
});
