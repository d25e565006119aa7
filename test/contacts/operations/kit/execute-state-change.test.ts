import { describe, expect, test } from '@jest/globals';
import type { CallOptions, ConnectAttempt } from '../../../../src/connect/call-connect.ts';
import type { AttemptFailure, ConnectFailure } from '../../../../src/connect/connect-failure.ts';
import { deadlineIn } from '../../../../src/connect/deadline.ts';
import {
  executeStateChange,
  type StateToken,
} from '../../../../src/contacts/operations/kit/execute-state-change.ts';
import { Execution } from '../../../../src/contacts/operations/kit/execution.ts';
import type { Fact } from '../../../../src/contacts/operations/kit/facts.ts';
import type { Verdict } from '../../../../src/contacts/operations/kit/operation.ts';

const COMMAND = { instanceId: 'instance', contactId: 'contact', clientToken: 'token' };

const rejected = (exception: string, status: number): AttemptFailure => ({
  kind: 'rejected',
  exception,
  status,
  message: '',
  requestId: 'request',
  retryAfterSeconds: undefined,
});
const indeterminate = (responded: boolean): AttemptFailure => ({
  kind: 'indeterminate',
  responded,
  cause: 'lost',
  requestId: undefined,
});

/** What a call returns; `ok` is a success. */
const ANSWERS = {
  ok: undefined,
  lost: indeterminate(false),
  failed: indeterminate(true),
  conflict: rejected('ConflictException', 409),
  denied: rejected('AccessDeniedException', 403),
  throttled: rejected('ThrottlingException', 429),
  notSent: { kind: 'not-sent', cause: 'deadline exceeded', transient: false },
  noQuota: { kind: 'quota-exhausted', retryAfterSeconds: 2 },
} as const satisfies Record<string, ConnectFailure | undefined>;
type Answer = keyof typeof ANSWERS;

/** One reading of the state: whether it shows the change. `absent`: Connect does not know the contact. */
type Reading = 'yes' | 'no' | 'absent' | 'unreadable';

/** The state of the token before: no request, or an earlier one with an unknown outcome. */
const TOKENS = {
  first: { isRetry: false, isAtLarge: false, quietForMs: Infinity },
  retry: { isRetry: true, isAtLarge: false, quietForMs: 0 },
  'retry at large': { isRetry: true, isAtLarge: true, quietForMs: 0 },
} as const;

interface Executed {
  readonly verdict: Verdict<typeof COMMAND>;
  readonly calls: number;
  readonly readings: number;
}

/** Each round of reads has two. The last reading is repeated, and so is the last answer. */
async function execute(
  answers: readonly Answer[],
  readings: readonly Reading[],
  token: Omit<StateToken, 'refresh'>,
  { deadlineMs = 5_000, isFinal = false, refresh = () => Promise.resolve() } = {},
): Promise<Executed> {
  let calls = 0;
  let read = 0;
  const uncancelled = {
    callConnect: () => Promise.reject(new Error('not called')),
    deadline: deadlineIn(deadlineMs),
    readAfterWrite: { reads: 2, firstPauseMs: 20 },
  };
  const attempts: ConnectAttempt[] = [];
  const execution = new Execution(COMMAND, attempts, uncancelled);
  const call = (
    _callConnect: unknown,
    {
      onAttempt,
      retriesIndeterminate,
    }: Pick<CallOptions<object>, 'onAttempt' | 'retriesIndeterminate'>,
  ) => {
    expect(retriesIndeterminate).toBe(false);
    const failure = ANSWERS[answers[Math.min(calls, answers.length - 1)] ?? 'ok'];
    calls += 1;
    if (failure?.kind !== 'quota-exhausted') {
      onAttempt?.({ startedAt: new Date(0), milliseconds: 1, failure, requestId: undefined });
    }
    return Promise.resolve(
      failure === undefined
        ? ({ ok: true, output: {} } as const)
        : ({ ok: false, failure } as const),
    );
  };
  const factsOf: Record<Reading, readonly Fact[] | null> = {
    yes: [['ended']],
    no: [],
    absent: null,
    unreadable: null,
  };
  const observe = () => {
    const reading = readings[Math.min(read, readings.length - 1)] ?? 'unreadable';
    read += 1;
    return Promise.resolve(
      reading === 'unreadable'
        ? ({ ok: false, failure: ANSWERS.throttled } as const)
        : ({ ok: true, output: factsOf[reading] } as const),
    );
  };
  const live = Object.assign(Object.create(token) as typeof token, { refresh });
  const verdict = await executeStateChange(execution, live, uncancelled, {
    call,
    expected: { present: [['ended']] },
    observer: { calls: 1, observe },
    isFinal,
  });
  return { verdict, calls, readings: read };
}

