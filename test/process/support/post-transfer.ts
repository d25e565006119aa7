import { CONTACTS, QUEUES } from '../../support/ids.ts';

const TRANSFER = JSON.stringify({
  query: `mutation {
    transferContact(input: {
      contactId: "${CONTACTS.unassignedTask}", target: { queueId: "${QUEUES.billing}" }
    }) { __typename ... on ContactError { message } }
  }`,
});

/** The response to a successful transfer. */
export const TRANSFERRED = { data: { transferContact: { __typename: 'TransferContactSuccess' } } };

/** Sends a transfer that can succeed only once. */
export async function postTransfer(url: string): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(url, { method: 'POST', headers, body: TRANSFER });
}
