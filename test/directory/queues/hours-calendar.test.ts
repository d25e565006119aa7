import { describe, expect, test } from '@jest/globals';
import {
  addDays,
  daysFrom,
  endsNextDay,
  type HoursCalendar,
  isOpenAt,
  isTimeZone,
  type OpenHours,
  timeOfDay,
  wallTimeIn,
} from '../../../src/directory/queues/hours-calendar.ts';
import { calendarFromConnect } from '../../../src/directory/queues/read-hours-calendar.ts';

/** Minutes of a time such as 8:30. */
const at = (text: string): number => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
};
const hours = (start: string, end: string): OpenHours => ({ start: at(start), end: at(end) });

describe('the time that a clock shows', () => {
  test.each([
    ['UTC', '2026-11-30T23:59:59Z', '2026-11-30', '23:59'],
    ['Asia/Kolkata', '2026-11-30T20:00:00Z', '2026-12-01', '1:30'],
    ['Pacific/Kiritimati', '2026-11-30T10:00:00Z', '2026-12-01', '0:00'],
    ['Pacific/Pago_Pago', '2026-11-30T10:59:00Z', '2026-11-29', '23:59'],
    // Berlin: clocks go from 2:00 to 3:00 on 29 March, and from 3:00 to 2:00 on 25 October 2026.
    ['Europe/Berlin', '2026-03-29T00:59:00Z', '2026-03-29', '1:59'],
    ['Europe/Berlin', '2026-03-29T01:00:00Z', '2026-03-29', '3:00'],
    ['Europe/Berlin', '2026-10-25T00:30:00Z', '2026-10-25', '2:30'],
    ['Europe/Berlin', '2026-10-25T01:30:00Z', '2026-10-25', '2:30'],
    ['America/New_York', '2026-03-08T06:59:00Z', '2026-03-08', '1:59'],
    ['America/New_York', '2026-03-08T07:00:00Z', '2026-03-08', '3:00'],
  ])('in %s at %s', (timeZone, time, date, minutes) => {
    expect(wallTimeIn(timeZone, Date.parse(time))).toStrictEqual({ date, minutes: at(minutes) });
  });

  test('has only time zones that exist', () => {
    expect(['Europe/Berlin', 'UTC', 'Mars/Phobos', ''].map(isTimeZone)).toStrictEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

test.each([
  ['2026-11-30', 1, '2026-12-01'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2028-03-01', -1, '2028-02-29'],
  ['2026-03-29', 1, '2026-03-30'],
  ['2026-01-01', -2, '2025-12-30'],
])('%s and %d days is %s', (date, days, expected) => {
  expect(addDays(date, days)).toBe(expected);
});

describe('whether a calendar is open', () => {
  const calendar = (
    days: Readonly<Record<string, readonly OpenHours[]>>,
    timeZone = 'UTC',
  ): HoursCalendar => ({
    timeZone,
    days: Object.entries(days).map(([date, ofDay]) => ({ date, hours: ofDay, overrides: [] })),
  });
  const OFFICE = calendar({ '2026-11-30': [hours('8:00', '12:00'), hours('13:00', '18:30')] });
  const NIGHT = calendar({ '2026-11-30': [hours('22:00', '6:00')], '2026-12-01': [] });
  const SPLIT = calendar({
    '2026-11-30': [hours('22:00', '0:00')],
    '2026-12-01': [hours('0:00', '6:00')],
  });
  const WHOLE = calendar({ '2026-11-30': [hours('0:00', '0:00')] });
  const UNTIL_MIDNIGHT = calendar({ '2026-11-30': [hours('10:00', '0:00')] });

  test.each([
    ['before the hours', OFFICE, '2026-11-30', '7:59', false],
    ['at their start', OFFICE, '2026-11-30', '8:00', true],
    ['in a break', OFFICE, '2026-11-30', '12:00', false],
    ['after the break', OFFICE, '2026-11-30', '13:00', true],
    ['at the last minute', OFFICE, '2026-11-30', '18:29', true],
    ['at their end', OFFICE, '2026-11-30', '18:30', false],
    ['on a day that is not listed', OFFICE, '2026-12-01', '9:00', false],
    ['before a night', NIGHT, '2026-11-30', '21:59', false],
    ['before midnight', NIGHT, '2026-11-30', '23:59', true],
    ['after midnight', NIGHT, '2026-12-01', '0:00', true],
    ['at the end of a night', NIGHT, '2026-12-01', '6:00', false],
    ['in the night before', NIGHT, '2026-11-30', '5:00', false],
    ['before midnight, where Connect splits a night', SPLIT, '2026-11-30', '23:59', true],
    ['after midnight, where Connect splits a night', SPLIT, '2026-12-01', '5:59', true],
    ['at the end of a split night', SPLIT, '2026-12-01', '6:00', false],
    ['at the beginning of a whole day', WHOLE, '2026-11-30', '0:00', true],
    ['at the end of a whole day', WHOLE, '2026-11-30', '23:59', true],
    ['after a whole day', WHOLE, '2026-12-01', '0:00', false],
    ['before midnight, the end', UNTIL_MIDNIGHT, '2026-11-30', '23:59', true],
    ['at midnight, the end', UNTIL_MIDNIGHT, '2026-12-01', '0:00', false],
    ['on a closed day', NIGHT, '2026-12-01', '22:30', false],
  ])('%s', (_, days, date, minutes, expected) => {
    expect(isOpenAt(days, { date, minutes: at(minutes) })).toBe(expected);
  });

  // In the hour that is repeated, hours of that hour apply twice; in the hour that is skipped, never.
  test.each([
    ['2026-10-25T00:15:00Z', true],
    ['2026-10-25T01:15:00Z', true],
    ['2026-10-25T02:15:00Z', false],
  ])('when clocks are set back, at %s', (time, expected) => {
    const days = calendar({ '2026-10-25': [hours('2:00', '3:00')] }, 'Europe/Berlin');

    expect(isOpenAt(days, wallTimeIn('Europe/Berlin', Date.parse(time)))).toBe(expected);
  });

  test.each([
    ['2026-03-29T00:59:00Z', false],
    ['2026-03-29T01:00:00Z', false],
    ['2026-03-29T06:00:00Z', true],
  ])('when clocks are set forward, at %s', (time, expected) => {
    const days = calendar(
      { '2026-03-29': [hours('2:00', '3:00'), hours('8:00', '9:00')] },
      'Europe/Berlin',
    );

    expect(isOpenAt(days, wallTimeIn('Europe/Berlin', Date.parse(time)))).toBe(expected);
  });

  test('the days from a date on are all there, closed ones included', () => {
    expect(daysFrom(SPLIT, '2026-11-30', 3)).toStrictEqual([
      { date: '2026-11-30', hours: [hours('22:00', '0:00')], overrides: [] },
      { date: '2026-12-01', hours: [hours('0:00', '6:00')], overrides: [] },
      { date: '2026-12-02', hours: [], overrides: [] },
    ]);
  });
});

test.each([
  ['8:00', '18:00', false],
  ['22:00', '6:00', true],
  ['10:00', '0:00', true],
  ['0:00', '0:00', true],
])('hours from %s to %s end on the next day: %s', (start, end, expected) => {
  expect(endsNextDay(hours(start, end))).toBe(expected);
});

test.each([
  [0, '00:00'],
  [510, '08:30'],
  [1_439, '23:59'],
])('%d minutes are %s', (minutes, expected) => {
  expect(timeOfDay(minutes)).toBe(expected);
});

describe("the conversion of Connect's answer", () => {
  const slice = (Hours: number, Minutes = 0): { Hours: number; Minutes: number } => ({
    Hours,
    Minutes,
  });
  const day = (...all: object[]): object => ({ Date: '2026-11-30', OperationalHours: all });

  test('sorts the hours, takes 24:00 as midnight, and has the overrides of each day', () => {
    expect(
      calendarFromConnect({
        TimeZone: 'Europe/Berlin',
        EffectiveHoursOfOperationList: [
          day({ Start: slice(13), End: slice(24) }, { Start: slice(8), End: slice(12) }),
        ],
        EffectiveOverrideHoursList: [
          {
            Date: '2026-11-30',
            OverrideHours: [
              {
                OverrideName: 'Party',
                OperationalStatus: 'CLOSED',
                Start: slice(12),
                End: slice(13),
              },
              {},
            ],
          },
          { Date: '2026-12-24', OverrideHours: [{ OverrideName: 'Christmas' }] },
        ],
      }),
    ).toStrictEqual({
      timeZone: 'Europe/Berlin',
      days: [
        {
          date: '2026-11-30',
          hours: [hours('8:00', '12:00'), hours('13:00', '0:00')],
          overrides: [
            { name: 'Party', open: false, hours: hours('12:00', '13:00') },
            { name: null, open: null, hours: null },
          ],
        },
        // Connect may list a closed day here only.
        {
          date: '2026-12-24',
          hours: [],
          overrides: [{ name: 'Christmas', open: null, hours: null }],
        },
      ],
    });
  });

  test('takes all entries of a date as one day, in order', () => {
    const calendar = calendarFromConnect({
      TimeZone: 'UTC',
      EffectiveHoursOfOperationList: [
        day({ Start: slice(14), End: slice(18) }),
        day({ Start: slice(8), End: slice(12) }),
      ],
      EffectiveOverrideHoursList: [{ OverrideHours: [{ OverrideName: 'Of no date' }] }],
    });
    const both = [hours('8:00', '12:00'), hours('14:00', '18:00')];

    expect(calendar).toStrictEqual({
      timeZone: 'UTC',
      days: [{ date: '2026-11-30', hours: both, overrides: [] }],
    });
  });

  test.each([
    ['no time zone', { TimeZone: undefined }],
    ['an unknown time zone', { TimeZone: 'Mars/Phobos' }],
    ['no list', { EffectiveHoursOfOperationList: undefined }],
    ['a day without a date', { EffectiveHoursOfOperationList: [{ OperationalHours: [] }] }],
    [
      'a day whose date is a time',
      { EffectiveHoursOfOperationList: [{ ...day(), Date: '2026-11-30T00:00:00Z' }] },
    ],
    ['hours without an end', { EffectiveHoursOfOperationList: [day({ Start: slice(8) })] }],
    [
      'a time that no day has',
      { EffectiveHoursOfOperationList: [day({ Start: slice(8), End: slice(25) })] },
    ],
  ])('fails for %s, and does not count as closed', (_, change) => {
    const answer = { TimeZone: 'UTC', EffectiveHoursOfOperationList: [day()], ...change };

    expect(calendarFromConnect(answer)).toBeUndefined();
  });
});
