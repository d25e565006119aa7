import { afterEach, describe, expect, test } from '@jest/globals';
import {
  closeEmulators,
  describeContact,
  idOf,
  ids,
  send,
  start,
  toBilling,
  World,
} from './support/wire.ts';

afterEach(closeEmulators);

const consistencyDelayMs = 2000;

async function transferred(): Promise<{
  world: World;
  emulator: Awaited<ReturnType<typeof start>>;
}> {
  const world = new World();
  const emulator = await start({ now: world.now, newId: world.newId, consistencyDelayMs });
  const { body } = await send(emulator, toBilling({ ClientToken: 't' }));
  expect(body['ContactId']).toBe('new-1');
  return { world, emulator };
}

describe('with a consistency delay', () => {
  test('a read sees a transfer after the delay, and not a millisecond earlier', async () => {
    const { world, emulator } = await transferred();
    world.advance(1999);
    const old = await send(emulator, describeContact(ids.claim));
    expect(old.body['Contact']).not.toHaveProperty('DisconnectTimestamp');
    expect((await send(emulator, describeContact('new-1'))).errorType).toBe(
      'ResourceNotFoundException',
    );
    world.advance(1);
    const ended = await send(emulator, describeContact(ids.claim));
    expect(ended.body['Contact']).toHaveProperty('DisconnectTimestamp');
    expect((await send(emulator, describeContact('new-1'))).status).toBe(200);
  });

  test('what is not visible yet is in no list and no search', async () => {
    const { world, emulator } = await transferred();
    const list = { path: `/contact/associated/${ids.instance}?contactId=${ids.claim}` };
    const search = {
      path: '/search-contacts',
      body: {
        InstanceId: ids.instance,
        TimeRange: {
          Type: 'INITIATION_TIMESTAMP',
          StartTime: world.seconds,
          EndTime: world.seconds,
        },
      },
    };
    expect((await send(emulator, list)).body['ContactSummaryList']).toHaveLength(1);
    expect((await send(emulator, search)).body['TotalCount']).toBe(0);
    world.advance(consistencyDelayMs);
    expect((await send(emulator, list)).body['ContactSummaryList']).toHaveLength(2);
    expect((await send(emulator, search)).body['TotalCount']).toBe(1);
  });

  test('a write on a contact that is not visible yet does not find it', async () => {
    const { world, emulator } = await transferred();
    const stop = { path: '/contact/stop', body: { InstanceId: ids.instance, ContactId: 'new-1' } };
    const again = toBilling({ ContactId: 'new-1' });
    expect((await send(emulator, again)).errorType).toBe('ResourceNotFoundException');
    expect((await send(emulator, stop)).errorType).toBe('ContactNotFoundException');
    world.advance(consistencyDelayMs);
    expect((await send(emulator, again)).status).toBe(200);
  });

  test('no rule is passed by a stale view', async () => {
    const { emulator } = await transferred();
    const second = await send(emulator, toBilling());
    expect([second.errorType, second.body['Message']]).toStrictEqual([
      'InvalidRequestException',
      'The contact has ended; only an active contact can be transferred.',
    ]);
    const repeated = await send(emulator, toBilling({ ClientToken: 't' }));
    expect(repeated.body['ContactId']).toBe('new-1');
  });

  test('several writes become visible one by one', async () => {
    const { world, emulator } = await transferred();
    world.advance(consistencyDelayMs);
    await send(emulator, toBilling({ ContactId: 'new-1' }));
    world.advance(1000);
    const start = { InstanceId: ids.instance, ContactFlowId: ids.inbound, Name: 'Follow-up' };
    const attributes = { PreviousContactId: 'new-1', Attributes: { step: 'two' } };
    await send(emulator, {
      method: 'PUT',
      path: '/contact/task',
      body: { ...start, ...attributes },
    });
    world.advance(1000);
    const first = await send(emulator, describeContact('new-1'));
    expect(first.body['Contact']).toHaveProperty('DisconnectTimestamp');
    expect(first.body['Contact']).not.toHaveProperty('Attributes.step');
    world.advance(1000);
    const second = await send(emulator, describeContact('new-1'));
    expect(second.body['Contact']).toHaveProperty('Attributes.step', 'two');
  });

  test('the data of the seed are visible at once', async () => {
    const emulator = await start({ consistencyDelayMs: 1e9 });
    expect((await send(emulator, describeContact(idOf('60', 5)))).status).toBe(200);
  });
});

describe('a search delay', () => {
  const delays = [
    { what: 'longer than that of other reads', consistencyDelayMs: 0, searchDelayMs: 2000 },
    { what: 'shorter than that of other reads', consistencyDelayMs: 2000, searchDelayMs: 500 },
    { what: 'absent', consistencyDelayMs: 700, searchDelayMs: undefined },
  ];
  test.each(delays)('$what: each sees a change after its own', async (options) => {
    const world = new World();
    const { consistencyDelayMs, searchDelayMs = consistencyDelayMs } = options;
    const emulator = await start({
      now: world.now,
      newId: world.newId,
      consistencyDelayMs,
      ...(options.searchDelayMs !== undefined && { searchDelayMs: options.searchDelayMs }),
    });
    const search = {
      path: '/search-contacts',
      body: {
        InstanceId: ids.instance,
        TimeRange: {
          Type: 'INITIATION_TIMESTAMP',
          StartTime: world.seconds,
          EndTime: world.seconds,
        },
      },
    };
    const seen = async () => ({
      bySearch: (await send(emulator, search)).body['TotalCount'] === 1,
      byRead: (await send(emulator, describeContact('new-1'))).status === 200,
    });
    await send(emulator, toBilling());

    const moments = new Set(
      [consistencyDelayMs, searchDelayMs].flatMap((ms) => (ms === 0 ? [0] : [ms - 1, ms])),
    );
    let passed = 0;
    for (const moment of [...moments].sort((a, b) => a - b)) {
      world.advance(moment - passed);
      passed = moment;
      expect([moment, await seen()]).toStrictEqual([
        moment,
        { bySearch: moment >= searchDelayMs, byRead: moment >= consistencyDelayMs },
      ]);
    }
  });
});
