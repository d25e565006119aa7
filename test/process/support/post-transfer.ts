import { CONTACTS, QUEUES } from '../../support/ids.ts';

const TRANSFER = JSON.stringify({
  query: `mutation {
    transferContact(input: {
      contactId: "${CONTACTS.unassignedTask}", target: { queueId: "${QUEUES.billing}" }
    }) { __typename ... on ContactError { message } }
  }`,
});

/** What a gateway answers to a transfer that took place. */
export const TRANSFERRED = { data: { transferContact: { __typename: 'TransferContactSuccess' } } };

/** Asks a gateway for a transfer that can take place once. */
export async function postTransfer(url: string): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(url, { method: 'POST', headers, body: TRANSFER });
}
