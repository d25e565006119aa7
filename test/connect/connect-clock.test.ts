import { describe, expect, test } from '@jest/globals';
import { type ClockOffset, ConnectClock } from '../../src/connect/connect-clock.ts';

const DATE = 'Sun, 29 Nov 2026 12:00:00 GMT';
const TIME = Date.parse(DATE);
const at = (milliseconds: number): string => new Date(TIME + milliseconds).toUTCString();
/** The max difference between the clocks of hosts. */
const TOLERANCE = 100;
const HOUR = 3_600_000;

/** The offset by the latest responses, which agree. */
function offsetOf(clock: ConnectClock, since = 0): ClockOffset | undefined {
  const { settings = [] } = clock.since(since) ?? {};
  const last = settings.at(-1);
  return last && { min: last.min, max: last.max };
}

describe("Connect's clock", () => {
  test('is unknown before a response', () => {
    expect(new ConnectClock().since(0)).toBeUndefined();
    expect(new ConnectClock().time).toBeUndefined();
  });

  test('is known to a second, and the time that the response took', () => {
    const clock = new ConnectClock(() => 50);
    clock.observe(DATE, 20);

    expect(offsetOf(clock)).toStrictEqual({
      min: TIME - 50 - TOLERANCE,
      max: TIME + 1_000 - 20 + TOLERANCE,
    });
  });

  test('is known more exactly after several responses', () => {
    let now = 0;
    const clock = new ConnectClock(() => now);
    // By the true time, it is 400 ms past a second when the clock is at 0.
    for (now = 0; now <= 2_000; now += 250) clock.observe(at(now + 400), now);

    const { min = NaN, max = NaN } = offsetOf(clock) ?? {};
    expect(min).toBeLessThanOrEqual(TIME + 400);
    expect(max).toBeGreaterThanOrEqual(TIME + 400);
    expect(max - min).toBeLessThanOrEqual(250 + 2 * (TOLERANCE + 2));
  });

  test.each([
    undefined,
    '',
    '2026-11-29T12:00:00Z',
    'Sun, 29 Nov 2026 12:00:00',
    'Sun, 29 Nov 2026 12:00:00 +0100',
    'Sun, 99 Nov 2026 12:00:00 GMT',
    '1795953600',
  ])('is not known from a Date of %j', (date) => {
    const clock = new ConnectClock(() => 0);
    clock.observe(date, 0);

    expect(offsetOf(clock)).toBeUndefined();
  });

  test('is unknown when responses contradict each other, until newer ones agree', () => {
    const clock = new ConnectClock(() => 0);
    clock.observe(at(0), 0);
    clock.observe(at(10_000), 0);
    expect(offsetOf(clock)).toBeUndefined();

    for (let answer = 0; answer < 15; answer += 1) clock.observe(at(10_000), 0);

    expect(offsetOf(clock)).toMatchObject({ min: TIME + 10_000 - TOLERANCE });
  });

  test('is unknown again when the responses are old', () => {
    let now = 0;
    const clock = new ConnectClock(() => now);
    clock.observe(at(0), 0);
    now = 600_001;

    expect(offsetOf(clock)).toBeUndefined();
  });

  test('is less exact when the responses are older', () => {
    let now = 0;
    const clock = new ConnectClock(() => now);
    clock.observe(at(0), 0);
    now = 100_000;

    expect(offsetOf(clock)).toStrictEqual({
      min: TIME - TOLERANCE - 100,
      max: TIME + 1_000 + TOLERANCE + 100,
    });
  });

  test('is known again a minute after the last response that contradicts the later ones', () => {
    let now = 0;
    const clock = new ConnectClock(() => now);
    clock.observe(at(0), 0);
    clock.observe(at(10_000), 0);
    now = 59_999;
    expect(clock.since(now)).toBeUndefined();

    now = 60_000;
    expect(clock.since(now)).toMatchObject({ isComplete: true, settings: [{ id: 2 }] });
  });
});

