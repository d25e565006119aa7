import { describe, expect, test } from '@jest/globals';
import type { OutcomeRecord } from '../../src/audit/audit-record.ts';
import type { TransferResult } from '../../test/support/transfer.ts';
import type { Answer, CallerRequest, History } from './history.ts';
import { INVARIANTS, violationsOf } from './invariants.ts';
import { drawPlan } from './plan/plan.ts';
import type { TransferIntent } from './world/audit-reader.ts';

const TOKEN = 'token';
const NEW = 'new-contact';
const QUEUE = 'queue';

const retry = { retryable: true, clientToken: TOKEN, connectRequestId: null } as const;
const SUCCESS = {
  __typename: 'TransferContactSuccess',
  contactId: NEW,
  clientToken: TOKEN,
} as const;
const UNKNOWN = {
  __typename: 'ContactOutcomeUnknownError',
  message: '',
  code: 'OUTCOME_UNKNOWN',
  ...retry,
} as const;
const NOTHING_CHANGED = {
  __typename: 'ContactServiceError',
  message: '',
  code: 'SERVICE_FAILURE',
  ...retry,
} as const;
const ENDED = {
  __typename: 'ContactNotActiveError',
  message: '',
  code: 'INVALID_STATE',
  retryable: false,
  contactId: 'contact',
  disconnectTimestamp: '',
} as const;

const member = (value: TransferResult): Answer => ({ kind: 'member', member: value });

/** A request of 10 ms, answered by a success. */
function callerRequest(change: Partial<CallerRequest> = {}): CallerRequest {
  const sentAt = change.sentAt ?? 100;
  return {
    caller: 0,
    phase: 'faults',
    gateway: 'A',
    requestId: 'request',
    contactId: 'contact',
    token: TOKEN,
    queueId: QUEUE,
    sentAt,
    endedAt: sentAt + 10,
    answer: member(SUCCESS),
    ...change,
  };
}

const LEDGER_ENTRY = {
  token: TOKEN,
  instanceId: 'instance',
  contactId: 'contact',
  newContactId: NEW,
  target: { queueId: QUEUE },
  at: new Date(105),
};

const EXECUTED = {
  gateway: 'A',
  operation: 'TransferContact',
  contactId: 'contact',
  token: TOKEN,
  arrivedAt: 104,
  fault: 'resetAfter',
  executed: { at: 105, status: 200, newContactId: NEW },
} as const;

const INTENT: TransferIntent = {
  record: 'INTENT',
  id: 'intent',
  time: new Date(102).toISOString(),
  operation: 'TransferContact',
  requestId: 'request',
  caller: { address: '127.0.0.1' },
  instanceId: 'instance',
  contactId: 'contact',
  target: { kind: 'queue', id: QUEUE },
  contactFlowId: 'flow',
  clientToken: TOKEN,
  deadline: new Date(1_100).toISOString(),
};

const OUTCOME: OutcomeRecord = {
  record: 'OUTCOME',
  id: 'intent',
  time: new Date(108).toISOString(),
  result: 'TransferContactSuccess',
  newContactId: NEW,
  attempts: [{ time: new Date(103).toISOString(), milliseconds: 4, result: 'ok' }],
  settledBy: 'answer',
  callerGone: false,
};

const entry = (outcomes: OutcomeRecord[], intent: Partial<TransferIntent> = {}) => ({
  gateway: 'A' as const,
  intent: { ...INTENT, ...intent },
  outcomes,
});

/** A transfer as it should be. */
const WELL: History = {
  plan: drawPlan(1, 0),
  contactId: 'contact',
  deadlineMs: 1_000,
  requests: [callerRequest()],
  ledger: [LEDGER_ENTRY],
  upstream: [EXECUTED],
  audit: [entry([OUTCOME])],
  outages: [],
  rejections: [],
};

const NOT_EXECUTED = {
  ledger: [],
  upstream: [{ ...EXECUTED, executed: undefined } as never],
};
const KILLED_AT_106 = { outages: [{ gateway: 'A', from: 106, until: 900 }] } as const;
const LATER_OUTCOME: OutcomeRecord = {
  ...OUTCOME,
  time: new Date(1_200).toISOString(),
  settledBy: 'restart',
};

