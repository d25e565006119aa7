import { expect, test } from '@jest/globals';
import { TransferContactDocument } from '../../support/generated/graphql.ts';
import { CONTACTS, QUEUES } from '../../support/ids.ts';
import { startWorld } from '../../support/world.ts';

const LOCAL = ['127.0.0.0/8'];
const CHAIN = ['127.0.0.0/8', '10.0.0.0/8'];

test.each([
  ['no proxy', [], '198.51.100.1, 203.0.113.7', '127.0.0.1'],
  ['another', ['10.0.0.0/8'], '198.51.100.1, 203.0.113.7', '127.0.0.1'],
  ['the one that connects', LOCAL, '198.51.100.1, 203.0.113.7', '203.0.113.7'],
  ['the one that connects', LOCAL, '198.51.100.1:1, 203.0.113.7:50123', '203.0.113.7'],
  ['the one that connects', LOCAL, '[2001:db8::7]:50123', '2001:db8::7'],
  ['the one that connects', LOCAL, '::ffff:203.0.113.7', '203.0.113.7'],
  ['the one that connects', LOCAL, '203.0.113.7, unknown', '127.0.0.1'],
  ['the one that connects', LOCAL, 'anything at all', '127.0.0.1'],
  ['a chain of them', CHAIN, '203.0.113.7:1, 10.0.0.2:50123', '203.0.113.7'],
  ['a chain of them', CHAIN, '203.0.113.7, _hidden, 10.0.0.2', '10.0.0.2'],
])(
  'when %s is trusted (%j), X-Forwarded-For: %s makes the caller %s',
  async (_, trustedProxies, forwardedFor, address) => {
    await using world = await startWorld({ gateway: { trustedProxies } });
    const input = { contactId: CONTACTS.unassignedTask, target: { queueId: QUEUES.billing } };
    const headers = { 'x-forwarded-for': forwardedFor };
    await world.client.send(TransferContactDocument.toString(), { input }, headers);

    expect(world.audit.find(({ record }) => record === 'INTENT')).toMatchObject({
      caller: { address },
    });
    expect(world.log.find(({ msg }) => msg === 'incoming request')).toMatchObject({
      req: { ip: address },
    });
  },
);
