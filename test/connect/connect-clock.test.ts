import { describe, expect, test } from '@jest/globals';
import { ConnectClock } from '../../src/connect/connect-clock.ts';

const DATE = 'Sun, 29 Nov 2026 12:00:00 GMT';
const TIME = Date.parse(DATE);
const at = (milliseconds: number): string => new Date(TIME + milliseconds).toUTCString();
/** The max difference between the clocks of hosts. */
const TOLERANCE = 100;

describe("Connect's clock", () => {
  test('is unknown before a response', () => {
    expect(new ConnectClock().offset).toBeUndefined();
  });

  test('is known to a second, and the time that the response took', () => {
    const clock = new ConnectClock(() => 50);
    clock.observe(DATE, 20);

    expect(clock.offset).toStrictEqual({
      min: TIME - 50 - TOLERANCE,
      max: TIME + 1_000 - 20 + TOLERANCE,
    });
  });

  test('is known more exactly after several responses', () => {
    let now = 0;
    const clock = new ConnectClock(() => now);
    // By the true time, it is 400 ms past a second when the clock is at 0.
    for (now = 0; now <= 2_000; now += 250) clock.observe(at(now + 400), now);

    const { min = NaN, max = NaN } = clock.offset ?? {};
    expect(min).toBeLessThanOrEqual(TIME + 400);
    expect(max).toBeGreaterThanOrEqual(TIME + 400);
    expect(max - min).toBeLessThanOrEqual(250 + 2 * TOLERANCE);
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

    expect(clock.offset).toBeUndefined();
  });

  test('is unknown when responses contradict each other, until newer ones agree', () => {
    const clock = new ConnectClock(() => 0);
    clock.observe(at(0), 0);
    clock.observe(at(10_000), 0);
    expect(clock.offset).toBeUndefined();

    for (let answer = 0; answer < 15; answer += 1) clock.observe(at(10_000), 0);

    expect(clock.offset).toMatchObject({ min: TIME + 10_000 - TOLERANCE });
  });

  test('is unknown again when the responses are old', () => {
    let now = 0;
    const clock = new ConnectClock(() => now);
    clock.observe(at(0), 0);
    now = 60_001;

    expect(clock.offset).toBeUndefined();
  });
});
