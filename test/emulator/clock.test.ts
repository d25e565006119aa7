import {
  ConnectClient,
  DescribeContactCommand,
  GetContactAttributesCommand,
} from '@aws-sdk/client-connect';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Emulator } from '../../src/emulator/emulator.ts';
import { sendRaw } from '../support/raw-http.ts';
import {
  type Call,
  closeEmulators,
  describeContact,
  ids,
  send,
  signature,
  start,
  toBilling,
  World,
} from './support/wire.ts';

afterEach(closeEmulators);

const HOUR_MS = 3_600_000;

async function contact(emulator: Emulator, id: string): Promise<Record<string, unknown>> {
  return (await send(emulator, describeContact(id))).body['Contact'] as Record<string, unknown>;
}

describe('to advance the clock', () => {
  test('moves the times of contacts', async () => {
    const world = new World();
    const emulator = await start({ now: world.now, newId: world.newId });
    const before = world.seconds;

    emulator.advance(5 * HOUR_MS);
    await send(emulator, toBilling());

    const later = before + 5 * 3600;
    expect(await contact(emulator, 'new-1')).toMatchObject({
      InitiationTimestamp: later,
      LastUpdateTimestamp: later,
      QueueInfo: { EnqueueTimestamp: later },
    });
    expect(await contact(emulator, ids.claim)).toMatchObject({ DisconnectTimestamp: later });
    expect(emulator.transfers[0]?.at).toStrictEqual(new Date(later * 1000));
  });

  test('adds to the time of its source, which moves on', async () => {
    const world = new World();
    const emulator = await start({ now: world.now, newId: world.newId });
    emulator.advance(1000);
    world.advance(500);
    emulator.advance(1000);

    await send(emulator, toBilling());

    const { InitiationTimestamp: at } = await contact(emulator, 'new-1');
    expect(at).toBe(world.seconds + 2);
  });

  test('fills the buckets of the quotas', async () => {
    const world = new World();
    const emulator = await start({ now: world.now, quotas: 'aws' });
    const call = toBilling({ ContactId: 'unknown' });
    const statuses = async (count: number): Promise<number[]> => {
      const found: number[] = [];
      for (let sent = 0; sent < count; sent += 1) found.push((await send(emulator, call)).status);
      return found;
    };
    expect(await statuses(6)).toStrictEqual([404, 404, 404, 404, 404, 429]);

    emulator.advance(1000);

    expect(await statuses(3)).toStrictEqual([404, 404, 429]);
  });

  test('makes page tokens expire', async () => {
    const world = new World();
    const emulator = await start({ now: world.now });
    const path = `/users-summary/${ids.instance}?maxResults=2`;
    const { body } = await send(emulator, { path });
    const next = { path: `${path}&nextToken=${encodeURIComponent(String(body['NextToken']))}` };

    emulator.advance(299_999);
    expect((await send(emulator, next)).status).toBe(200);
    emulator.advance(1);

    expect((await send(emulator, next)).status).toBe(400);
  });

  test('starts the tasks that become due, each at its own time', async () => {
    const world = new World();
    const emulator = await start({ now: world.now, newId: world.newId });
    const startAt = (seconds: number): Call => ({
      method: 'PUT',
      path: '/contact/task',
      body: {
        InstanceId: ids.instance,
        Name: 'Later',
        ContactFlowId: ids.inbound,
        ScheduledTime: world.seconds + seconds,
      },
    });
    await send(emulator, startAt(3600));
    await send(emulator, startAt(7200));
    expect(await contact(emulator, 'new-1')).not.toHaveProperty('QueueInfo');

    emulator.advance(2 * HOUR_MS - 1);

    expect(await contact(emulator, 'new-1')).toMatchObject({
      QueueInfo: { Id: ids.claims, EnqueueTimestamp: world.seconds + 3600 },
    });
    expect(await contact(emulator, 'new-2')).not.toHaveProperty('QueueInfo');
  });

  test('makes changes visible that are delayed', async () => {
    const world = new World();
    const emulator = await start({
      now: world.now,
      newId: world.newId,
      consistencyDelayMs: HOUR_MS,
    });
    await send(emulator, toBilling());
    expect((await send(emulator, describeContact('new-1'))).status).toBe(404);

    emulator.advance(HOUR_MS);

    expect((await send(emulator, describeContact('new-1'))).status).toBe(200);
  });
});

describe('the Date header follows the clock', () => {
  const calls: { what: string; call: Call; status: number }[] = [
    { what: 'an answer', call: describeContact(ids.claim), status: 200 },
    { what: 'a rejection', call: describeContact('unknown'), status: 404 },
    {
      what: 'an answer to no signature',
      call: { ...describeContact(ids.claim), headers: {} },
      status: 403,
    },
    { what: 'an answer to an unknown path', call: { path: '/nowhere' }, status: 404 },
    { what: 'an answer to a path that is not well-formed', call: { path: '/%zz' }, status: 400 },
    {
      what: 'an answer to an operation that is not emulated',
      call: { path: '/prompts-summary/i' },
      status: 501,
    },
  ];
  test.each(calls)('in $what', async ({ call, status }) => {
    const world = new World();
    const emulator = await start({ now: world.now });
    emulator.advance(7 * HOUR_MS);

    const answer = await send(emulator, call);

    expect([answer.status, answer.headers.get('date')]).toStrictEqual([
      status,
      new Date(world.now().getTime() + 7 * HOUR_MS).toUTCString(),
    ]);
  });

  test('in an answer to what is not HTTP', async () => {
    const world = new World();
    const emulator = await start({ now: world.now });
    emulator.advance(7 * HOUR_MS);

    const [answer] = await sendRaw(emulator.url, 'this is not HTTP\r\n\r\n');

    const date = new Date(world.now().getTime() + 7 * HOUR_MS).toUTCString();
    expect([answer?.status, answer?.headers.get('date')]).toStrictEqual([400, date]);
  });
});

describe('a client of another time', () => {
  test('is answered: no signature expires', async () => {
    const emulator = await start();
    emulator.advance(24 * HOUR_MS);
    const old = {
      'x-amz-date': '20000101T000000Z',
      authorization: signature.authorization.replace('20260102', '20000101'),
    };

    const answer = await send(emulator, { ...describeContact(ids.claim), headers: old });

    expect(answer.status).toBe(200);
  });

  test.each([
    { what: 'ahead', ms: 6 * HOUR_MS },
    { what: 'ahead by days', ms: 72 * HOUR_MS },
  ])(
    'is served by the SDK, which corrects its clock, when the emulator is $what',
    async ({ ms }) => {
      const emulator = await start();
      const client = new ConnectClient({
        endpoint: emulator.url,
        region: 'us-east-1',
        credentials: { accessKeyId: 'clock', secretAccessKey: 'clock' },
      });
      const InstanceId = ids.instance;
      const read = () =>
        client.send(new DescribeContactCommand({ InstanceId, ContactId: ids.claim }));
      const fail = () =>
        client.send(new GetContactAttributesCommand({ InstanceId, InitialContactId: 'unknown' }));
      await read();

      emulator.advance(ms);

      expect((await read()).Contact?.Id).toBe(ids.claim);
      await expect(fail()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
      const offset = client.config.systemClockOffset;
      expect(Math.abs(offset - ms)).toBeLessThan(10_000);
      expect((await read()).Contact?.Id).toBe(ids.claim);

      await emulator.reset();
      expect((await read()).Contact?.Id).toBe(ids.claim);
      await expect(fail()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
      expect((await read()).Contact?.Id).toBe(ids.claim);
      client.destroy();
    },
  );
});
