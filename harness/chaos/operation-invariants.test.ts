import { describe, expect, test } from '@jest/globals';
import type { IntentRecord, OutcomeRecord } from '../../src/audit/audit-record.ts';
import type { ContactRecord } from '../../src/emulator/store/contact-record.ts';
import type { OperationHistory, OperationMember, OperationRequest } from './operation-history.ts';
import { OPERATION_INVARIANTS } from './operation-invariants.ts';
import { START_TASK_CONTACT } from './operations/start-task-contact.ts';
import { STOP_CONTACT } from './operations/stop-contact.ts';
import { SUSPEND_CONTACT_RECORDING } from './operations/suspend-contact-recording.ts';
import { drawOperationPlan } from './plan/operation-plan.ts';
import { randomOf } from './plan/random.ts';
import type { StateSince } from './world/subject-states.ts';
import type { UpstreamRecord } from './world/upstream-desk.ts';

const TOKEN = 'token';
const PLAN = {
  ...drawOperationPlan(1, 0, false, STOP_CONTACT),
  wishes: [{ token: TOKEN, change: STOP_CONTACT.draw(randomOf(1, 0)) }],
};

const SUCCESS = { __typename: 'StopContactSuccess', id: 'contact' };
const UNKNOWN = { __typename: 'ContactOutcomeUnknownError', retryable: true };
const NOTHING_CHANGED = { __typename: 'ContactServiceError', retryable: true };
const ENDED = { __typename: 'ContactNotActiveError', retryable: false };
const TAGGING_CLOSED = { __typename: 'ContactTaggingClosedError', retryable: false };
const REJECTED = { __typename: 'ContactRequestRejectedError', retryable: false };
const CONFLICT = { __typename: 'ContactIdempotencyConflictError', retryable: false };

const got = (member: OperationMember): Pick<OperationRequest, 'answer'> => ({
  answer: { kind: 'member', member },
});

/** A request of 10 ms, answered by a success. */
function request(change: Partial<OperationRequest> = {}): OperationRequest {
  const sentAt = change.sentAt ?? 100;
  return {
    caller: 0,
    wish: 0,
    phase: 'faults',
    gateway: 'A',
    requestId: 'request',
    sentAt,
    endedAt: sentAt + 10,
    connectTime: new Date(sentAt + 10),
    ...got(SUCCESS),
    ...change,
  };
}

const state = (at: number, disconnectTimestamp?: Date): StateSince => ({
  at,
  state: {
    subject: 'contact',
    contact: { disconnectTimestamp, pause: { isPaused: false } } as ContactRecord,
  },
});

/** A contact whose last pause and its end have the same time. */
const UNDECIDED: StateSince = {
  at: 300,
  state: {
    subject: 'contact',
    contact: {
      pause: { isPaused: true, lastPaused: new Date(0), lastResumed: new Date(0) },
    } as ContactRecord,
  },
};

const CALL: UpstreamRecord = {
  gateway: 'A',
  operation: 'StopContact',
  contactId: 'contact',
  token: undefined,
  arrivedAt: 104,
  fault: 'none',
  executed: { at: 105, status: 200 },
};

const OUTCOME: OutcomeRecord = {
  record: 'OUTCOME',
  id: 'intent',
  time: new Date(108).toISOString(),
  result: 'StopContactSuccess',
  attempts: [{ time: new Date(103).toISOString(), milliseconds: 4, result: 'ok' }],
  settledBy: 'answer',
  callerGone: false,
};

const CLOSED_OUTCOME: OutcomeRecord = {
  ...OUTCOME,
  result: 'ContactTaggingClosedError',
  attempts: [
    { time: new Date(103).toISOString(), milliseconds: 4, result: 'InvalidRequestException' },
  ],
};

const LOST: OutcomeRecord['attempts'] = [
  { time: new Date(103).toISOString(), milliseconds: 2, result: 'ECONNRESET' },
];

const entry = (
  outcomes: readonly OutcomeRecord[],
  intent: Partial<IntentRecord> = {},
): OperationHistory['audit'][number] => ({
  gateway: 'A',
  intent: {
    record: 'INTENT',
    id: 'intent',
    time: new Date(102).toISOString(),
    operation: 'StopContact',
    requestId: 'request',
    caller: { address: '127.0.0.1' },
    instanceId: 'instance',
    contactId: 'contact',
    clientToken: TOKEN,
    deadline: new Date(1_100).toISOString(),
    ...intent,
  },
  outcomes,
});

/** The audit records of a request that got an error. */
const failed = (result: OutcomeRecord['result'], attempts = LOST): OperationHistory['audit'] => [
  entry([{ ...OUTCOME, result, attempts, settledBy: 'read-back' }]),
];

