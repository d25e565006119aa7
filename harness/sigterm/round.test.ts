import { expect, test } from '@jest/globals';
import type { Reply } from '../chaos/world/post.ts';
import { issuesOf, type Round } from './round.ts';

const OK: Reply = { kind: 'whole', status: 200, body: '{"data":{}}' };
const BROKEN: Reply = { kind: 'broken', cause: 'ECONNRESET', gotBytes: false };

const round = (reply: Reply, change: Partial<Round> = {}): Round => ({
  index: 0,
  requests: [{ requestId: 'r', kind: 'transfer', underWay: true, reply }],
  accepted: new Set(['r']),
  code: 0,
  signal: null,
  stderr: '',
  stopMs: 1,
  openIntents: [],
  ...change,
});

test.each<[what: string, Round]>([
  ['an answer', round(OK)],
  ['a rejection', round({ kind: 'whole', status: 503, body: '{"errors":[]}' })],
  ['a request that was never taken in', round(BROKEN, { accepted: new Set() })],
])('%s is no issue', (_, good) => {
  expect(issuesOf(good)).toStrictEqual([]);
});

test.each<[what: string, Round, issue: string]>([
  ['a request that was taken in and lost', round(BROKEN), 'an accepted request was lost'],
  [
    'half an answer',
    round({ ...BROKEN, gotBytes: true }, { accepted: new Set() }),
    'an accepted request was lost',
  ],
  ['a top-level error', round({ ...OK, body: '{"errors":[]}' }), 'a wrong answer'],
  ['a failure', round({ ...OK, body: '{"__typename":"ContactServiceError"}' }), 'a wrong answer'],
  ['an exit code', round(OK, { code: 1 }), 'ended with 1'],
  ['a signal', round(OK, { code: null, signal: 'SIGTERM' }), 'ended with SIGTERM'],
  ['a word on stderr', round(OK, { stderr: 'Warning' }), 'Warning'],
  ['an intent without an outcome', round(OK, { openIntents: ['i'] }), 'the intent i'],
])('%s is an issue', (_, bad, issue) => {
  expect(issuesOf(bad)).toStrictEqual([expect.stringContaining(issue)]);
});
