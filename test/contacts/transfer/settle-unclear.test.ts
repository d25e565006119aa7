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
const ELSEWHERE = { state: 'elsewhere' } as const;
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

const OPEN_WITHOUT_ID = { ...OPEN, failure: { ...OPEN.failure, connectRequestId: null } };

describe('settleUnclear', () => {
  test.each<[Unclear[], refused: boolean, TransferReadBack, expected: object | undefined]>([
    [[FAILED], false, TRANSFERRED, SUCCESS],
    [[SILENT], false, TRANSFERRED, SUCCESS],
    [[SILENT], true, TRANSFERRED, SUCCESS],
    [[], true, TRANSFERRED, SUCCESS],
    [[FAILED], false, ACTIVE, undefined],
    [[FAILED, FAILED], false, ACTIVE, undefined],
    [[FAILED], true, ACTIVE, undefined],
    [[], true, ACTIVE, undefined],
    [[SILENT], false, ACTIVE, OPEN],
    [[SILENT], true, ACTIVE, OPEN],
    [[SILENT, FAILED], false, ACTIVE, OPEN],
    [[SILENT], false, ELSEWHERE, OPEN],
    [[FAILED], false, ELSEWHERE, OPEN],
    [[SILENT], true, ELSEWHERE, undefined],
    [[], true, ELSEWHERE, undefined],
    [[FAILED], false, UNKNOWN, OPEN],
    [[SILENT], true, UNKNOWN, OPEN],
    [[], true, UNKNOWN, undefined],
    [[], false, UNKNOWN, OPEN_WITHOUT_ID],
  ])('%j, refused: %j, %j', (unclearAttempts, refused, readBack, expected) => {
    const call = { unclear: unclearAttempts, refused };

    expect(settleUnclear(REQUEST, call, readBack, false)).toStrictEqual(expected);
  });

  test.each([
    [[SILENT], true, OPEN],
    [[SILENT], false, OPEN],
    [[], true, undefined],
  ])('%j, refused: %j, and what Connect shows is contested', (attempts, refused, expected) => {
    const call = { unclear: attempts, refused };

    expect(settleUnclear(REQUEST, call, TRANSFERRED, true)).toStrictEqual(expected);
  });
});
