import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { withoutRandom } from '../../../support/docs.ts';
import type { GatewayAnswer } from '../../../support/gateway-client.ts';
import { CONTACTS, QUEUES, UNKNOWN_ID } from '../../../support/ids.ts';
import { startSupergraph, type Supergraph, TRANSFER } from './start-supergraph.ts';
import { startSubgraph } from './support.ts';

/** The part of an answer that does not depend on the server. */
function seen({ data, errors }: GatewayAnswer): unknown {
  return { data: data ?? null, errors: errors.map(({ message }) => message) };
}

describe('through a federated gateway', () => {
  let supergraph: Supergraph;
  beforeAll(async () => {
    supergraph = await startSupergraph();
  });
  afterAll(async () => supergraph[Symbol.asyncDispose]());

  test('contacts lead to notes, and notes to contacts', async () => {
    const { contact, latestNotes } = await supergraph.client.data(
      `query ($id: ID!) {
        contact(id: $id) { name notes { text } queue { name briefing } }
        latestNotes { author contact { name queue { name briefing } } }
      }`,
      { id: CONTACTS.unassignedTask },
    );

    const claims = { name: 'Claims', briefing: 'Ask for the claim number first.' };
    const billing = {
      name: 'Billing',
      briefing: 'Invoices of October went out twice: apologise.',
    };
    expect(contact).toStrictEqual({
      name: 'Windscreen claim 4711',
      notes: [{ text: 'Sent photos of the dented door.' }],
      queue: claims,
    });
    expect(latestNotes).toStrictEqual([
      { author: 'Ben', contact: { name: 'Instalment not booked', queue: billing } },
      { author: 'Amara', contact: { name: 'Windscreen claim 4711', queue: claims } },
    ]);
  });

  test.each([
    ['an ended contact', { contactId: CONTACTS.endedTask, target: { queueId: QUEUES.claims } }],
    ['a call', { contactId: CONTACTS.voice, target: { queueId: QUEUES.claims } }],
    ['an unknown contact', { contactId: UNKNOWN_ID, target: { queueId: QUEUES.claims } }],
    ['a broken id', { contactId: '', target: { queueId: QUEUES.claims } }],
  ])('the transfer of %s gives the error of the direct call', async (_what, fields) => {
    const input = { ...fields, clientToken: 'a-token' };
    const direct = await supergraph.world.client.data(TRANSFER, { input });

    expect(await supergraph.client.data(TRANSFER, { input })).toStrictEqual(direct);
    expect(direct).toMatchObject({
      transferContact: { __typename: expect.stringMatching(/Error$/), message: expect.any(String) },
    });
  });

  test('a transfer gives the success of the direct call', async () => {
    await using other = await startSubgraph();
    const input = {
      contactId: CONTACTS.billingTask,
      target: { queueId: QUEUES.complaints },
      clientToken: 'a-token',
    };

    const federated = await supergraph.client.data(TRANSFER, { input });
    const direct = await other.client.data(TRANSFER, { input });

    expect(withoutRandom(federated)).toStrictEqual(withoutRandom(direct));
    expect(federated).toMatchObject({ transferContact: { __typename: 'TransferContactSuccess' } });
  });

  test.each([
    [{ queueId: QUEUES.claims, userId: QUEUES.claims }],
    [{}],
    [{ queueId: null }],
    [{ queueId: QUEUES.claims, userId: null }],
  ])('the target %j is rejected as by the direct call', async (target) => {
    const variables = { input: { contactId: CONTACTS.voice, target } };
    const before = supergraph.world.upstream.calls.length;

    const direct = await supergraph.world.client.send(TRANSFER, variables);
    const federated = await supergraph.client.send(TRANSFER, variables);

    expect(seen(federated)).toStrictEqual(seen(direct));
    expect(direct.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(supergraph.world.upstream.calls).toHaveLength(before);
  });

  test('an entity that Connect does not know leaves the others alone', async () => {
    const { client } = supergraph;
    await client.data(
      `mutation ($id: ID!) { addNote(contactId: $id, text: "?", author: "Eve") { __typename } }`,
      { id: UNKNOWN_ID },
    );

    const { data, errors } = await client.send('{ latestNotes { author contact { channel } } }');

    expect(data).toStrictEqual({
      latestNotes: [
        { author: 'Eve', contact: null },
        { author: 'Ben', contact: { channel: 'TASK' } },
        { author: 'Amara', contact: { channel: 'TASK' } },
      ],
    });
    expect(errors).toMatchObject([{ path: ['latestNotes', 0, 'contact', 'channel'] }]);
  });
});