const broken = (history: History): string[] =>
  INVARIANTS.filter(({ violations }) => violations(history).length > 0).map(({ name }) => name);

const BROKEN: readonly [invariant: string, what: string, change: Partial<History>][] = [
  [
    'one transfer per token',
    'a token was executed twice',
    {
      ledger: [
        LEDGER_ENTRY,
        { ...LEDGER_ENTRY, contactId: NEW, newContactId: 'newer', target: { queueId: QUEUE } },
      ],
      audit: [entry([OUTCOME]), entry([{ ...OUTCOME, newContactId: 'newer' }], { contactId: NEW })],
    },
  ],
  ['a success is in the ledger', 'a success was made up', { ...NOT_EXECUTED, audit: [] }],
  [
    'a success is in the ledger',
    'a success names another contact',
    { requests: [callerRequest({ answer: member({ ...SUCCESS, contactId: 'other' }) })] },
  ],
  [
    'a success is in the ledger',
    'a success is of another target',
    { requests: [callerRequest({ queueId: 'other' })] },
  ],
  [
    'no false failure',
    'a transfer was denied that an attempt had executed',
    { requests: [callerRequest({ answer: member(NOTHING_CHANGED) })] },
  ],
  [
    'no false failure',
    'a transfer was denied that an attempt executed later',
    {
      requests: [callerRequest({ answer: member(ENDED) })],
      upstream: [{ ...EXECUTED, executed: { ...EXECUTED.executed, at: 500 } }],
    },
  ],
  [
    'a success is in the ledger',
    'a success is that of another token',
    {
      requests: [callerRequest(), callerRequest({ token: 'twin' })],
      audit: [entry([OUTCOME])],
    },
  ],
  [
    'no denial of what was done',
    'what was done with a token is rejected later',
    { requests: [callerRequest({ sentAt: 200, gateway: 'B', answer: member(ENDED) })] },
  ],
  [
    'a success stands',
    'a retry was answered with no change',
    {
      requests: [callerRequest(), callerRequest({ sentAt: 200, answer: member(NOTHING_CHANGED) })],
      upstream: [{ ...EXECUTED, gateway: 'B' }],
    },
  ],
  [
    'the last word is true',
    'it is still open when all is over',
    { requests: [callerRequest({ phase: 'epilogue', answer: member(UNKNOWN) })] },
  ],
  [
    'every answer is typed',
    'there was a top-level error',
    { requests: [callerRequest({ answer: { kind: 'untyped', status: 500, body: '' } })] },
  ],
  [
    'every answer is typed',
    'a connection broke while no gateway was killed',
    { requests: [callerRequest({ answer: { kind: 'broken', cause: 'ECONNRESET' } })] },
  ],
  ['every answer is in time', 'one came late', { requests: [callerRequest({ endedAt: 11_201 })] }],
  ['an intent goes before', 'there is none', { audit: [] }],
  [
    'an intent goes before',
    'it came afterwards',
    { audit: [entry([OUTCOME], { time: new Date(106).toISOString() })] },
  ],
  [
    'an intent goes before',
    'it names another target',
    { audit: [entry([OUTCOME], { target: { kind: 'queue', id: 'other' } })] },
  ],
  ['an outcome follows', 'there is none', { audit: [entry([])] }],
  ['an outcome follows', 'there are two', { audit: [entry([OUTCOME, OUTCOME])] }],
  [
    'an outcome follows',
    'a restart resolved what no kill had left',
    { audit: [entry([LATER_OUTCOME])] },
  ],
  [
    'an outcome is true',
    'it names the contact of another token',
    { audit: [entry([OUTCOME]), entry([OUTCOME], { id: 'other', clientToken: 'twin' })] },
  ],
  [
    'an outcome is true',
    'it names another contact',
    { audit: [entry([{ ...OUTCOME, newContactId: 'other' }])] },
  ],
  [
    'an outcome is true',
    'a restart denies what an attempt of the killed process executed',
    {
      ...KILLED_AT_106,
      audit: [entry([{ ...LATER_OUTCOME, result: 'ContactServiceError' }])],
    },
  ],
  [
    'an outcome is true',
    'it denies what an attempt executed',
    { audit: [entry([{ ...OUTCOME, result: 'ContactServiceError' }])] },
  ],
];