/** A stop as it should be. */
const WELL: OperationHistory = {
  plan: PLAN,
  subject: { id: 'contact', startedAt: new Date(0) },
  deadlineMs: 1_000,
  consistencyDelayMs: 0,
  requests: [request()],
  states: [state(0), state(105, new Date(105))],
  made: [],
  upstream: [CALL],
  audit: [entry([OUTCOME])],
  outages: [],
  rejections: [],
  unshared: [],
};

/** A start of a task as it should be. */
const STARTED: OperationHistory = {
  ...WELL,
  plan: {
    ...PLAN,
    subject: 'nothing',
    wishes: [{ token: TOKEN, change: START_TASK_CONTACT.draw(randomOf(1, 0)) }],
  },
  requests: [request(got({ __typename: 'StartTaskContactSuccess', id: 'new' }))],
  states: [],
  made: [{ at: 105, id: 'new', key: TOKEN }],
  upstream: [{ ...CALL, operation: 'StartTaskContact' }],
  audit: [
    entry([{ ...OUTCOME, result: 'StartTaskContactSuccess', newContactId: 'new' }], {
      operation: 'StartTaskContact',
    }),
  ],
};

const STARTED_AGAIN = got({ __typename: 'StartTaskContactSuccess', id: 'new' });

const recorded = (at: number, suspended: readonly 'SCREEN'[]): StateSince => ({
  at,
  state: {
    subject: 'contact',
    contact: {
      pause: { isPaused: false },
      recording: { startedAt: new Date(0), parts: ['SCREEN'], suspended },
    } as unknown as ContactRecord,
  },
});

/** A suspension of a recording as it should be. */
const SUSPENSION: OperationHistory = {
  ...WELL,
  plan: {
    ...PLAN,
    wishes: [{ token: TOKEN, change: SUSPEND_CONTACT_RECORDING.draw(randomOf(1, 0)) }],
  },
  requests: [request(got({ __typename: 'SuspendContactRecordingSuccess', id: 'contact' }))],
  states: [recorded(0, []), recorded(105, ['SCREEN'])],
  upstream: [{ ...CALL, operation: 'SuspendContactRecording' }],
  audit: [
    entry([{ ...OUTCOME, result: 'SuspendContactRecordingSuccess' }], {
      operation: 'SuspendContactRecording',
    }),
  ],
};

/** One whose answer was lost. */
const OPEN_SUSPENSION = {
  ...SUSPENSION,
  requests: [request(got(UNKNOWN))],
  audit: [
    entry([{ ...OUTCOME, result: 'ContactOutcomeUnknownError', attempts: LOST }], {
      operation: 'SuspendContactRecording',
    }),
  ],
};

/** The rejection of a retry. */
const REJECTION: OutcomeRecord = {
  ...OUTCOME,
  time: new Date(508).toISOString(),
  result: 'ContactRequestRejectedError',
  attempts: [
    { time: new Date(503).toISOString(), milliseconds: 4, result: 'InvalidRequestException' },
  ],
};

const ACTIVE = { states: [state(0)] };
const NOT_EXECUTED = {
  ...ACTIVE,
  upstream: [{ ...CALL, executed: undefined } as never as UpstreamRecord],
};
const LATER = { phase: 'epilogue', sentAt: 500, requestId: 'later' } as const;

