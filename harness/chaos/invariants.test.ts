import { describe, expect, test } from '@jest/globals';
import type { IntentRecord, OutcomeRecord } from '../../src/audit/audit-record.ts';
import type { TransferResult } from '../../test/support/transfer.ts';
import type { Answer, Asked, History } from './history.ts';
import { INVARIANTS, violationsOf } from './invariants.ts';
import { drawPlan } from './plan/plan.ts';

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
function asked(change: Partial<Asked> = {}): Asked {
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

const BOOKED = {
  token: TOKEN,
  instanceId: 'instance',
  contactId: 'contact',
  newContactId: NEW,
  target: { queueId: QUEUE },
  at: new Date(105),
};

const CARRIED_OUT = {
  gateway: 'A',
  operation: 'TransferContact',
  contactId: 'contact',
  token: TOKEN,
  arrivedAt: 104,
  fault: 'resetAfter',
  carriedOut: { at: 105, status: 200, newContactId: NEW },
} as const;

const INTENT: IntentRecord = {
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

const entry = (outcomes: OutcomeRecord[], intent: Partial<IntentRecord> = {}) => ({
  gateway: 'A' as const,
  intent: { ...INTENT, ...intent },
  outcomes,
});

/** A transfer as it should be. */
const WELL: History = {
  plan: drawPlan(1, 0),
  contactId: 'contact',
  deadlineMs: 1_000,
  asked: [asked()],
  books: [BOOKED],
  upstream: [CARRIED_OUT],
  audit: [entry([OUTCOME])],
  outages: [],
  refusals: [],
};

const NOT_CARRIED_OUT = {
  books: [],
  upstream: [{ ...CARRIED_OUT, carriedOut: undefined } as never],
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
    'a token was carried out twice',
    {
      books: [
        BOOKED,
        { ...BOOKED, contactId: NEW, newContactId: 'newer', target: { queueId: QUEUE } },
      ],
      audit: [entry([OUTCOME]), entry([{ ...OUTCOME, newContactId: 'newer' }], { contactId: NEW })],
    },
  ],
  ['a success is in the books', 'a success was made up', { ...NOT_CARRIED_OUT, audit: [] }],
  [
    'a success is in the books',
    'a success names another contact',
    { asked: [asked({ answer: member({ ...SUCCESS, contactId: 'other' }) })] },
  ],
  [
    'a success is in the books',
    'a success is of another target',
    { asked: [asked({ queueId: 'other' })] },
  ],
  [
    'no false failure',
    'a transfer was denied that an attempt had carried out',
    { asked: [asked({ answer: member(NOTHING_CHANGED) })] },
  ],
  [
    'no false failure',
    'a transfer was denied that an attempt carried out later',
    {
      asked: [asked({ answer: member(ENDED) })],
      upstream: [{ ...CARRIED_OUT, carriedOut: { ...CARRIED_OUT.carriedOut, at: 500 } }],
    },
  ],
  [
    'a success is in the books',
    'a success is that of another token',
    {
      asked: [asked(), asked({ token: 'twin' })],
      audit: [entry([OUTCOME])],
    },
  ],
  [
    'no denial of what was done',
    'what was done with a token is rejected later',
    { asked: [asked({ sentAt: 200, gateway: 'B', answer: member(ENDED) })] },
  ],
  [
    'a success stands',
    'a repetition was told that nothing was changed',
    {
      asked: [asked(), asked({ sentAt: 200, answer: member(NOTHING_CHANGED) })],
      upstream: [{ ...CARRIED_OUT, gateway: 'B' }],
    },
  ],
  [
    'the last word is true',
    'it is still open when all is over',
    { asked: [asked({ phase: 'epilogue', answer: member(UNKNOWN) })] },
  ],
  [
    'every answer is typed',
    'there was a top-level error',
    { asked: [asked({ answer: { kind: 'untyped', status: 500, body: '' } })] },
  ],
  [
    'every answer is typed',
    'a connection broke while no gateway was killed',
    { asked: [asked({ answer: { kind: 'broken', cause: 'ECONNRESET' } })] },
  ],
  ['every answer is in time', 'one came late', { asked: [asked({ endedAt: 11_201 })] }],
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
    'a restart settled what no kill had left',
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
    'a restart denies what an attempt of the killed process carried out',
    {
      ...KILLED_AT_106,
      audit: [entry([{ ...LATER_OUTCOME, result: 'ContactServiceError' }])],
    },
  ],
  [
    'an outcome is true',
    'it denies what an attempt carried out',
    { audit: [entry([{ ...OUTCOME, result: 'ContactServiceError' }])] },
  ],
];

