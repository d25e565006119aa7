import { describe, expect, test } from '@jest/globals';
import { cacheExchange, Client, fetchExchange } from '@urql/core';
import {
  ContactGatewayContactDocument,
  ContactGatewayContactsDocument,
  ContactGatewayTransferContactDocument,
} from '../../client/generated/graphql.ts';
import { CONTACTS, QUEUES } from '../support/ids.ts';
import { startWorld } from '../support/world.ts';
import { LEGAL_HOLD, startNewerGateway } from './support/newer-gateway.ts';
import { recordingFetch } from './support/recording-fetch.ts';

function connect(url: string, fetch = globalThis.fetch): Client {
  return new Client({
    url,
    fetch,
    preferGetMethod: false,
    exchanges: [cacheExchange, fetchExchange],
  });
}

const toBilling = (contactId: string) => ({
  input: { contactId, target: { queueId: QUEUES.billing } },
});

describe('urql', () => {
  test('transfers, and asks again for what the transfer has changed', async () => {
    await using world = await startWorld();
    const { fetch, sent } = recordingFetch();
    const client = connect(`${world.client.url}/graphql`, fetch);
    const list = { filter: { channels: ['TASK' as const], active: true }, first: 1 };

    const first = await client.query(ContactGatewayContactsDocument, list);
    await client.query(ContactGatewayContactsDocument, list);
    expect(first.data?.contacts?.edges).toHaveLength(1);
    expect(sent).toHaveLength(1);

    const variables = toBilling(CONTACTS.unassignedTask);
    const { data, error } = await client.mutation(ContactGatewayTransferContactDocument, variables);

    expect(error).toBeUndefined();
    expect(data?.transferContact?.__typename).toBe('TransferContactSuccess');
    const read = await client.query(ContactGatewayContactDocument, { id: CONTACTS.unassignedTask });
    expect(read.data?.contact?.active).toBe(false);
  });

  test('keeps what a member of the result has of its own, and what all errors have', async () => {
    await using world = await startWorld();
    const client = connect(`${world.client.url}/graphql`);

    const { data } = await client.mutation(
      ContactGatewayTransferContactDocument,
      toBilling(CONTACTS.transferredElevenTimes),
    );

    expect(data?.transferContact).toMatchObject({
      __typename: 'ContactTransferLimitError',
      code: 'LIMIT_EXCEEDED',
      retryable: false,
      limit: 11,
    });
  });

  test('keeps what all errors have of one whose type is newer than the client', async () => {
    await using newer = await startNewerGateway();

    const { data } = await connect(newer.url).mutation(
      ContactGatewayTransferContactDocument,
      toBilling(CONTACTS.endedTask),
    );

    expect(data?.transferContact).toStrictEqual(LEGAL_HOLD);
  });
});
