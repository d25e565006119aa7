import { expect, test } from '@jest/globals';
import { TransferContactDocument } from '../support/generated/graphql.ts';
import { CONTACTS, QUEUES } from '../support/ids.ts';
import { startWorld } from '../support/world.ts';

test.each([
  ['nobody', [], '127.0.0.1'],
  ['another', ['10.0.0.0/8'], '127.0.0.1'],
  ['the one that asks', ['127.0.0.0/8'], '203.0.113.7'],
])(
  'the caller that a proxy names counts when %s is trusted',
  async (_, trustedProxies, address) => {
    await using world = await startWorld({ gateway: { trustedProxies } });
    const input = { contactId: CONTACTS.unassignedTask, target: { queueId: QUEUES.billing } };
    const headers = { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' };
    await world.client.send(TransferContactDocument.toString(), { input }, headers);

    expect(world.audit.find(({ record }) => record === 'INTENT')).toMatchObject({
      caller: { address },
    });
  },
);
