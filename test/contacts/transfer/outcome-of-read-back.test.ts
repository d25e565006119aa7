import { describe, expect, test } from '@jest/globals';
import type { Unclear } from '../../../src/connect/connect-failure.ts';
import { outcomeOfReadBack } from '../../../src/contacts/transfer/outcome-of-read-back.ts';
import type { TransferReadBack } from '../../../src/contacts/transfer/read-back-transfer.ts';

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

const success = {
  ok: true,
  transfer: { request: REQUEST, contactId: 'new', contactArn: 'arn:new' },
};
const failure = (reason: string): object => ({
  ok: false,
  failure: { reason, clientToken: 'token', connectRequestId: 'r1' },
});

describe('outcomeOfReadBack', () => {
  test.each<[Unclear, TransferReadBack, contested: boolean, expected: object]>([
    [FAILED, TRANSFERRED, false, success],
    [SILENT, TRANSFERRED, false, success],
    [FAILED, TRANSFERRED, true, failure('outcome-unknown')],
    [SILENT, TRANSFERRED, true, failure('outcome-unknown')],
    [FAILED, ACTIVE, false, failure('service-failure')],
    [FAILED, ACTIVE, true, failure('service-failure')],
    [SILENT, ACTIVE, false, failure('outcome-unknown')],
    [FAILED, UNKNOWN, false, failure('outcome-unknown')],
    [SILENT, UNKNOWN, false, failure('outcome-unknown')],
  ])('%j, %j, contested: %j', (call, readBack, contested, expected) => {
    const outcome = outcomeOfReadBack(REQUEST, call, readBack, contested);

    expect(outcome).toStrictEqual({ ...expected, settledBy: 'read-back' });
  });
});
