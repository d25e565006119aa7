import { expect, test } from '@jest/globals';
import type { AuditEntry } from '../chaos/world/audit-reader.ts';
import { auditIssuesOf } from './audit-issues.ts';
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

test('what the audit log has as the caller was told it is no issue', () => {
  expect(auditIssuesOf([entry(['after'])], [done])).toStrictEqual([]);
});

test.each<[what: string, AuditEntry[], issue: string]>([
  ['a transfer without a record', [], 'not on record'],
  ['a transfer to another contact', [entry(['other'])], 'not on record'],
  ['two outcomes of one intent', [entry(['after', 'after'])], 'the intent one'],
])('%s is an issue', (_, entries, issue) => {
  expect(auditIssuesOf(entries, [done])).toStrictEqual([expect.stringContaining(issue)]);
});

test('an intent without an outcome is an issue', () => {
  expect(auditIssuesOf([entry([])], [])).toStrictEqual([expect.stringContaining('the intent one')]);
});
