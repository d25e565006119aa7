import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { RemoveTypenameFromVariablesLink } from '@apollo/client/link/remove-typename';
import { describe, expect, test } from '@jest/globals';
import {
  ContactGatewayTransferContactDocument,
  ContactGatewayTransferScreenDocument,
} from '../../client/generated/graphql.ts';
import { startSupergraph } from '../gateway/graphql/federation/start-supergraph.ts';
import { CONTACTS } from '../support/ids.ts';
import { startWorld } from '../support/world.ts';
import { CLIENTS } from './support/clients.ts';

describe('the target of a destination, as it is', () => {
  test.each(CLIENTS)('is what a transfer takes: %s', async (_, connect) => {
    await using world = await startWorld();
    const client = connect(`${world.client.url}/graphql`);
    const contactId = CONTACTS.taskOfAmara;
    const screen = await client.query(ContactGatewayTransferScreenDocument, { id: contactId });
    const before = world.upstream.calls.length;

    const target = screen?.transferDestinations?.edges[0]?.node.target;
    if (!target) throw new Error('There is no destination');
    const moved = await client.mutate(ContactGatewayTransferContactDocument, {
      input: { contactId, target },
    });

    expect(target).toHaveProperty('__typename', 'TransferTarget');
    expect(moved?.transferContact?.__typename).toBe('TransferContactSuccess');
    expect(world.upstream.calls.slice(before).map(({ operation }) => operation)).toStrictEqual([
      'TransferContact',
    ]);
  });

  test.each([
    ['rejected as long as the name of its type is in it', [], undefined],
    [
      'taken once a link has removed that',
      [new RemoveTypenameFromVariablesLink()],
      'TransferContactSuccess',
    ],
  ])('is, behind a router that knows the schema only, %s', async (_, links, expected) => {
    await using supergraph = await startSupergraph();
    const http = new HttpLink({ uri: `${supergraph.client.url}/graphql` });
    const client = new ApolloClient({
      link: ApolloLink.from([...links, http]),
      cache: new InMemoryCache(),
    });
    const contactId = CONTACTS.taskOfAmara;
    const { data: screen } = await client.query({
      query: ContactGatewayTransferScreenDocument,
      variables: { id: contactId },
    });

    const target = screen?.transferDestinations?.edges[0]?.node.target;
    if (!target) throw new Error('There is no destination');
    const { data } = await client.mutate({
      mutation: ContactGatewayTransferContactDocument,
      variables: { input: { contactId, target } },
      errorPolicy: 'all',
    });

    expect(data?.transferContact?.__typename).toBe(expected);
  });
});
