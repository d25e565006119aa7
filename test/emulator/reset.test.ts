import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Emulator } from '../../src/emulator/emulator.ts';
import {
  type Answer,
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

/** Sends a transfer whose body waits until something was done; the emulator has its head by then. */
async function transferAround(
  emulator: Emulator,
  between: () => Promise<void>,
): Promise<Pick<Answer, 'status' | 'errorType'>> {
  const { path, body } = toBilling({ ClientToken: 'early' });
  const call = request(emulator.url + path, {
    method: 'POST',
    headers: { ...signature, expect: '100-continue' },
  });
  const answered = once(call, 'response') as Promise<[IncomingMessage]>;
  call.flushHeaders();
  await once(call, 'continue');
  await between();
  call.end(JSON.stringify(body));
  const [response] = await answered;
  await text(response);
  return {
    status: response.statusCode ?? 0,
    errorType: String(response.headers['x-amzn-errortype'] ?? ''),
  };
}

describe('a reset', () => {
  test('makes all that was written undone, and the clock and the tokens, too', async () => {
    const world = new World();
    const emulator = await start({ now: world.now, newId: world.newId });
    const call = toBilling({ ClientToken: 't' });
    await send(emulator, call);
    emulator.advance(60_000);

    await emulator.reset();

    const found = await send(emulator, describeContact(ids.claim));
    expect(found.body['Contact']).not.toHaveProperty('DisconnectTimestamp');
    expect(found.headers.get('date')).toBe(world.now().toUTCString());
    expect((await send(emulator, describeContact('new-1'))).status).toBe(404);
    expect(emulator.transfers).toStrictEqual([]);
    expect((await send(emulator, call)).body['ContactId']).toBe('new-2');
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

    await emulator.reset();

    expect(await statuses(6)).toStrictEqual([404, 404, 404, 404, 404, 429]);
  });

  test('drops what was scheduled before it', async () => {
    const world = new World();
    const emulator = await start({ now: world.now, newId: world.newId });
    const body = {
      InstanceId: ids.instance,
      Name: 'Later',
      ContactFlowId: ids.inbound,
      ScheduledTime: world.seconds + 60,
    };
    await send(emulator, { method: 'PUT', path: '/contact/task', body });

    await emulator.reset();
    emulator.advance(3_600_000);

    expect((await send(emulator, describeContact('new-1'))).status).toBe(404);
  });

  test('fails a request that began before it, which writes nothing', async () => {
    const emulator = await start();

    const early = await transferAround(emulator, () => emulator.reset());

    expect(early).toStrictEqual({ status: 500, errorType: 'InternalServiceException' });
    expect(emulator.transfers).toStrictEqual([]);
    expect((await send(emulator, toBilling({ ClientToken: 'early' }))).status).toBe(200);
  });

  test('leaves a request alone that began after it', async () => {
    const emulator = await start();
    await emulator.reset();

    const answer = await transferAround(emulator, () => Promise.resolve());

    expect(answer).toStrictEqual({ status: 200, errorType: '' });
    expect(emulator.transfers).toHaveLength(1);
  });
});
