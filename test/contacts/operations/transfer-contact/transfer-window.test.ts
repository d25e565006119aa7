import { describe, expect, test } from '@jest/globals';
import {
  includes,
  inConnectTime,
  isOlderThan,
} from '../../../../src/contacts/operations/transfer-contact/transfer-window.ts';

/** Any time can have been shown by this setting of the clock. */
const ALWAYS = { shownFrom: -Infinity, shownUntil: Infinity };
/** Sent between 10.4 s and 11.5 s of Connect's time, and over by 15.5 s. */
const TIMES = { sentAfter: 10_400, sentBefore: 11_500, endsBefore: 15_500, ...ALWAYS };
const WINDOW = { times: [TIMES], shownBefore: [], isComplete: true, hasCompetitor: false };

describe('the window of a transfer', () => {
  test('has the span of the request in Connect’s time, each end as uncertain as the clock', () => {
    const setting = { id: 1, min: 1_000, max: 2_100, from: -Infinity, until: 700 };
    const times = inConnectTime(
      { from: 100, until: 500 },
      { settings: [setting], shownBefore: [], isComplete: false },
    );

    expect(times).toStrictEqual({
      times: [
        {
          sentAfter: 1_100,
          sentBefore: 2_200,
          endsBefore: 2_600,
          shownFrom: -Infinity,
          shownUntil: 2_800,
        },
      ],
      shownBefore: [],
      isComplete: false,
    });
  });

  test.each([
    // What may be older by less than the clock is known.
    [9_999, false, false],
    [10_399, false, false],
    [10_400, true, false],
    [11_499, true, false],
    [11_500, true, true],
    [15_500, true, true],
    [15_501, false, false],
    // Whole seconds may have been cut: 10.999 s, or 15.999 s.
    [10_000, true, false],
    [11_000, true, false],
    [12_000, true, true],
    [9_000, false, false],
    [15_000, true, true],
    [16_000, false, false],
  ])('with what began at %d ms: first %j, repeated %j', (begunAt, ofFirst, ofRepetition) => {
    expect(includes({ ...WINDOW, isFirst: true }, begunAt)).toBe(ofFirst);
    expect(includes({ ...WINDOW, isFirst: false }, begunAt)).toBe(ofRepetition);
  });
});

describe('the window of a transfer, when Connect’s clock was set by an hour meanwhile', () => {
  const HOUR = 3_600_000;
  const exact = (from: number, until: number, shown: [number, number]) => ({
    sentAfter: from,
    sentBefore: from,
    endsBefore: until,
    shownFrom: shown[0],
    shownUntil: shown[1],
  });
  /** Sent at 10 s and over by 15 s. Responses came at 8 s, 12 s and 20 s. */
  const setBy = (step: number, isComplete = true) => ({
    times: [
      exact(10_000, 15_000, [-Infinity, 12_000]),
      exact(10_000 + step, 15_000 + step, [8_000 + step, 20_000 + step]),
    ],
    shownBefore: [],
    isComplete,
    isFirst: true,
    hasCompetitor: false,
  });

  test.each([
    ['before it was set', HOUR, 11_001, true, false],
    ['after it was set', HOUR, 11_001 + HOUR, true, false],
    ['before it was sent', HOUR, 9_001, false, true],
    ['before it was sent, and after it was set', HOUR, 9_001 + HOUR, false, true],
    ['later than it can have been executed', HOUR, 16_001 + HOUR, false, false],
    ['at a time that no clock has shown', HOUR, 1_800_001, false, false],
    ['before it was set back', -HOUR, 11_001, true, false],
    ['after it was set back', -HOUR, 11_001 - HOUR, false, false],
  ])('with what began %s', (_, step, begunAt, isIncluded, isOlder) => {
    // What the clock showed an hour ago may have been shown again.
    expect(includes(setBy(step), begunAt)).toBe(isIncluded);
    expect(isOlderThan(setBy(step), begunAt)).toBe(isOlder);
  });

  test.each([
    ['that the clock has shown before it was set back', 9_000, 12_000, false],
    ['that it showed later', 9_000, 11_000, true],
    // Whole seconds may have been cut.
    ['that it may have shown', 12_500, 20_000, false],
  ])('what began at a time %s', (_, from, until, isIncluded) => {
    const window = { ...WINDOW, isFirst: true, shownBefore: [{ from, until }] };

    expect(includes(window, 12_000)).toBe(isIncluded);
  });

  test('without a response from before, nothing is known to be older', () => {
    expect(isOlderThan(setBy(HOUR, false), 9_001)).toBe(false);
  });
});
