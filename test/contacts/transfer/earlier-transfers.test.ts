import { describe, expect, test } from '@jest/globals';
import { EarlierTransfers } from '../../../src/contacts/transfer/earlier-transfers.ts';
import type { TransferFailure } from '../../../src/contacts/transfer/transfer-failure.ts';
import type { TransferOutcome } from '../../../src/contacts/transfer/transfer-outcome.ts';
import { FAULTS } from '../../support/faults.ts';
import { CONTACTS, QUEUES, QUICK_CONNECTS } from '../../support/ids.ts';
import { transfer, transferWell } from '../../support/transfer.ts';
import { startWorld } from '../../support/world.ts';

const REQUEST = {
  instanceId: 'instance',
  contactId: 'contact',
  contactFlowId: 'flow',
  clientToken: 'token',
  target: { kind: 'queue', id: 'target' },
} as const;

const BEGUN = new Date(0);

const SUCCESS: TransferOutcome = {
  ok: true,
  transfer: { request: REQUEST, contactId: 'new', contactArn: 'arn:new' },
  settledBy: 'answer',
};
const failed = (failure: TransferFailure): TransferOutcome => ({
  ok: false,
  failure,
  settledBy: 'answer',
});
const retry = { clientToken: 'token', connectRequestId: null } as const;
const UNKNOWN = failed({ reason: 'outcome-unknown', ...retry });
const NOTHING_CHANGED = failed({ reason: 'service-failure', ...retry });
const NOT_RECORDED = failed({ reason: 'not-recorded', clientToken: 'token' });
const THROTTLED = failed({ reason: 'throttled', clientToken: 'token', retryAfter: 1 });
const ENDED = failed({
  reason: 'contact-not-active',
  contactId: 'contact',
  disconnectTimestamp: new Date(0),
});

describe('what was told before', () => {
  test.each<[earlier: readonly TransferOutcome[], now: TransferOutcome, told: TransferOutcome]>([
    [[], NOTHING_CHANGED, NOTHING_CHANGED],
    [[NOTHING_CHANGED], NOTHING_CHANGED, NOTHING_CHANGED],
    [[UNKNOWN], NOTHING_CHANGED, UNKNOWN],
    [[UNKNOWN], NOT_RECORDED, UNKNOWN],
    [[UNKNOWN], THROTTLED, THROTTLED],
    [[UNKNOWN], ENDED, ENDED],
    [[UNKNOWN], SUCCESS, SUCCESS],
    [[SUCCESS], NOTHING_CHANGED, SUCCESS],
    [[SUCCESS], UNKNOWN, SUCCESS],
    [[UNKNOWN, SUCCESS], NOT_RECORDED, SUCCESS],
    [[SUCCESS, UNKNOWN], ENDED, SUCCESS],
  ])('%j, then %j', (earlier, now, told) => {
    const transfers = new EarlierTransfers();
    for (const outcome of earlier) transfers.consider(REQUEST, BEGUN, outcome);

    expect(transfers.consider(REQUEST, BEGUN, now)).toStrictEqual(told);
  });

  test.each([
    { clientToken: 'other' },
    { contactId: 'other' },
    { contactFlowId: 'other' },
    { instanceId: 'other' },
    { target: { kind: 'user', id: 'target' } as const },
  ])('says nothing of another transfer: %j', (change) => {
    const transfers = new EarlierTransfers();
    transfers.consider(REQUEST, BEGUN, SUCCESS);

    const told = transfers.consider({ ...REQUEST, ...change }, BEGUN, NOTHING_CHANGED);

    expect(told).toStrictEqual(NOTHING_CHANGED);
  });
});

describe('a new contact', () => {
  test.each([
    ['token', false],
    ['other', true],
  ])('that was told for one token is that of another for %s', (clientToken, expected) => {
    const transfers = new EarlierTransfers();
    transfers.consider(REQUEST, BEGUN, SUCCESS);

    expect(transfers.isOfAnother('new', { ...REQUEST, clientToken })).toBe(expected);
  });

  test('that was not told of is nobody’s', () => {
    expect(new EarlierTransfers().isOfAnother('new', REQUEST)).toBe(false);
  });
});

describe('a repetition that cannot reach Connect', () => {
  const input = {
    contactId: CONTACTS.unassignedTask,
    target: { queueId: QUEUES.billing },
    clientToken: 'token',
  };

  test('is told of the success that was told before', async () => {
    await using world = await startWorld();
    const first = await transferWell(world, input);
    await world.upstream.refuse();

    expect(await transfer(world, input)).toStrictEqual(first);
    expect(world.audit.at(-1)).toMatchObject({
      result: 'TransferContactSuccess',
      newContactId: first.contactId,
    });
  });

  test('is not told that nothing was changed, when that was left open before', async () => {
    await using world = await startWorld();
    world.upstream.answerAll('TransferContact', FAULTS.resetAfter);
    world.upstream.answerAll('DescribeContact', FAULTS.resetBefore);
    const first = await transfer(world, input);
    await world.upstream.refuse();

    const repeated = await transfer(world, input);

    expect([first.__typename, repeated.__typename]).toStrictEqual([
      'ContactOutcomeUnknownError',
      'ContactOutcomeUnknownError',
    ]);
    expect(world.carriedOut).toHaveLength(1);
  });

  test('is told that nothing was changed, when it is no repetition', async () => {
    await using world = await startWorld();
    await world.upstream.refuse();

    expect(await transfer(world, input)).toMatchObject({ __typename: 'ContactServiceError' });
    expect(world.carriedOut).toHaveLength(0);
  });

  test('is told of the success of a quick connect that cannot be followed again', async () => {
    await using world = await startWorld({
      gateway: { directoryCache: { max: 1_000, ttlMs: 1, negativeTtlMs: 1 } },
    });
    const byQuickConnect = { ...input, target: { quickConnectId: QUICK_CONNECTS.billing } };
    const first = await transferWell(world, byQuickConnect);
    await world.upstream.refuse();

    expect(await transfer(world, byQuickConnect)).toStrictEqual(first);
  });
});