/** A verdict in words, with the answer that it names. */
function inWords({ verdict }: Executed): string {
  if (verdict.state === 'executed') return `executed by ${verdict.determinedBy}`;
  const names = Object.entries(ANSWERS);
  const name = names.find(([, failure]) => failure === verdict.failure)?.[0] ?? 'not shown';
  if (verdict.state === 'unknown') return `unknown: ${name}`;
  const atLarge = verdict.isAtLarge === true ? ', at large' : '';
  return `not executed by ${verdict.determinedBy ?? 'nothing'}: ${name}${atLarge}`;
}

type Row = [
  answers: Answer[],
  readings: Reading[],
  verdict: string,
  calls: number,
  readings: number,
];

describe('a first request', () => {
  test.each<Row>([
    // Nothing is read when an answer says everything.
    [['ok'], [], 'executed by answer', 1, 0],
    [['conflict'], ['yes'], 'not executed by answer: conflict', 1, 0],
    [['denied'], ['yes'], 'not executed by answer: denied', 1, 0],
    [['throttled'], ['yes'], 'not executed by answer: throttled', 1, 0],
    [['notSent'], ['yes'], 'not executed by nothing: notSent', 1, 0],
    [['noQuota'], ['yes'], 'not executed by nothing: noQuota', 1, 0],
    // The state decides after an ambiguous answer, and it is read for as long as a change may take to show.
    [['lost'], ['yes'], 'executed by read-back', 1, 2],
    // What is read at once may be older than the request.
    [['lost', 'ok'], ['yes', 'no'], 'executed by answer', 2, 2],
    [['lost'], ['yes', 'unreadable'], 'unknown: lost', 1, 2],
    [['lost'], ['no', 'yes'], 'executed by read-back', 1, 2],
    [['failed'], ['yes'], 'executed by read-back', 1, 2],
    [['lost'], ['absent'], 'unknown: lost', 1, 1],
    [['lost'], ['unreadable'], 'unknown: lost', 1, 1],
    [['lost'], ['no', 'unreadable'], 'unknown: lost', 1, 2],
    [['failed'], ['unreadable'], 'unknown: failed', 1, 1],
    // What is not applied is repeated once.
    [['lost', 'ok'], ['no'], 'executed by answer', 2, 2],
    [['failed', 'ok'], ['no'], 'executed by answer', 2, 2],
    [['lost', 'lost'], ['no', 'no', 'yes'], 'executed by read-back', 2, 3],
    [['lost', 'lost'], ['no'], 'unknown: lost', 2, 4],
    [['failed', 'failed'], ['no'], 'unknown: failed', 2, 4],
    [['lost', 'lost'], ['no', 'no', 'unreadable'], 'unknown: lost', 2, 3],
    // A rejection of the repeated call is a success if the state is the requested one, and otherwise it is returned.
    [['lost', 'conflict'], ['no', 'no', 'yes'], 'executed by read-back', 2, 3],
    [['lost', 'conflict'], ['no'], 'not executed by read-back: conflict, at large', 2, 4],
    [['failed', 'conflict'], ['no'], 'not executed by read-back: conflict', 2, 4],
    [['failed', 'denied'], ['no'], 'not executed by read-back: denied', 2, 4],
    [['lost', 'conflict'], ['no', 'no', 'unreadable'], 'unknown: conflict', 2, 3],
    // Whether a call that was not sent again had an effect is not known.
    [['lost', 'throttled'], ['no'], 'unknown: throttled', 2, 4],
    [['lost', 'notSent'], ['no'], 'unknown: notSent', 2, 4],
    [['lost', 'noQuota'], ['no'], 'unknown: noQuota', 2, 4],
    [['lost', 'noQuota'], ['no', 'no', 'yes'], 'executed by read-back', 2, 3],
  ])('%j, then %j: %s', async (answers, readings, words, calls, read) => {
    const executed = await execute(answers, readings, TOKENS.first);

    expect([inWords(executed), executed.calls, executed.readings]).toStrictEqual([
      words,
      calls,
      read,
    ]);
  });
});