describe('a history that', () => {
  test.each<[what: string, change: Partial<History>]>([
    ['is as it should be', {}],
    ['left it open', { requests: [callerRequest({ answer: member(UNKNOWN) })] }],
    [
      'got no change as its answer, and nothing was done',
      {
        ...NOT_EXECUTED,
        requests: [callerRequest({ answer: member(NOTHING_CHANGED) })],
        audit: [],
      },
    ],
    [
      'was repeated well',
      { requests: [callerRequest(), callerRequest({ sentAt: 200, phase: 'epilogue' })] },
    ],
    [
      'had a gateway killed, and a later process resolved it',
      {
        ...KILLED_AT_106,
        requests: [callerRequest({ answer: { kind: 'broken', cause: 'ECONNRESET' } })],
        audit: [entry([LATER_OUTCOME])],
      },
    ],
    [
      'had a rival that came too late',
      {
        requests: [
          callerRequest(),
          callerRequest({ token: 'rival', sentAt: 200, answer: member(ENDED) }),
        ],
      },
    ],
    [
      'had a twin, whose token Connect did not execute',
      {
        requests: [
          callerRequest(),
          callerRequest({ token: 'twin', sentAt: 200, answer: member(ENDED) }),
        ],
        audit: [
          entry([OUTCOME]),
          entry([{ ...OUTCOME, result: 'ContactOutcomeUnknownError' }], {
            id: 'other',
            clientToken: 'twin',
          }),
        ],
      },
    ],
    [
      'had the contact transferred by somebody else',
      {
        plan: { ...WELL.plan, foreign: { token: 'foreign', atMs: 0 } },
        requests: [callerRequest({ answer: member(ENDED) })],
        ledger: [{ ...LEDGER_ENTRY, token: 'foreign' }],
        upstream: [],
        audit: [],
      },
    ],
    [
      'had the contact transferred on',
      {
        requests: [
          callerRequest(),
          callerRequest({
            token: 'on',
            contactId: NEW,
            queueId: 'on',
            answer: member({ ...SUCCESS, contactId: 'newer' }),
          }),
        ],
        ledger: [
          LEDGER_ENTRY,
          {
            ...LEDGER_ENTRY,
            token: 'on',
            contactId: NEW,
            newContactId: 'newer',
            target: { queueId: 'on' },
          },
        ],
        audit: [
          entry([OUTCOME]),
          entry([{ ...OUTCOME, newContactId: 'newer' }], {
            clientToken: 'on',
            contactId: NEW,
            target: { kind: 'queue', id: 'on' },
          }),
        ],
      },
    ],
    [
      'got no change as its answer, and another run transferred it before the answer came',
      {
        requests: [
          callerRequest({ answer: member(NOTHING_CHANGED) }),
          callerRequest({ requestId: 'other' }),
        ],
        upstream: [{ ...EXECUTED, arrivedAt: 109 }],
        audit: [
          entry([{ ...OUTCOME, result: 'ContactServiceError' }]),
          entry([OUTCOME], { id: 'other', requestId: 'other' }),
        ],
      },
    ],
    [
      'could not reach Connect in another process than the one that had transferred it',
      {
        requests: [
          callerRequest(),
          callerRequest({ gateway: 'B', sentAt: 200, answer: member(NOTHING_CHANGED) }),
        ],
      },
    ],
  ])('%s breaks nothing', (_, change) => {
    expect(violationsOf({ ...WELL, ...change })).toStrictEqual([]);
  });

  test.each(BROKEN)('%s: %s', (invariant, _, change) => {
    expect(broken({ ...WELL, ...change })).toStrictEqual([invariant]);
  });

  test('two successes that name different contacts', () => {
    const other = { ...LEDGER_ENTRY, newContactId: 'other' };
    const history = {
      ...WELL,
      requests: [
        callerRequest(),
        callerRequest({ answer: member({ ...SUCCESS, contactId: 'other' }) }),
      ],
      ledger: [LEDGER_ENTRY, other],
    };

    expect(broken(history)).toStrictEqual(['one transfer per token', 'successes agree']);
  });
});

test('each invariant is broken by one of the histories above', () => {
  const names = new Set([...BROKEN.map(([name]) => name), 'successes agree']);

  expect([...names].sort()).toStrictEqual(INVARIANTS.map(({ name }) => name).sort());
});
