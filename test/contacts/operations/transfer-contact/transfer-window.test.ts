import { describe, expect, test } from '@jest/globals';
import {
  includes,
  inConnectTime,
} from '../../../../src/contacts/operations/transfer-contact/transfer-window.ts';

/** Sent between 10.4 s and 11.5 s of Connect's time, and over by 15.5 s. */
const WINDOW = { sentAfter: 10_400, sentBefore: 11_500, endsBefore: 15_500, hasCompetitor: false };

describe('the window of a transfer', () => {
  test('has the span of the request in Connect’s time, each end as uncertain as the clock', () => {
    const times = inConnectTime({ from: 100, until: 500 }, { min: 1_000, max: 2_100 });

    expect(times).toStrictEqual({ sentAfter: 1_100, sentBefore: 2_200, endsBefore: 2_600 });
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
