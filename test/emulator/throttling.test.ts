import { afterEach, describe, expect, test } from '@jest/globals';
import type { Emulator } from '../../src/emulator/emulator.ts';
import { quotaOf, Throttle } from '../../src/emulator/protocol/throttling.ts';
import {
  closeEmulators,
  describeContact,
  ids,
  send,
  start,
  toBilling,
  World,
} from './support/wire.ts';

afterEach(closeEmulators);

const search = {
  path: '/search-contacts',
  body: {
    InstanceId: ids.instance,
    TimeRange: { Type: 'INITIATION_TIMESTAMP', StartTime: 0, EndTime: 1 },
  },
};

async function statuses(emulator: Emulator, count: number, call = toBilling()): Promise<number[]> {
  const found: number[] = [];
  for (let sent = 0; sent < count; sent += 1) found.push((await send(emulator, call)).status);
  return found;
}

describe('with the quotas of AWS', () => {
  test('TransferContact has a burst of 5 and 2 a second after it, to the millisecond', async () => {
    const world = new World();
    const emulator = await start({ now: world.now, quotas: 'aws' });
    const call = toBilling({ ContactId: 'unknown' });
    expect(await statuses(emulator, 6, call)).toStrictEqual([404, 404, 404, 404, 404, 429]);
    world.advance(499);
    expect(await statuses(emulator, 1, call)).toStrictEqual([429]);
    world.advance(1);
    expect(await statuses(emulator, 2, call)).toStrictEqual([404, 429]);
    world.advance(3_600_000);
    expect(await statuses(emulator, 6, call)).toStrictEqual([404, 404, 404, 404, 404, 429]);
  });

  test('SearchContacts takes one request every two seconds', async () => {
    const world = new World();
    const emulator = await start({ now: world.now, quotas: 'aws' });
    expect(await statuses(emulator, 2, search)).toStrictEqual([200, 429]);
    world.advance(1999);
    expect(await statuses(emulator, 1, search)).toStrictEqual([429]);
    world.advance(1);
    expect(await statuses(emulator, 2, search)).toStrictEqual([200, 429]);
  });

  test('each operation has its own bucket, and a rejection is Connect’s ThrottlingException', async () => {
    const world = new World();
    const emulator = await start({ now: world.now, quotas: 'aws' });
    await statuses(emulator, 1, search);
    const { errorType, body } = await send(emulator, search);
    expect(errorType).toBe('ThrottlingException');
    expect(Object.keys(body)).toStrictEqual(['Message']);
    expect((await send(emulator, describeContact(ids.claim))).status).toBe(200);
  });

  test('a throttled request is rejected before its body is read', async () => {
    const world = new World();
    const emulator = await start({ now: world.now, quotas: 'aws' });
    await statuses(emulator, 1, search);
    expect((await send(emulator, { path: search.path, body: '{' })).status).toBe(429);
  });
});

test('without quotas nothing is throttled', async () => {
  const world = new World();
  const emulator = await start({ now: world.now });
  expect(await statuses(emulator, 3, search)).toStrictEqual([200, 200, 200]);
});

test('a clock that is set back gains no tokens', () => {
  const throttle = new Throttle();
  throttle.take('SearchContacts', new Date(10_000));
  expect(() => {
    throttle.take('SearchContacts', new Date(0));
  }).toThrow('SearchContacts');
  expect(() => {
    throttle.take('SearchContacts', new Date(11_999));
  }).toThrow('SearchContacts');
  throttle.take('SearchContacts', new Date(12_000));
});

const quotas = [
  {
    operations: ['SearchQueues', 'SearchUsers', 'GetCurrentUserData'],
    quota: { rate: 2, burst: 5 },
  },
  { operations: ['GetCurrentMetricData'], quota: { rate: 5, burst: 8 } },
  {
    operations: ['GetContactAttributes', 'ListContactReferences'],
    quota: { rate: 10, burst: 15 },
  },
  {
    operations: [
      'DescribeQueue',
      'DescribeQuickConnect',
      'DescribeRoutingProfile',
      'DescribeUser',
      'ListQueues',
      'ListQuickConnects',
      'ListUsers',
      'TransferContact',
    ],
    quota: { rate: 2, burst: 5 },
  },
  { operations: ['StopContact', 'UpdateContact'], quota: { rate: 10, burst: 15 } },
  { operations: ['TagContact', 'UntagContact'], quota: { rate: 20, burst: 25 } },
  { operations: ['UpdateContactRoutingData'], quota: { rate: 20, burst: 20 } },
];
const own = { InstanceId: ids.instance, ContactId: 'unknown' };
const changes = [
  { name: 'ThrottlingException', method: 'POST', path: '/contact/pause', body: own },
  { name: 'ThrottlingException', method: 'POST', path: '/contact/resume', body: own },
  { name: 'ThrottlingException', method: 'POST', path: '/contact/schedule', body: own },
  {
    name: 'TooManyRequestsException',
    method: 'POST',
    path: '/contact/suspend-recording',
    body: own,
  },
  {
    name: 'TooManyRequestsException',
    method: 'POST',
    path: '/contact/resume-recording',
    body: own,
  },
  { name: 'TooManyRequestsException', method: 'PUT', path: '/contact/outbound-voice', body: own },
];
test.each(changes)('$path takes 5 at once, and rejects the next by $name', async (call) => {
  const emulator = await start({ now: new World().now, quotas: 'aws' });
  expect(await statuses(emulator, 5, call)).not.toContain(429);
  const { status, errorType } = await send(emulator, call);
  expect([status, errorType]).toStrictEqual([429, call.name]);
});

test.each(quotas)('$operations have $quota', ({ operations, quota }) => {
  for (const operation of operations) expect(quotaOf(operation)).toStrictEqual(quota);
});
