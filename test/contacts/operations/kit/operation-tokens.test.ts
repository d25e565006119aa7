import { describe, expect, test } from '@jest/globals';
import { type Deadline, deadlineIn } from '../../../../src/connect/deadline.ts';
import {
  type OperationToken,
  type OperationTokenResult,
  type OperationTokenRun,
  OperationTokens,
} from '../../../../src/contacts/operations/kit/operation-tokens.ts';
import { keyedDigest } from '../../../../src/secret/keyed-digest.ts';

const TOKEN: OperationToken = {
  caller: '["issuer","subject"]',
  instanceId: 'instance',
  operation: 'TagContact',
  clientToken: 'token',
};
const INPUT = '{"contactId":"contact"}';
const OTHER_INPUT = '{"contactId":"other"}';
const RESULT = { contactId: 'contact' };
const SHOWN_WITHIN_MS = 3_000;
const HOUR_MS = 3_600_000;

/** A deadline that does not pass while the test runs. */
const DEADLINE: Deadline = {
  signal: new AbortController().signal,
  remainingMs: () => 10_000,
};

interface Memory {
  readonly tokens: OperationTokens;
  readonly clock: { now: number };
  readonly begin: (token?: OperationToken, input?: string) => Promise<OperationTokenRun>;
  /** Runs one request to its end. */
  readonly run: (
    result: OperationTokenResult,
    token?: OperationToken,
    input?: string,
  ) => Promise<void>;
}

function memory(max?: number): Memory {
  const clock = { now: 1_000 };
  const tokens = new OperationTokens({
    digest: keyedDigest('a secret of a test', 'operation-input'),
    shownWithinMs: SHOWN_WITHIN_MS,
    ...(max !== undefined && { max }),
    now: () => clock.now,
  });
  const begin: Memory['begin'] = (token = TOKEN, input = INPUT) =>
    tokens.begin(token, input, DEADLINE);
  return {
    tokens,
    clock,
    begin,
    async run(result, token, input) {
      const run = await begin(token, input);
      await run.end(result);
    },
  };
}

const EXECUTED = { state: 'executed', result: RESULT } as const;
const NOT_EXECUTED = { state: 'not-executed' } as const;
const UNCHANGED = { state: 'unchanged' } as const;
const AT_LARGE = { state: 'open', isAtLarge: true } as const;
const ANSWERED = { state: 'open', isAtLarge: false } as const;

const NONE = { state: 'none' };
const CONFLICT = { state: 'conflict' };
const openFor = (quietForMs: number, isAtLarge: boolean): object => ({
  state: 'open',
  isAtLarge,
  quietForMs,
});

describe('what is known of a token after its requests', () => {
  test.each<[string, readonly OperationTokenResult[], object]>([
    ['none', [], NONE],
    ['an execution', [EXECUTED], EXECUTED],
    ['no execution', [NOT_EXECUTED], NONE],
    ['nothing sent', [UNCHANGED], NONE],
    ['an unknown outcome without an answer', [AT_LARGE], openFor(0, true)],
    ['an unknown outcome that Connect answered', [ANSWERED], openFor(0, false)],
    ['an unknown outcome, and nothing sent', [AT_LARGE, UNCHANGED], openFor(0, true)],
    ['an unknown outcome that proved to be none', [AT_LARGE, NOT_EXECUTED], NONE],
    ['an unknown outcome that proved to be a success', [AT_LARGE, EXECUTED], EXECUTED],
    ['an unknown outcome after one that may continue', [AT_LARGE, ANSWERED], openFor(0, true)],
    ['more after a success', [EXECUTED, NOT_EXECUTED, AT_LARGE, UNCHANGED], EXECUTED],
  ])('%s', async (_, results, expected) => {
    const { begin, run } = memory();
    for (const result of results) await run(result);

    const { earlier } = await begin();

    expect(earlier).toStrictEqual(expected);
  });

  test.each<[string, readonly OperationTokenResult[], object]>([
    ['an execution', [EXECUTED], CONFLICT],
    ['no execution', [NOT_EXECUTED], NONE],
    ['nothing sent', [UNCHANGED], NONE],
    ['an unknown outcome', [ANSWERED], CONFLICT],
    ['an unknown outcome, and nothing sent', [ANSWERED, UNCHANGED], CONFLICT],
    ['an unknown outcome that proved to be none', [ANSWERED, NOT_EXECUTED], NONE],
  ])('%s, when it is used with another input', async (_, results, expected) => {
    const { begin, run } = memory();
    for (const result of results) await run(result);

    const { earlier } = await begin(TOKEN, OTHER_INPUT);

    expect(earlier).toStrictEqual(expected);
  });

  test.each<[string, Partial<OperationToken>]>([
    ['caller', { caller: '["issuer","another"]' }],
    ['instance', { instanceId: 'another' }],
    ['operation', { operation: 'UntagContact' }],
    ['client token', { clientToken: 'another' }],
  ])('is not known of one with another %s', async (_, other) => {
    const { begin, run } = memory();
    await run(EXECUTED);

    const { earlier } = await begin({ ...TOKEN, ...other }, OTHER_INPUT);

    expect(earlier).toStrictEqual(NONE);
  });

  test('is not changed by a conflict, a success, or a second end', async () => {
    const { begin, run } = memory();
    const first = await begin();
    await first.end(EXECUTED);
    await first.end(NOT_EXECUTED);
    await run(NOT_EXECUTED, TOKEN, OTHER_INPUT);
    await run(EXECUTED, TOKEN, OTHER_INPUT);
    await run({ state: 'executed', result: { contactId: 'another' } });

    const { earlier } = await begin();

    expect(earlier).toStrictEqual(EXECUTED);
  });
});

