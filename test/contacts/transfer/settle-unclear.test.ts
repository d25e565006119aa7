import { describe, expect, test } from '@jest/globals';
import type { Unclear } from '../../../src/connect/connect-failure.ts';
import type { TransferReadBack } from '../../../src/contacts/transfer/read-back-transfer.ts';
import { settleUnclear } from '../../../src/contacts/transfer/settle-unclear.ts';

const REQUEST = {
  instanceId: 'instance',
  contactId: 'contact',
  contactFlowId: 'flow',
  clientToken: 'token',
  target: { kind: 'queue', id: 'target' },
} as const;

const unclear = (answered: boolean): Unclear => ({
  kind: 'unclear',
  answered,
  cause: 'cause',
  requestId: 'r1',
});
const FAILED = unclear(true);
const SILENT = unclear(false);

const TRANSFERRED = { state: 'transferred', contactId: 'new', contactArn: 'arn:new' } as const;
const ACTIVE = { state: 'active' } as const;
const UNKNOWN = { state: 'unknown' } as const;

const SUCCESS = {
  ok: true,
  transfer: { request: REQUEST, contactId: 'new', contactArn: 'arn:new' },
  settledBy: 'read-back',
};
const OPEN = {
  ok: false,
  failure: { reason: 'outcome-unknown', clientToken: 'token', connectRequestId: 'r1' },
  settledBy: 'read-back',
};

describe('settleUnclear', () => {
  test.each<[Unclear[], TransferReadBack, isOurs: boolean, expected: object | undefined]>([
    [[FAILED], TRANSFERRED, true, SUCCESS],
    [[SILENT], TRANSFERRED, true, SUCCESS],
    [[], TRANSFERRED, true, SUCCESS],
    [[FAILED], TRANSFERRED, false, OPEN],
    [[SILENT], TRANSFERRED, false, OPEN],
    [[FAILED], ACTIVE, false, undefined],
    [[FAILED, FAILED], ACTIVE, false, undefined],
    [[], ACTIVE, false, undefined],
    [[SILENT], ACTIVE, false, OPEN],
    [[SILENT, FAILED], ACTIVE, false, OPEN],
    [[FAILED], UNKNOWN, false, OPEN],
    [[SILENT], UNKNOWN, false, OPEN],
  ])('%j, %j, ours: %j', (unclearAttempts, readBack, isOurs, expected) => {
    expect(settleUnclear(REQUEST, unclearAttempts, readBack, isOurs)).toStrictEqual(expected);
  });
});
