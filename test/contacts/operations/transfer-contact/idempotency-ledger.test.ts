import { describe, expect, test } from '@jest/globals';
import { ConnectClock } from '../../../../src/connect/connect-clock.ts';
import {
  IdempotencyLedger,
  type TransferTokenRun,
} from '../../../../src/contacts/operations/transfer-contact/idempotency-ledger.ts';
import type {
  TransferFailure,
  TransferOutcome,
  ResolvedTarget,
} from '../../../../src/contacts/operations/transfer-contact/transfer-model.ts';
import { includes } from '../../../../src/contacts/operations/transfer-contact/transfer-window.ts';

const REQUEST = {
  instanceId: 'instance',
  contactId: 'contact',
  contactFlowId: 'flow',
  clientToken: 'token',
  target: { kind: 'queue', id: 'target' },
} as const;
const OTHER = { ...REQUEST, clientToken: 'other' };

const DEADLINE_MS = 10_000;
const SHOWN_WITHIN_MS = 3_000;
const EXECUTED = {
  state: 'executed',
  result: { command: REQUEST, contactId: 'new', contactArn: 'arn:new' },
} as const;

/** A ledger whose time is what the test says. */
function createLedger(max?: number) {
  let time = 0;
  const now = (): number => time;
  const clock = new ConnectClock(now);
  const ledger = new IdempotencyLedger({
    clock,
    shownWithinMs: SHOWN_WITHIN_MS,
    now,
    ...(max !== undefined && { max }),
  });
  /** An answer of Connect, whose clock is ahead. */
  const observe = (ahead = 0): void => {
    clock.observe(new Date(time + ahead).toUTCString(), time);
  };
  const begin = (request: typeof REQUEST | typeof OTHER = REQUEST): TransferTokenRun =>
    ledger.begin(request, request, DEADLINE_MS);
  return {
    ledger,
    begin,
    observe,
    at: (milliseconds: number): void => {
      time = milliseconds;
      observe();
    },
    /** A request whose outcome stays open. */
    lose: (request: typeof REQUEST | typeof OTHER = REQUEST): void => {
      const span = { from: time, until: time + SHOWN_WITHIN_MS };
      begin(request).end({ state: 'open', span, isAtLarge: true });
    },
  };
}

const failed = (failure: TransferFailure): TransferOutcome => ({
  ok: false,
  failure,
  determinedBy: 'answer',
});
const retry = { clientToken: 'token', connectRequestId: null } as const;
const UNKNOWN = failed({ reason: 'outcome-unknown', retry: 'token', ...retry });
const NOTHING_CHANGED = failed({ reason: 'service-failure', ...retry });
const THROTTLED = failed({ reason: 'throttled', clientToken: 'token', retryAfter: 1 });
const NOT_CLOSING: TransferOutcome[] = [
  NOTHING_CHANGED,
  failed({ reason: 'not-recorded', clientToken: 'token' }),
  failed({ reason: 'access-denied', connectRequestId: null }),
  failed({ reason: 'resource-not-found', resource: { type: 'QUICK_CONNECT', id: 'deleted' } }),
];
const SUCCESS: TransferOutcome = { ok: true, result: EXECUTED.result, determinedBy: 'answer' };

describe('what a caller is answered', () => {
  test.each([...NOT_CLOSING, THROTTLED, UNKNOWN, SUCCESS])(
    'is the outcome of the request, when there was none before: %j',
    (outcome) => {
      expect(createLedger().ledger.consistentOutcome(REQUEST, outcome)).toStrictEqual(outcome);
    },
  );

  test.each(NOT_CLOSING)('stays unknown when an earlier request is open: %j', (outcome) => {
    const { ledger, lose } = createLedger();
    lose();

    expect(ledger.consistentOutcome(REQUEST, outcome)).toStrictEqual(UNKNOWN);
    expect(ledger.consistentOutcome(REQUEST, THROTTLED)).toStrictEqual(THROTTLED);
    expect(ledger.consistentOutcome(REQUEST, SUCCESS)).toStrictEqual(SUCCESS);
  });

  test.each([...NOT_CLOSING, THROTTLED, UNKNOWN])('stays a success: %j', (outcome) => {
    const { ledger, begin, lose } = createLedger();
    lose();
    begin().end(EXECUTED);
    lose();

    expect(ledger.consistentOutcome(REQUEST, outcome)).toStrictEqual(SUCCESS);
  });

  test.each(NOT_CLOSING)('is its outcome when Connect has rejected the token: %j', (outcome) => {
    const { ledger, begin, lose } = createLedger();
    lose();
    begin().end({ state: 'not-executed' });

    expect(ledger.consistentOutcome(REQUEST, outcome)).toStrictEqual(outcome);
  });

  test.each([
    { clientToken: 'other' },
    { contactId: 'other' },
    { contactFlowId: 'other' },
    { instanceId: 'other' },
    { target: { kind: 'user', id: 'target' } as const },
  ])('says nothing of another transfer: %j', (change) => {
    const { ledger, begin } = createLedger();
    begin().end(EXECUTED);

    expect(ledger.consistentOutcome({ ...REQUEST, ...change }, NOTHING_CHANGED)).toStrictEqual(
      NOTHING_CHANGED,
    );
  });
});

