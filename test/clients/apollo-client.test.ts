import {
  ApolloClient,
  CombinedGraphQLErrors,
  gql,
  HttpLink,
  InMemoryCache,
  type PossibleTypesMap,
} from '@apollo/client';
import { describe, expect, test } from '@jest/globals';
import {
  ContactGatewayContactDocument,
  ContactGatewayTransferContactDocument,
  ContactGatewayTransferScreenDocument,
} from '../../client/generated/graphql.ts';
import possibleTypes from '../../client/possibleTypes.json' with { type: 'json' };
import { bearer, startTestIssuer } from '../auth/support/test-issuer.ts';
import { CONTACTS, QUEUES } from '../support/ids.ts';
import { startWorld } from '../support/world.ts';
import { LEGAL_HOLD, startNewerGateway } from './support/newer-gateway.ts';
import { recordingFetch } from './support/recording-fetch.ts';

function connect(
  uri: string,
  types: PossibleTypesMap = possibleTypes,
  fetch = globalThis.fetch,
): ApolloClient {
  return new ApolloClient({
    link: new HttpLink({ uri, fetch }),
    cache: new InMemoryCache({ possibleTypes: types }),
  });
}

const toBilling = (contactId: string) => ({
  input: { contactId, target: { queueId: QUEUES.billing } },
});

/** What a front-end without our possible types has: the members of today, and no pattern. */
const withoutPattern = Object.fromEntries(
  Object.entries(possibleTypes).map(([name, types]) => [
    name,
    types.filter((type) => /^\w+$/.test(type)),
  ]),
);

describe('Apollo Client', () => {
  test('transfers, and then has both contacts in its cache', async () => {
    await using world = await startWorld();
    const { fetch, sent } = recordingFetch();
    const client = connect(`${world.client.url}/graphql`, possibleTypes, fetch);
    const read = {
      query: ContactGatewayContactDocument,
      variables: { id: CONTACTS.unassignedTask },
    };

    await client.query(read);
    const { data } = await client.mutate({
      mutation: gql`
        mutation Move($input: TransferContactInput!) {
          transferContact(input: $input) {
            ... on TransferContactSuccess {
              transferredContact {
                id
                active
                disconnectTimestamp
              }
            }
          }
        }
      `,
      variables: toBilling(CONTACTS.unassignedTask),
    });
    const again = await client.query(read);

    expect(data).toMatchObject({ transferContact: { __typename: 'TransferContactSuccess' } });
    expect(again.data?.contact).toMatchObject({ id: CONTACTS.unassignedTask, active: false });
    expect(sent).toHaveLength(2);
  });

  test('keeps what a member of the result has of its own, and what all errors have', async () => {
    await using world = await startWorld();

    const { data } = await connect(`${world.client.url}/graphql`).mutate({
      mutation: ContactGatewayTransferContactDocument,
      variables: toBilling(CONTACTS.endedTask),
    });

    expect(data?.transferContact).toStrictEqual({
      __typename: 'ContactNotActiveError',
      message: `The contact ${CONTACTS.endedTask} has ended.`,
      code: 'INVALID_STATE',
      retryable: false,
      disconnectTimestamp: expect.stringMatching(/^\d{4}-/),
    });
  });

  test('reads the transfer screen, its lists and the target to continue with', async () => {
    await using world = await startWorld();
    const client = connect(`${world.client.url}/graphql`);

    const { data } = await client.query({
      query: ContactGatewayTransferScreenDocument,
      variables: { id: CONTACTS.taskOfAmara, first: 1 },
    });
    const target = data?.transferDestinations?.edges[0]?.node.target;
    const moved = await client.mutate({
      mutation: ContactGatewayTransferContactDocument,
      variables: {
        input: {
          contactId: CONTACTS.taskOfAmara,
          target: { quickConnectId: target?.quickConnectId ?? '' },
        },
      },
    });

    expect(moved.data?.transferContact?.__typename).toBe('TransferContactSuccess');
  });

  describe('with an error of a type that is newer than the client', () => {
    const move = {
      mutation: ContactGatewayTransferContactDocument,
      variables: toBilling(CONTACTS.endedTask),
    };

    test('keeps what all errors have, by the pattern among the possible types', async () => {
      await using newer = await startNewerGateway();

      const { data } = await connect(newer.url).mutate(move);

      expect(data?.transferContact).toStrictEqual(LEGAL_HOLD);
    });

    test('would keep nothing but the name of the type without the pattern', async () => {
      await using newer = await startNewerGateway();

      const { data } = await connect(newer.url, withoutPattern).mutate(move);

      expect(data?.transferContact).toStrictEqual({ __typename: LEGAL_HOLD.__typename });
    });
  });
});

describe('Apollo Client reads the code of a request that is rejected before it is GraphQL', () => {
  const TYPENAME = gql`
    query Typename {
      __typename
    }
  `;

  /** The errors of a query that fails as GraphQL, and not as a server that cannot be understood. */
  async function errorsOf(uri: string, headers = {}): Promise<CombinedGraphQLErrors['errors']> {
    const link = new HttpLink({ uri, headers });
    const client = new ApolloClient({ link, cache: new InMemoryCache() });
    const { error } = await client.query({
      query: TYPENAME,
      errorPolicy: 'all',
      fetchPolicy: 'no-cache',
    });
    if (CombinedGraphQLErrors.is(error)) return error.errors;
    throw new Error('The client has read no GraphQL errors', { cause: error });
  }

  test('401, 503: without a token, with a bad one, and when it cannot be verified', async () => {
    await using issuer = await startTestIssuer();
    await using world = await startWorld({ gateway: { jwt: issuer.options } });
    const uri = `${world.client.url}/graphql`;
    issuer.behave('fails');

    expect(await errorsOf(uri)).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(await errorsOf(uri, bearer('bad'))).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
    expect(await errorsOf(uri, bearer(await issuer.token()))).toMatchObject([
      { extensions: { code: 'AUTHENTICATION_UNAVAILABLE' } },
    ]);
  });

  test('429: and how long to wait', async () => {
    const rateLimit = { requests: 1, seconds: 3_000 };
    await using world = await startWorld({ gateway: { rateLimit } });
    const uri = `${world.client.url}/graphql`;
    await world.client.send('{ __typename }');

    expect(await errorsOf(uri)).toMatchObject([
      { extensions: { code: 'RATE_LIMITED', retryAfter: expect.any(Number) } },
    ]);
  });

  test('404: at a wrong address', async () => {
    await using world = await startWorld();

    expect(await errorsOf(`${world.client.url}/grahpql`)).toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ]);
  });
});
