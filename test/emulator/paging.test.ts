import { afterEach, describe, expect, test } from '@jest/globals';
import { paginate } from '../../src/emulator/operations/paging.ts';
import { PageStore } from '../../src/emulator/store/page-store.ts';
import { closeEmulators, ids, send, start, World } from './support/wire.ts';

afterEach(closeEmulators);

const items = ['a', 'b', 'c', 'd', 'e'];
const input = { InstanceId: 'i', MaxResults: 2 };
const clock = { now: new Date(1_000_000), pageTokenTtlMs: 1000, pages: new PageStore() };

test('pages follow each other to the last one, which has no token', () => {
  const first = paginate('ListUsers', input, items, clock);
  const second = paginate('ListUsers', { ...input, NextToken: first.nextToken }, items, clock);
  const third = paginate('ListUsers', { ...input, NextToken: second.nextToken }, items, clock);
  expect([first.page, second.page, third.page]).toStrictEqual([['a', 'b'], ['c', 'd'], ['e']]);
  expect(third.nextToken).toBeUndefined();
});

test('a page that is just full is the last one', () => {
  expect(paginate('ListUsers', { MaxResults: 5 }, items, clock).nextToken).toBeUndefined();
  expect(paginate('ListUsers', {}, items, clock, 5).nextToken).toBeUndefined();
  expect(paginate('ListUsers', {}, items, clock, 4).page).toStrictEqual(['a', 'b', 'c', 'd']);
});

test('the page size may change on the way', () => {
  const { nextToken } = paginate('ListUsers', input, items, clock);
  const rest = paginate(
    'ListUsers',
    { ...input, MaxResults: 9, NextToken: nextToken },
    items,
    clock,
  );
  expect(rest.page).toStrictEqual(['c', 'd', 'e']);
});

const { nextToken = '' } = paginate('ListUsers', input, items, clock);
const foreign = [
  { what: 'of another operation', operation: 'ListQueues', change: {} },
  { what: 'of other parameters', operation: 'ListUsers', change: { InstanceId: 'j' } },
  { what: 'that is garbled', operation: 'ListUsers', change: { NextToken: `${nextToken}A` } },
  { what: 'that is made up', operation: 'ListUsers', change: { NextToken: 'MQ' } },
  { what: 'that is empty', operation: 'ListUsers', change: { NextToken: '' } },
];
test.each(foreign)('a token $what is rejected', ({ operation, change }) => {
  expect(() =>
    paginate(operation, { ...input, NextToken: nextToken, ...change }, items, clock),
  ).toThrow(expect.objectContaining({ name: 'InvalidParameterException' }));
});

const { nextToken: givenNow } = paginate('ListUsers', input, items, clock);
const at = (ms: number) => ({ ...clock, now: new Date(clock.now.getTime() + ms) });
const readAt = (ms: number, token = givenNow) =>
  paginate('ListUsers', { ...input, NextToken: token }, items, at(ms));

test('a token is good until its time is over, and not a millisecond longer', () => {
  expect(readAt(999).page).toStrictEqual(['c', 'd']);
  expect(() => readAt(1000)).toThrow('NextToken has expired.');
});

test('each page gives a token with a time of its own', () => {
  const { nextToken: second } = readAt(999);
  expect(readAt(1998, second).page).toStrictEqual(['e']);
  expect(() => readAt(1999, second)).toThrow(
    expect.objectContaining({ name: 'InvalidParameterException' }),
  );
});

test('a token whose time was changed is rejected', () => {
  const text = Buffer.from(givenNow ?? '', 'base64url').toString();
  const later = text.replace('1000000', '9000000');
  expect(() => readAt(8_000_001, Buffer.from(later).toString('base64url'))).toThrow(
    'NextToken was not given for this request.',
  );
});

describe('over the wire', () => {
  const path = `/users-summary/${ids.instance}?maxResults=3`;
  const lifetimes = [
    { options: {}, ms: 300_000 },
    { options: { pageTokenTtlMs: 50 }, ms: 50 },
  ];
  test.each(lifetimes)('with $options a token lives for $ms ms', async ({ options, ms }) => {
    const world = new World();
    const emulator = await start({ now: world.now, ...options });
    const first = await send(emulator, { path });
    const token = encodeURIComponent(String(first.body['NextToken']));
    const next = { path: `${path}&nextToken=${token}` };
    world.advance(ms - 1);
    expect((await send(emulator, next)).status).toBe(200);
    world.advance(1);
    const late = await send(emulator, next);
    expect([late.status, late.errorType]).toStrictEqual([400, 'InvalidParameterException']);
    expect(late.body['Message']).toBe('NextToken has expired.');
  });
});

test('ListInstances rejects one with InvalidRequestException, as it declares no other', async () => {
  const emulator = await start();
  const { errorType } = await send(emulator, { path: '/instance?nextToken=MQ' });
  expect(errorType).toBe('InvalidRequestException');
});

test('a token survives its way through a query string', async () => {
  const emulator = await start();
  const path = `/users-summary/${ids.instance}?maxResults=3`;
  const first = await send(emulator, { path });
  const token = encodeURIComponent(String(first.body['NextToken']));
  const second = await send(emulator, { path: `${path}&nextToken=${token}` });
  expect(first.body['UserSummaryList']).toHaveLength(3);
  expect(second.body['UserSummaryList']).toHaveLength(2);
  expect(second.body).not.toHaveProperty('NextToken');
});