describe('a new contact', () => {
  test('is another’s when it was made by another token', () => {
    const { begin } = createLedger();
    begin().end(EXECUTED);

    expect(begin(REQUEST).isFromOtherTransfer('new')).toBe(false);
    expect(begin(OTHER).isFromOtherTransfer('new')).toBe(true);
    expect(begin(OTHER).isFromOtherTransfer('unheard of')).toBe(false);
  });
});

describe('another token', () => {
  const SPAN = { from: 100_000, until: 103_000 };
  const hasCompetitor = (run: TransferTokenRun): boolean[] =>
    run.windows(SPAN).map((window) => window.hasCompetitor);

  test.each<[string, number, boolean]>([
    ['that was lost long ago', 80_000, false],
    ['that was lost a moment before', 95_000, true],
    ['whose deadline, and what it takes to show, is just over', 84_000, false],
    ['whose deadline is just over', 88_000, true],
  ])('%s', (_, lostAt, expected) => {
    const { begin, lose, at } = createLedger();
    at(lostAt);
    lose(OTHER);
    at(SPAN.from);

    expect(hasCompetitor(begin())).toStrictEqual([expected]);
  });

  test('contests while it runs, however long', () => {
    const { begin, at } = createLedger();
    at(1_000);
    const other = begin(OTHER);
    at(SPAN.from);
    const run = begin();

    expect(hasCompetitor(run)).toStrictEqual([true]);
    other.end({ state: 'not-executed' });
    expect(hasCompetitor(run)).toStrictEqual([false]);
  });

  test('contests when it begins later, and is open', () => {
    const { begin, lose, at } = createLedger();
    at(SPAN.from);
    const run = begin();
    at(SPAN.from + 1_000);
    lose(OTHER);

    expect(hasCompetitor(run)).toStrictEqual([true]);
  });

  test('contests no longer when it was executed, for then its new contact is known', () => {
    const { begin, lose, at } = createLedger();
    at(SPAN.from);
    const run = begin();
    lose(OTHER);
    begin(OTHER).end(EXECUTED);

    expect(hasCompetitor(run)).toStrictEqual([false]);
    expect(run.isFromOtherTransfer('new')).toBe(true);
  });

  const QUEUE = { kind: 'queue', id: '1' } as const;
  const USER = { kind: 'user', id: '1' } as const;
  const FLOW = { kind: 'flow' } as const;
  test.each<[ResolvedTarget, ResolvedTarget, boolean]>([
    [QUEUE, QUEUE, true],
    [QUEUE, { ...QUEUE, id: '2' }, false],
    [USER, { ...USER, id: '2' }, false],
    [USER, USER, true],
    [USER, { ...QUEUE, id: '2' }, true],
    [{ ...QUEUE, id: '2' }, USER, true],
    [FLOW, QUEUE, true],
    [USER, FLOW, true],
    [FLOW, FLOW, true],
  ])('of %j contests one of %j: %j', (target, ownTarget, expected) => {
    const { ledger, at } = createLedger();
    at(SPAN.from);
    const other = { ...OTHER, target };
    ledger.begin(other, other, DEADLINE_MS).end({ state: 'open', span: SPAN, isAtLarge: true });
    const own = { ...REQUEST, target: ownTarget };

    expect(hasCompetitor(ledger.begin(own, own, DEADLINE_MS))).toStrictEqual([expected]);
  });

  test('of another contact contests nothing', () => {
    const { ledger, begin, at } = createLedger();
    at(SPAN.from);
    const other = { ...OTHER, contactId: 'another' };
    ledger.begin(other, other, DEADLINE_MS).end({ state: 'open', span: SPAN, isAtLarge: true });

    expect(hasCompetitor(begin())).toStrictEqual([false]);
  });

  test('that was forgotten for want of room contests for its time', () => {
    const { ledger, begin, lose, at } = createLedger(1);
    at(SPAN.from);
    lose(OTHER);
    const more = { ...OTHER, contactId: 'another' };
    ledger.begin(more, more, DEADLINE_MS).end({ state: 'open', span: SPAN, isAtLarge: true });
    const run = begin();
    const later = { from: SPAN.from + 60_000, until: SPAN.until + 60_000 };

    expect(hasCompetitor(run)).toStrictEqual([true]);
    expect(run.windows(later).map((window) => window.hasCompetitor)).toStrictEqual([false]);
  });
});