describe('a history that', () => {
  test.each<[what: string, change: Partial<History>]>([
    ['is as it should be', {}],
    ['left it open', { asked: [asked({ answer: member(UNKNOWN) })] }],
    [
      'was told of nothing, and nothing was done',
      { ...NOT_CARRIED_OUT, asked: [asked({ answer: member(NOTHING_CHANGED) })], audit: [] },
    ],
    ['was repeated well', { asked: [asked(), asked({ sentAt: 200, phase: 'epilogue' })] }],
    [
      'had a gateway killed, and a later process settled it',
      {
        ...KILLED_AT_106,
        asked: [asked({ answer: { kind: 'broken', cause: 'ECONNRESET' } })],
        audit: [entry([LATER_OUTCOME])],
      },
    ],
    [
      'had a rival that came too late',
      { asked: [asked(), asked({ token: 'rival', sentAt: 200, answer: member(ENDED) })] },
    ],
    [
      'had a twin, whose token Connect did not execute',
      {
        asked: [asked(), asked({ token: 'twin', sentAt: 200, answer: member(ENDED) })],
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
        asked: [asked({ answer: member(ENDED) })],
        books: [{ ...BOOKED, token: 'foreign' }],
        upstream: [],
        audit: [],
      },
    ],
    [
      'had the contact transferred on',
      {
        asked: [
          asked(),
          asked({
            token: 'on',
            contactId: NEW,
            queueId: 'on',
            answer: member({ ...SUCCESS, contactId: 'newer' }),
          }),
        ],
        books: [
          BOOKED,
          {
            ...BOOKED,
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
      'was told of nothing, and another run transferred it before the answer came',
      {
        asked: [asked({ answer: member(NOTHING_CHANGED) }), asked({ requestId: 'other' })],
        upstream: [{ ...CARRIED_OUT, arrivedAt: 109 }],
        audit: [
          entry([{ ...OUTCOME, result: 'ContactServiceError' }]),
          entry([OUTCOME], { id: 'other', requestId: 'other' }),
        ],
      },
    ],
    [
      'could not reach Connect in another process than the one that had transferred it',
      {
        asked: [asked(), asked({ gateway: 'B', sentAt: 200, answer: member(NOTHING_CHANGED) })],
      },
    ],
  ])('%s breaks nothing', (_, change) => {
    expect(violationsOf({ ...WELL, ...change })).toStrictEqual([]);
  });

  test.each(BROKEN)('%s: %s', (invariant, _, change) => {
    expect(broken({ ...WELL, ...change })).toStrictEqual([invariant]);
  });

  test('two successes that name different contacts', () => {
    const other = { ...BOOKED, newContactId: 'other' };
    const history = {
      ...WELL,
      asked: [asked(), asked({ answer: member({ ...SUCCESS, contactId: 'other' }) })],
      books: [BOOKED, other],
    };

    expect(broken(history)).toStrictEqual(['one transfer per token', 'successes agree']);
  });
});

test('each invariant is broken by one of the histories above', () => {
  const names = new Set([...BROKEN.map(([name]) => name), 'successes agree']);

  expect([...names].sort()).toStrictEqual(INVARIANTS.map(({ name }) => name).sort());
});