const BROKEN: readonly [invariant: string, what: string, history: OperationHistory][] = [
  [
    'a success is true',
    'the contact never ended',
    { ...WELL, ...ACTIVE, audit: [], requests: [request(), request({ wish: 0 })], upstream: [] },
  ],
  [
    'a success is true',
    'the contact ended later',
    { ...WELL, states: [state(0), state(300, new Date(300))], audit: [], upstream: [] },
  ],
  [
    'a success is true',
    'it names another contact',
    { ...WELL, requests: [request(got({ ...SUCCESS, id: 'other' }))] },
  ],
  [
    'a success is true',
    'a task was not started with its token',
    { ...STARTED, requests: [request(got({ __typename: 'StartTaskContactSuccess', id: 'x' }))] },
  ],
  [
    'an outcome is true',
    'the contact ended after it was written',
    {
      ...WELL,
      requests: [request({ answer: { kind: 'hung up' } })],
      states: [state(0), state(300, new Date(300))],
    },
  ],
  [
    'no false failure',
    'what an attempt executed is denied',
    {
      ...WELL,
      ...ACTIVE,
      requests: [request(got(NOTHING_CHANGED))],
      audit: failed('ContactServiceError'),
    },
  ],
  [
    'no false failure',
    'it was executed before the INTENT was written',
    { ...WELL, audit: [entry([OUTCOME], { time: new Date(200).toISOString() })] },
  ],
  [
    'no failure of what holds',
    'the contact has ended by an ambiguous attempt',
    { ...WELL, requests: [request(got(ENDED))], audit: failed('ContactNotActiveError') },
  ],
  [
    'a cause is true',
    'the contact was active all the time',
    {
      ...WELL,
      ...NOT_EXECUTED,
      requests: [request(got(ENDED))],
      audit: failed('ContactNotActiveError'),
    },
  ],
  [
    'a cause is true',
    'the contact had ended just before',
    {
      ...WELL,
      ...NOT_EXECUTED,
      states: [state(0, new Date(0))],
      requests: [request(got(TAGGING_CLOSED))],
      audit: [entry([CLOSED_OUTCOME])],
    },
  ],
  [
    'a cause is true',
    'an error is none that can occur',
    {
      ...WELL,
      ...NOT_EXECUTED,
      requests: [request(got({ __typename: 'ContactNewError' }))],
      audit: failed('ContactNewError'),
    },
  ],
  [
    'a success stands',
    'a retry with the token gets an error',
    { ...WELL, requests: [request(), request({ ...LATER, ...got(CONFLICT) })] },
  ],
  [
    'a success stands',
    'a retry with the token is sent again',
    {
      ...WELL,
      requests: [request(), request(LATER)],
      audit: [
        entry([OUTCOME]),
        entry([{ ...OUTCOME, time: new Date(505).toISOString() }], { requestId: 'later' }),
      ],
    },
  ],
  [
    'one contact per token',
    'two tasks were started with it',
    { ...STARTED, made: [...STARTED.made, { at: 106, id: 'newer', key: TOKEN }] },
  ],
  [
    'no denial of what was made',
    'the task was started with the token before',
    {
      ...STARTED,
      requests: [...STARTED.requests, request({ gateway: 'B', sentAt: 500, ...got(CONFLICT) })],
    },
  ],
  [
    'one call',
    'it was repeated after an answer',
    {
      ...WELL,
      audit: [entry([{ ...OUTCOME, attempts: [...OUTCOME.attempts, ...OUTCOME.attempts] }])],
    },
  ],
  ['one call', 'it is no attempt of a run', { ...WELL, upstream: [CALL, CALL] }],
  [
    'one call',
    'a suspension was sent again after an ambiguous answer',
    {
      ...SUSPENSION,
      audit: [
        entry(
          [
            {
              ...OUTCOME,
              result: 'SuspendContactRecordingSuccess',
              attempts: [...LOST, ...OUTCOME.attempts],
            },
          ],
          { operation: 'SuspendContactRecording' },
        ),
      ],
    },
  ],
  [
    'no false failure',
    'a suspension that was executed is denied by the run itself',
    {
      ...SUSPENSION,
      requests: [request(got(REJECTED))],
      audit: [
        entry([{ ...OUTCOME, result: 'ContactRequestRejectedError' }], {
          operation: 'SuspendContactRecording',
        }),
      ],
    },
  ],
  [
    'a success is true',
    'a recording was never suspended',
    { ...SUSPENSION, states: [recorded(0, [])], audit: [], upstream: [] },
  ],
  [
    'one call',
    'something was read before it',
    { ...WELL, upstream: [{ ...CALL, operation: 'DescribeContact' }, CALL] },
  ],
  [
    'the last word is for sure',
    'it is still open when all is over',
    {
      ...WELL,
      requests: [request({ ...LATER, requestId: 'request', ...got(UNKNOWN) })],
      audit: failed('ContactOutcomeUnknownError'),
    },
  ],
  [
    'every answer is typed',
    'there was a top-level error',
    { ...WELL, requests: [request({ answer: { kind: 'untyped', status: 500, body: '' } })] },
  ],
  [
    'every answer is in time',
    'one came late',
    { ...WELL, requests: [request({ endedAt: 11_201 })] },
  ],
  ['an outcome follows', 'there are two', { ...WELL, audit: [entry([OUTCOME, OUTCOME])] }],
  [
    'an outcome follows',
    'a restart resolved what no kill had left',
    { ...WELL, audit: [entry([{ ...OUTCOME, settledBy: 'restart' }])] },
  ],
  [
    'an outcome is the answer',
    'the caller got another',
    { ...WELL, requests: [request(got(UNKNOWN))] },
  ],
];

const broken = (history: OperationHistory): string[] =>
  OPERATION_INVARIANTS.filter(({ violations }) => violations(history).length > 0).map(
    ({ name }) => name,
  );

