import { expect, test } from '@jest/globals';
import type { CallOptions, ConnectAttempt } from '../../../../src/connect/call-connect.ts';
import type { AttemptFailure, ConnectFailure } from '../../../../src/connect/connect-failure.ts';
import { deadlineIn } from '../../../../src/connect/deadline.ts';
import { executeIdempotent } from '../../../../src/contacts/operations/kit/execute-idempotent.ts';
import { Execution } from '../../../../src/contacts/operations/kit/execution.ts';
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

const LOST = indeterminate(false);
const FAILED = indeterminate(true);
const INVALID = rejected('InvalidRequestException', 400);
const THROTTLED = rejected('ThrottlingException', 429);
const NOT_SENT = { kind: 'not-sent', cause: 'deadline exceeded', transient: false } as const;
const NO_QUOTA = { kind: 'quota-exhausted', retryAfterSeconds: 2 } as const;

/** @param attempts how the attempts of the call end; the last one is what the call returns. */
async function execute(
  attempts: readonly (ConnectFailure | undefined)[],
  token: { isRetry: boolean; refresh: () => Promise<void> },
): Promise<{ readonly verdict: Verdict<typeof COMMAND>; readonly calls: number }> {
  const uncancelled = {
    callConnect: () => Promise.reject(new Error('not called')),
    deadline: deadlineIn(5_000),
    readAfterWrite: { reads: 2, firstPauseMs: 20 },
  };
  const recorded: ConnectAttempt[] = [];
  const execution = new Execution(COMMAND, recorded, uncancelled);
  let calls = 0;
  const call = (
    _callConnect: unknown,
    options: Pick<CallOptions<object>, 'onAttempt' | 'retriesIndeterminate'>,
  ) => {
    calls += 1;
    expect(options.retriesIndeterminate).toBe(false);
    for (const failure of attempts) {
      if (failure?.kind === 'quota-exhausted') continue;
      options.onAttempt?.({
        startedAt: new Date(0),
        milliseconds: 1,
        failure,
        requestId: undefined,
      });
    }
    const failure = attempts.at(-1);
    return Promise.resolve(
      failure === undefined
        ? ({ ok: true, output: {} } as const)
        : ({ ok: false, failure } as const),
    );
  };
  const verdict = await executeIdempotent(execution, token, uncancelled, call);
  return { verdict, calls };
}

const executed = { state: 'executed', result: COMMAND, determinedBy: 'answer' };
const unknown = (failure: ConnectFailure, determinedBy?: 'answer'): object => ({
  state: 'unknown',
  failure,
  determinedBy,
});
const notExecuted = (failure: ConnectFailure, determinedBy?: 'answer', isEarlierOpen = false) => ({
  state: 'not-executed',
  failure,
  determinedBy,
  isEarlierOpen,
});

const ROWS = [
  ['a success', [undefined], executed, executed],
  ['a success after throttling', [THROTTLED, undefined], executed, executed],
  ['no answer', [LOST], unknown(LOST), unknown(LOST)],
  ['a 500', [FAILED], unknown(FAILED, 'answer'), unknown(FAILED, 'answer')],
  [
    'a 500 after throttling',
    [THROTTLED, FAILED],
    unknown(FAILED, 'answer'),
    unknown(FAILED, 'answer'),
  ],
  [
    'no answer after throttling',
    [THROTTLED, LOST],
    unknown(LOST, 'answer'),
    unknown(LOST, 'answer'),
  ],
  [
    'no answer, and a rejection',
    [LOST, INVALID],
    unknown(INVALID, 'answer'),
    unknown(INVALID, 'answer'),
  ],
  ['a rejection', [INVALID], notExecuted(INVALID, 'answer'), notExecuted(INVALID, 'answer', true)],
  ['throttling', [THROTTLED], notExecuted(THROTTLED, 'answer'), unknown(THROTTLED, 'answer')],
  ['nothing sent', [NOT_SENT], notExecuted(NOT_SENT), unknown(NOT_SENT)],
  ['no quota', [NO_QUOTA], notExecuted(NO_QUOTA), unknown(NO_QUOTA)],
] as const;

test.each(ROWS)(
  '%s, of a first request and of a retry: one call',
  async (_, ends, first, retry) => {
    const refresh = (): Promise<void> => Promise.resolve();

    expect(await execute(ends, { isRetry: false, refresh })).toStrictEqual({
      verdict: first,
      calls: 1,
    });
    expect(await execute(ends, { isRetry: true, refresh })).toStrictEqual({
      verdict: retry,
      calls: 1,
    });
  },
);

test('a rejection is one of a retry if another gateway has sent the token meanwhile', async () => {
  const token = {
    isRetry: false,
    refresh: () => {
      token.isRetry = true;
      return Promise.resolve();
    },
  };

  const { verdict } = await execute([INVALID], token);

  expect(verdict).toStrictEqual(notExecuted(INVALID, 'answer', true));
});