describe('with time', () => {
  test('an unknown outcome is no longer at large when Connect would show it', async () => {
    const { begin, clock, run } = memory();
    await run(AT_LARGE);
    const started = await begin();
    await started.end(UNCHANGED);

    clock.now += 10_000 + SHOWN_WITHIN_MS - 1;
    const before = started.earlier;
    clock.now += 1;
    const after = started.earlier;

    expect([before, after]).toStrictEqual([openFor(12_999, true), openFor(13_000, false)]);
  });

  test('a result is remembered for 24 hours, however often it is read', async () => {
    const { begin, clock, run } = memory();
    await run(EXECUTED);

    clock.now += 23 * HOUR_MS;
    const during = await begin();
    clock.now += HOUR_MS + 1;
    const after = await begin(TOKEN, OTHER_INPUT);

    expect(during.earlier).toStrictEqual(EXECUTED);
    expect(after.earlier).toStrictEqual(NONE);
  });

  test('what was evicted is unknown', async () => {
    const { begin, run } = memory(2);
    const third = { ...TOKEN, clientToken: 'third' };
    await run(EXECUTED);
    await run(EXECUTED, { ...TOKEN, clientToken: 'second' });
    await run(EXECUTED, third);

    const evicted = await begin(TOKEN, OTHER_INPUT);
    const kept = await begin(third);

    expect([evicted.earlier, kept.earlier]).toStrictEqual([NONE, EXECUTED]);
  });

  test('a running request that was evicted is known when it has ended', async () => {
    const { begin, run } = memory(1);
    const running = await begin();
    await run(EXECUTED, { ...TOKEN, clientToken: 'second' });
    await running.end(EXECUTED);

    const { earlier } = await begin();

    expect(earlier).toStrictEqual(EXECUTED);
  });
});

describe('while a request is running', () => {
  test('one with another input is a conflict', async () => {
    const { begin } = memory();
    await begin();

    const { earlier } = await begin(TOKEN, OTHER_INPUT);

    expect(earlier).toStrictEqual(CONFLICT);
  });

  test.each<[string, OperationTokenResult, object]>([
    ['succeeds', EXECUTED, EXECUTED],
    ['has an unknown outcome', ANSWERED, openFor(0, false)],
    ['executes nothing', NOT_EXECUTED, NONE],
    ['sends nothing', UNCHANGED, NONE],
  ])('one with the same input waits until it %s', async (_, result, expected) => {
    const { begin } = memory();
    const first = await begin();
    const second = begin();
    const third = begin();

    await first.end(result);
    const next = await second;
    const { earlier } = next;
    await next.end(EXECUTED);

    expect(earlier).toStrictEqual(expected);
    expect((await third).earlier).toStrictEqual(EXECUTED);
  });

  test('it waits until its deadline at most', async () => {
    const { begin, tokens } = memory();
    const first = await begin();

    const late = await tokens.begin(TOKEN, INPUT, deadlineIn(1));
    await late.end(EXECUTED);
    await first.end(NOT_EXECUTED);

    expect(late.earlier).toStrictEqual({ state: 'running' });
    expect((await begin()).earlier).toStrictEqual(NONE);
  });
});

describe('a request of an earlier process', () => {
  test('is open, and at large as long as Connect may not show it', async () => {
    const { begin, clock, tokens } = memory();
    tokens.restore(TOKEN, tokens.inputDigest(INPUT), clock.now + 500);

    const run = await begin();
    const early = run.earlier;
    clock.now += 500 + SHOWN_WITHIN_MS;
    const late = run.earlier;

    expect([early, late]).toStrictEqual([openFor(0, true), openFor(SHOWN_WITHIN_MS, false)]);
  });

  test('conflicts with another input', async () => {
    const { begin, clock, tokens } = memory();
    tokens.restore(TOKEN, tokens.inputDigest(INPUT), clock.now);

    const { earlier } = await begin(TOKEN, OTHER_INPUT);

    expect(earlier).toStrictEqual(CONFLICT);
  });

  test('whose digest has another key is open for any input, until one of them may be executed', async () => {
    const { begin, clock, run, tokens } = memory();
    tokens.restore(TOKEN, undefined, clock.now);
    await run(UNCHANGED, TOKEN, OTHER_INPUT);

    const next = await begin();
    const { earlier } = next;
    await next.end(ANSWERED);
    const other = await begin(TOKEN, OTHER_INPUT);

    expect(earlier).toStrictEqual(openFor(0, true));
    expect(other.earlier).toStrictEqual(CONFLICT);
  });

  test('does not replace a success', async () => {
    const { begin, clock, run, tokens } = memory();
    await run(EXECUTED);
    tokens.restore(TOKEN, tokens.inputDigest(OTHER_INPUT), clock.now);

    const { earlier } = await begin();

    expect(earlier).toStrictEqual(EXECUTED);
  });

  test('counts together with one that runs, and with others', async () => {
    const { begin, clock, tokens } = memory();
    const digest = tokens.inputDigest(INPUT);
    const running = await begin();
    tokens.restore(TOKEN, digest, clock.now);
    await running.end(UNCHANGED);
    tokens.restore(TOKEN, digest, clock.now - 50_000);
    clock.now += SHOWN_WITHIN_MS - 1;

    const { earlier } = await begin();

    expect(earlier).toStrictEqual(openFor(SHOWN_WITHIN_MS - 1, true));
  });
});