describe.each(['retry', 'retry at large'] as const)('a %s', (state) => {
  const atLarge = state === 'retry at large' ? ', at large' : '';
  test.each<Row>([
    // The state is read first, and only what it shows not to be applied is sent.
    [['ok'], ['yes'], 'executed by read-back', 0, 2],
    [['ok'], ['yes', 'no'], 'executed by answer', 1, 2],
    [['ok'], ['no', 'yes'], 'executed by read-back', 0, 2],
    [['ok'], ['unreadable'], 'unknown: throttled', 0, 1],
    [['ok'], ['no', 'unreadable'], 'unknown: throttled', 0, 2],
    [['ok'], ['absent'], 'unknown: not shown', 0, 1],
    [['ok'], ['no'], 'executed by answer', 1, 2],
    [['lost', 'ok'], ['no'], 'executed by answer', 2, 4],
    [['lost', 'lost'], ['no'], 'unknown: lost', 2, 6],
    // The earlier request may have caused what a rejection is about.
    [['conflict'], ['no', 'no', 'yes'], 'executed by read-back', 1, 3],
    [['conflict'], ['no'], `not executed by read-back: conflict${atLarge}`, 1, 4],
    [['denied'], ['no'], `not executed by read-back: denied${atLarge}`, 1, 4],
    [['conflict'], ['no', 'no', 'unreadable'], 'unknown: conflict', 1, 3],
    [['throttled'], ['no'], 'unknown: throttled', 1, 4],
    [['notSent'], ['no'], 'unknown: notSent', 1, 4],
    [['noQuota'], ['no', 'no', 'yes'], 'executed by read-back', 1, 3],
    [['failed', 'conflict'], ['no'], `not executed by read-back: conflict${atLarge}`, 2, 6],
    [['lost', 'conflict'], ['no'], 'not executed by read-back: conflict, at large', 2, 6],
  ])('%j, with %j: %s', async (answers, readings, words, calls, read) => {
    const executed = await execute(answers, readings, TOKENS[state]);

    expect([inWords(executed), executed.calls, executed.readings]).toStrictEqual([
      words,
      calls,
      read,
    ]);
  });
});

test.each<[Reading, string]>([
  ['yes', 'executed by read-back'],
  ['no', 'not executed by read-back: conflict'],
  ['unreadable', 'unknown: conflict'],
])(
  'a rejection is about the request of another gateway that becomes known after it: %s',
  async (reading, words) => {
    const token = { isRetry: false, isAtLarge: false, quietForMs: Infinity };
    const executed = await execute(['conflict'], [reading], token, {
      refresh: () => {
        token.isRetry = true;
        return Promise.resolve();
      },
    });

    expect(inWords(executed)).toBe(words);
  },
);

test.each<[Answer, string]>([
  ['ok', 'executed by answer'],
  ['conflict', 'not executed by read-back: conflict'],
])(
  'one reading is enough when a change by an earlier request must have been shown by now: %s',
  async (answer, words) => {
    const token = { ...TOKENS.retry, quietForMs: 86_400_000 };
    const executed = await execute([answer], ['no'], token);

    const readings = answer === 'ok' ? 1 : 2;
    expect([inWords(executed), executed.calls, executed.readings]).toStrictEqual([
      words,
      1,
      readings,
    ]);
  },
);

test('one reading is enough for a state that nothing can undo', async () => {
  const executed = await execute(['lost'], ['yes', 'no'], TOKENS.first, { isFinal: true });

  expect([inWords(executed), executed.readings]).toStrictEqual(['executed by read-back', 1]);
});

test('a deadline that passes while the state is read leaves it unknown', async () => {
  const executed = await execute(['lost'], ['no'], TOKENS.first, { deadlineMs: 0 });

  expect([inWords(executed), executed.calls]).toStrictEqual(['unknown: lost', 1]);
});