describe("Connect's clock, when it is set", () => {
  test.each([HOUR, -HOUR])('by %d ms has both settings at once', (step) => {
    let now = 1_000;
    const clock = new ConnectClock(() => now);
    clock.observe(at(1_000), 990);
    now = 5_000;
    clock.observe(at(5_000 + step), 4_990);

    expect(clock.since(2_000)).toStrictEqual({
      isComplete: true,
      shownBefore: [],
      settings: [
        {
          id: 1,
          from: -Infinity,
          until: 5_000,
          min: TIME - TOLERANCE,
          max: TIME + 1_010 + TOLERANCE,
        },
        {
          id: 2,
          from: 990,
          until: 5_000,
          min: TIME + step - TOLERANCE,
          max: TIME + step + 1_010 + TOLERANCE,
        },
      ],
    });
  });

  test('has one setting for what happens later', () => {
    let now = 0;
    const clock = new ConnectClock(() => now);
    clock.observe(at(0), 0);
    now = 5_000;
    clock.observe(at(5_000 + HOUR), 4_990);

    expect(clock.since(5_000)).toMatchObject({
      isComplete: true,
      settings: [{ id: 2 }],
      shownBefore: [{ from: -Infinity, until: TIME + 6_000 + TOLERANCE + 5 }],
    });
  });

  test('several times has all settings', () => {
    let now = 0;
    const clock = new ConnectClock(() => now);
    for (const hours of [0, 1, 2]) {
      now = hours * 1_000;
      clock.observe(at(now + hours * HOUR), now);
    }

    expect(clock.since(500)).toMatchObject({
      isComplete: true,
      settings: [
        { id: 1, until: 1_000 },
        { id: 2, from: 0, until: 2_000 },
        { id: 3, from: 1_000, until: 2_000 },
      ],
    });
    expect(clock.since(1_500)).toMatchObject({ settings: [{ id: 2 }, { id: 3 }] });
  });

  /** A clock that is set by an hour between responses at these times. */
  const setBetween = (times: readonly number[]): ConnectClock => {
    let now = 0;
    const clock = new ConnectClock(() => now);
    for (const [index, time] of times.entries()) {
      now = time;
      clock.observe(at(now + index * HOUR), now);
    }
    return clock;
  };

  test('is not completely known when no response is older', () => {
    expect(setBetween([1_000]).since(500)).toMatchObject({ isComplete: false, settings: [{}] });
  });

  test('is unknown for what began before it was set, when the older responses are too old', () => {
    expect(setBetween([100, 701_500]).since(701_000)).toBeUndefined();
  });

  test.each([2_000, 120_000])(
    'by a few seconds is unknown for what began before, also %d ms later',
    (later) => {
      let now = 0;
      const clock = new ConnectClock(() => now);
      clock.observe(at(0), 0);
      now = 1_000;
      for (let response = 0; response < 16; response += 1) clock.observe(at(11_000), now);
      now += later;

      expect(clock.since(500)).toBeUndefined();
      expect(clock.since(1_000)).toMatchObject({ settings: [{ id: 2 }] });
    },
  );

  test('more often than is remembered still shows what may have been shown before', () => {
    const clock = setBetween(Array.from({ length: 12 }, (_, index) => index * 1_000));

    expect(clock.since(500)).toBeUndefined();
    expect(clock.since(11_000)?.shownBefore.at(-1)).toMatchObject({
      from: -Infinity,
      until: expect.closeTo(TIME + 3 * HOUR + 4_000 + 1_000 + TOLERANCE, -1),
    });
  });

  test('is unknown when all responses were slow', () => {
    let now = 3_000;
    const clock = new ConnectClock(() => now);
    clock.observe(at(3_000), 0);
    expect(clock.since(3_000)).toBeUndefined();

    now = 4_000;
    clock.observe(at(4_000), 3_900);
    expect(clock.since(4_000)).toMatchObject({ settings: [{ id: 1 }] });
  });

  test('is not completely known for what began after a pause that hides a small step', () => {
    let now = 0;
    const clock = new ConnectClock(() => now);
    clock.observe(at(0), 0);
    now = 700_000;
    clock.observe(at(700_000), 700_000);

    expect(clock.since(699_000)).toMatchObject({ isComplete: false });
    expect(clock.since(700_000)).toMatchObject({ isComplete: true });
  });

  test('shows the new time at once', () => {
    const clock = new ConnectClock(() => 50);
    clock.observe(at(0), 50);
    clock.observe(at(70_000), 50);

    expect(clock.time).toStrictEqual({
      min: TIME + 70_000 - TOLERANCE,
      max: TIME + 71_000 + TOLERANCE,
    });
  });
});
