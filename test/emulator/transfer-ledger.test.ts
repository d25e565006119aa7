import { afterEach, expect, test } from '@jest/globals';
import { closeEmulators, idOf, ids, send, start, toBilling, World } from './support/wire.ts';

afterEach(closeEmulators);

const arnOfAmara = `arn:aws:connect:us-east-1:111122223333:instance/${ids.instance}/agent/${ids.amara}`;

test('the ledger has a transfer once, however often its call is repeated', async () => {
  const world = new World();
  const emulator = await start({ now: world.now, newId: world.newId });
  const at = world.now();
  const call = toBilling({ ClientToken: 'mine' });

  for (let repeat = 0; repeat < 3; repeat += 1) {
    expect((await send(emulator, call)).body['ContactId']).toBe('new-1');
    world.advance(1000);
  }

  expect(emulator.transfers).toStrictEqual([
    {
      token: 'mine',
      instanceId: ids.instance,
      contactId: ids.claim,
      newContactId: 'new-1',
      target: { queueId: ids.billing },
      at,
    },
  ]);
});

test('the books have all transfers in their order, and no rejected one', async () => {
  const world = new World();
  const emulator = await start({ newId: world.newId });
  const toFlow = { QueueId: undefined, ContactFlowId: ids.inbound };
  const toAmara = { QueueId: undefined, UserId: arnOfAmara, ContactFlowId: ids.toAgent };

  await send(emulator, toBilling(toFlow));
  await send(emulator, toBilling(toFlow));
  await send(emulator, toBilling({ ...toAmara, ContactId: 'new-1' }));
  await send(emulator, toBilling({ ContactId: idOf('60', 6) }));

  expect(emulator.transfers).toMatchObject([
    { token: undefined, contactId: ids.claim, newContactId: 'new-1', target: {} },
    { token: undefined, contactId: 'new-1', newContactId: 'new-2', target: { userId: ids.amara } },
  ]);
});