describe('the windows of a token', () => {
  test('are those of its open requests, of which one only is the first', () => {
    const { begin, lose, at } = createLedger();
    at(1_000);
    lose();
    at(20_000);
    lose();
    at(40_000);
    const run = begin();

    expect(run.isRetry).toBe(true);
    expect(
      run.windows({ from: 40_000, until: 41_000 }).map(({ isFirst }) => isFirst),
    ).toStrictEqual([true, false, false]);
  });

  test('of earlier processes are apart, and begin with what is certain', () => {
    const { ledger, begin, at } = createLedger();
    at(100_000);
    ledger.restore(REQUEST, { from: 50_000, until: 60_000 }, 58_000);
    ledger.restore(REQUEST, { from: 55_000, until: 65_000 }, 63_000);
    const run = begin();

    expect(run.isRetry).toBe(true);
    expect(run.windows(undefined)).toStrictEqual([]);
    expect(run.windows({ from: 100_000, until: 101_000 })).toMatchObject([{ isFirst: false }]);
    expect(run.windowsOfRecords()).toMatchObject([{ isFirst: false }]);
  });

  test('are not known without a time of Connect', () => {
    const { begin } = createLedger();

    expect(begin().windows({ from: 0, until: 1 })).toStrictEqual([]);
  });

  test('stay as they were known when the request ended', () => {
    const { begin, lose, at, observe } = createLedger();
    at(1_000);
    lose();
    const [before] = begin().windows(undefined);
    // Later responses show it less exactly.
    at(500_000);

    expect(begin().windows(undefined)).toMatchObject([
      { times: [{ sentAfter: before?.times[0]?.sentAfter }] },
    ]);
    // The machine slept: Connect's clock is hours ahead of what it was.
    for (const hours of [1, 2, 3]) observe(hours * 3_600_000);

    const [after] = begin().windows(undefined);
    expect(after?.times).toHaveLength(4);
    expect(after?.times[0]).toMatchObject({ sentAfter: before?.times[0]?.sentAfter });
    expect(
      after && [1_500, 3_000_000, 3_601_500].map((time) => includes(after, time)),
    ).toStrictEqual([true, false, false]);
  });

  test('are those of the latest requests, however often a token is sent', () => {
    const { begin, lose, at } = createLedger();
    for (let request = 0; request < 100; request += 1) {
      at(request * 1_000);
      lose();
    }
    const windows = begin().windows(undefined);

    expect(windows).toHaveLength(8);
    expect(windows.some(({ isFirst }) => isFirst)).toBe(false);
  });

  test('are late once Connect has had the time to show its changes, and is at work on none', () => {
    const { begin, at } = createLedger();
    at(1_000);
    const span = { from: 1_000, until: 1_000 + SHOWN_WITHIN_MS };
    begin().end({ state: 'open', span, isAtLarge: false });
    at(3_999);
    expect(begin().isLate).toBe(false);
    at(4_000);
    expect(begin().isLate).toBe(true);
  });
});

describe('a token at large', () => {
  const SHOWN_AT = DEADLINE_MS + SHOWN_WITHIN_MS;

  test('is one of a lost request until its deadline, and until Connect shows its outcome', () => {
    const { begin, lose, at } = createLedger();
    at(0);
    lose();

    at(SHOWN_AT - 1);
    expect(begin()).toMatchObject({ isAtLarge: true, isLate: false });
    at(SHOWN_AT);
    expect(begin()).toMatchObject({ isAtLarge: false, isLate: true, isRetry: true });
  });

  test('is none whose requests Connect has answered, or that it has rejected since', () => {
    const { begin, lose, at } = createLedger();
    at(0);
    begin().end({ state: 'open', span: { from: 0, until: 1 }, isAtLarge: false });
    expect(begin().isAtLarge).toBe(false);

    lose();
    expect(begin().isAtLarge).toBe(true);
    begin().end({ state: 'not-executed' });
    expect(begin().isAtLarge).toBe(false);
  });

  test('is one that an earlier process has left', () => {
    const { ledger, begin, at } = createLedger();
    at(0);
    ledger.restore(REQUEST, { from: 0, until: DEADLINE_MS }, DEADLINE_MS);

    expect(begin().isAtLarge).toBe(true);
    at(SHOWN_AT);
    expect(begin().isAtLarge).toBe(false);
  });
});
