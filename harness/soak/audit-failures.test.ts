import { expect, test } from '@jest/globals';
import type { AuditEntry } from '../chaos/world/audit-reader.ts';
import { auditFailuresOf } from './audit-failures.ts';
import type { Done } from './kinds/transfers.ts';

const entry = (newContactIds: readonly string[]): AuditEntry => ({
  intent: {
    record: 'INTENT',
    id: 'one',
    time: '2026-11-20T15:08:12.410Z',
    operation: 'TransferContact',
    requestId: 'r',
    caller: { address: '127.0.1.1' },
    instanceId: 'i',
    contactId: 'before',
    target: { kind: 'flow' },
    contactFlowId: 'f',
    clientToken: 'token',
    deadline: '2026-11-20T15:08:23.410Z',
  },
  outcomes: newContactIds.map((newContactId) => ({
    record: 'OUTCOME',
    id: 'one',
    time: '2026-11-20T15:08:12.560Z',
    result: 'TransferContactSuccess',
    newContactId,
    attempts: [],
    settledBy: 'answer',
    callerGone: false,
  })),
});

const done: Done = { input: {}, clientToken: 'token', newContactId: 'after' };

test('an audit record that agrees with the answer is no failure', () => {
  expect(auditFailuresOf([entry(['after'])], [done])).toStrictEqual([]);
});

test.each<[what: string, AuditEntry[], failure: string]>([
  ['a transfer without a record', [], 'not recorded'],
  ['a transfer to another contact', [entry(['other'])], 'not recorded'],
  ['two outcomes of one intent', [entry(['after', 'after'])], 'the intent one'],
])('%s is a failure', (_, entries, failure) => {
  expect(auditFailuresOf(entries, [done])).toStrictEqual([expect.stringContaining(failure)]);
});

test('an intent without an outcome is a failure', () => {
  expect(auditFailuresOf([entry([])], [])).toStrictEqual([
    expect.stringContaining('the intent one'),
  ]);
});
