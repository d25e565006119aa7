import { describe, expect, test } from '@jest/globals';
import { ConnectClock } from '../../src/connect/connect-clock.ts';
import { ConnectNow } from '../../src/connect/connect-now.ts';

const TIME = Date.parse('Sun, 29 Nov 2026 12:00:00 GMT');
/** A `Date` has whole seconds, and hosts differ slightly. */
const MAX_AHEAD = 1_100;

/** A request that begins when its machine's clock shows `guess`. */
function beginAt(guess: number) {
  let local = 0;
  const clock = new ConnectClock(() => local);
  const answer = (time: number): void => {
    clock.observe(new Date(time).toUTCString(), local);
  };
  return {
    answer,
    later: (milliseconds: number): void => {
      local += milliseconds;
    },
    begin: (): ConnectNow =>
      new ConnectNow(
        clock,
        () => guess,
        () => local,
      ),
  };
}

describe("Connect's now", () => {
  test('is a guess until a response shows it', () => {
    expect(beginAt(TIME).begin().time).toBe(TIME);
    expect(beginAt(TIME).begin().correct()).toBe(TIME);
  });

  test('is known for five seconds after a response has shown it', () => {
    const { answer, later, begin } = beginAt(TIME);
    const now = begin();
    expect(now.isKnown).toBe(false);

    answer(TIME);
    later(5_000);
    expect(now.isKnown).toBe(true);

    later(1);
    expect(now.isKnown).toBe(false);
  });

  test('is by the latest response, whatever the clock of this machine shows', () => {
    const { answer, later, begin } = beginAt(0);
    answer(TIME);
    later(5_000);

    expect(begin().time).toBe(TIME + 5_000 + MAX_AHEAD + 5);
  });

  test('is in a range of weeks until a response shows it, and then of little more than a second', () => {
    const { answer, later, begin } = beginAt(TIME);
    const now = begin();
    later(2_000);
    const weeks = 30 * 86_400_000;
    expect(now.range).toStrictEqual({ min: TIME + 2_000 - weeks, max: TIME + 2_000 + weeks });
    expect(now.estimate).toBe(TIME + 2_000);

    answer(TIME - 60_000);
    expect(now.range).toStrictEqual({ min: TIME - 60_100, max: TIME - 60_000 + MAX_AHEAD });
    expect(now.estimate).toBe(TIME - 59_500);
  });

  test.each([
    ['agrees', 0, TIME],
    ['is as late as a response takes', 900, TIME],
    ['is behind it', -1_000, TIME],
    ['is behind it by a minute', -60_000, TIME],
    ['is ahead of it by seconds', 3_000, TIME + 5_000 + MAX_AHEAD],
    ['is ahead of it by days', 259_200_000, TIME + 259_202_000 + MAX_AHEAD],
    ['is far behind it', -259_200_000, TIME - 259_198_000 + MAX_AHEAD],
  ])('is corrected when a response after 2 s shows that the clock %s', (_, ahead, expected) => {
    const { answer, later, begin } = beginAt(TIME);
    const now = begin();
    later(2_000);
    answer(TIME + 2_000 + ahead);

    expect(now.correct()).toBe(expected);
    expect(now.time).toBe(expected);
    // Once corrected, it stays.
    expect(now.correct()).toBe(expected);
  });
});