describe('a history about an operation that', () => {
  test.each<[what: string, history: OperationHistory]>([
    ['is as it should be', WELL],
    ['started a task', STARTED],
    ['suspended a recording', SUSPENSION],
    [
      'suspended it without an answer, and rejected the retry',
      {
        ...OPEN_SUSPENSION,
        requests: [...OPEN_SUSPENSION.requests, request({ ...LATER, ...got(REJECTED) })],
        upstream: [
          ...SUSPENSION.upstream,
          {
            ...CALL,
            operation: 'SuspendContactRecording',
            arrivedAt: 504,
            executed: { at: 505, status: 400 },
          },
        ],
        audit: [
          ...OPEN_SUSPENSION.audit,
          entry([REJECTION], {
            id: 'later',
            operation: 'SuspendContactRecording',
            requestId: 'later',
          }),
        ],
      },
    ],
    ['repeats a success', { ...WELL, requests: [request(), request(LATER)] }],
    [
      'shared no success while Redis was down, and repeats it from memory before another gateway sends the token',
      {
        ...STARTED,
        plan: { ...STARTED.plan, share: true },
        unshared: [{ gateway: 'A', from: 90, until: 300 }],
        requests: [
          ...STARTED.requests,
          request({ ...STARTED_AGAIN, requestId: 'remembered', sentAt: 2_000 }),
          request({ ...STARTED_AGAIN, requestId: 'sent', gateway: 'B', sentAt: 2_100 }),
        ],
        upstream: [
          ...STARTED.upstream,
          {
            ...CALL,
            gateway: 'B',
            operation: 'StartTaskContact',
            arrivedAt: 2_104,
            executed: { at: 2_105, status: 200 },
          },
        ],
        audit: [
          ...STARTED.audit,
          {
            ...entry(
              [
                {
                  ...OUTCOME,
                  time: new Date(2_108).toISOString(),
                  result: 'StartTaskContactSuccess',
                  newContactId: 'new',
                  attempts: [
                    { time: new Date(2_103).toISOString(), milliseconds: 4, result: 'ok' },
                  ],
                },
              ],
              {
                id: 'later',
                time: new Date(2_102).toISOString(),
                operation: 'StartTaskContact',
                requestId: 'sent',
              },
            ),
            gateway: 'B',
          },
        ],
      },
    ],
    [
      'repeats a success though the state was undone',
      { ...WELL, requests: [request(), request(LATER)], states: [...WELL.states, state(300)] },
    ],
    [
      'left it open',
      {
        ...WELL,
        requests: [request(got(UNKNOWN))],
        audit: failed('ContactOutcomeUnknownError'),
      },
    ],
    [
      'left it open at last, because nothing that Connect shows decides it',
      {
        ...WELL,
        requests: [request({ ...got(UNKNOWN), phase: 'epilogue' })],
        audit: failed('ContactOutcomeUnknownError'),
        states: [...WELL.states, UNDECIDED],
      },
    ],
    [
      'left it open before its gateway was killed, and the next one found it out',
      {
        ...WELL,
        requests: [request(got(UNKNOWN))],
        audit: [entry([{ ...OUTCOME, attempts: [], settledBy: 'restart' }])],
        outages: [{ gateway: 'A', from: 120, until: 200 }],
      },
    ],
    [
      'got no change as its answer, and nothing was done',
      {
        ...WELL,
        ...NOT_EXECUTED,
        requests: [request(got(NOTHING_CHANGED))],
        audit: failed('ContactServiceError'),
      },
    ],
    [
      'got the cause of a rejection after an ambiguous attempt, which another client had undone',
      {
        ...WELL,
        states: [...WELL.states, state(106), state(107, new Date(107)), state(107.5)],
        requests: [request(got(ENDED))],
        audit: failed('ContactNotActiveError'),
      },
    ],
    [
      'got a cause that the advance of the clock had brought about',
      {
        ...WELL,
        ...NOT_EXECUTED,
        states: [state(0, new Date(0))],
        requests: [request({ ...got(TAGGING_CLOSED), connectTime: new Date(10_800_001) })],
        audit: [entry([CLOSED_OUTCOME])],
      },
    ],
  ])('%s breaks nothing', (_, history) => {
    expect(broken(history)).toStrictEqual([]);
  });

  test.each(BROKEN)('%s: %s', (invariant, _, history) => {
    expect(broken(history)).toStrictEqual([invariant]);
  });
});

test('each invariant is broken by one of the histories above', () => {
  const names = new Set(BROKEN.map(([name]) => name));

  expect([...names].sort()).toStrictEqual(OPERATION_INVARIANTS.map(({ name }) => name).sort());
});
