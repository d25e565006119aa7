/** A stretch of opening hours of one day, in minutes since its midnight. */
export interface OpenHours {
  /** 0 to 1,439. */
  readonly start: number;
  /** 0 to 1,439. At or before the start: the hours end on the next day. */
  readonly end: number;
}

/** A deviation from the usual hours, for information: the hours of the day take it into account. */
export interface HoursOverride {
  readonly name: string | null;
  /** Whether it opens or closes; null when Connect omits it. */
  readonly open: boolean | null;
  readonly hours: OpenHours | null;
}

/** One day, in the time zone of its hours. */
export interface HoursDay {
  /** Such as `2026-11-30`. */
  readonly date: string;
  /** Empty on a day on which nothing opens. */
  readonly hours: readonly OpenHours[];
  readonly overrides: readonly HoursOverride[];
}

/** The days of some hours of operation. A day that is missing has no hours. */
export interface HoursCalendar {
  /** A name of the IANA time zone database, such as `Europe/Paris`. */
  readonly timeZone: string;
  readonly days: readonly HoursDay[];
}

/** A time as a clock on the wall shows it. */
export interface WallTime {
  /** Such as `2026-11-30`. */
  readonly date: string;
  /** Since midnight, as the clock shows it: an hour that daylight saving repeats is there twice. */
  readonly minutes: number;
}

const MINUTES_PER_HOUR = 60;

/**
 * The time in a time zone.
 *
 * @param time in milliseconds since 1970.
 * @throws a RangeError for a time zone that this runtime does not know.
 */
export function wallTimeIn(timeZone: string, time: number): WallTime {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return {
    date: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    minutes: Number(part('hour')) * MINUTES_PER_HOUR + Number(part('minute')),
  };
}

/** Whether this runtime knows a time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The date some days later, or earlier; both as `2026-11-30`. */
export function addDays(date: string, days: number): string {
  const time = new Date(`${date}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + days);
  return time.toISOString().slice(0, 10);
}

/** Whether hours end on the day after the one on which they begin, midnight included. */
export function endsNextDay({ start, end }: OpenHours): boolean {
  return end <= start;
}

/** Whether a calendar is open at a time of its time zone. Hours include their start, and not their end. */
export function isOpenAt({ days }: HoursCalendar, { date, minutes }: WallTime): boolean {
  const hoursOf = (wanted: string): readonly OpenHours[] =>
    days.find((day) => day.date === wanted)?.hours ?? [];
  const isOpenToday = hoursOf(date).some(
    (hours) => hours.start <= minutes && (endsNextDay(hours) || minutes < hours.end),
  );
  // Connect lists hours that end on the next day where they begin, or splits them at midnight (inferred): both are right.
  const yesterday = hoursOf(addDays(date, -1));
  return isOpenToday || yesterday.some((hours) => endsNextDay(hours) && minutes < hours.end);
}

/** The days from a date on, each of them, closed ones included. */
export function daysFrom({ days }: HoursCalendar, date: string, count: number): HoursDay[] {
  const byDate = new Map(days.map((day) => [day.date, day]));
  return Array.from({ length: count }, (_, index) => {
    const wanted = addDays(date, index);
    return byDate.get(wanted) ?? { date: wanted, hours: [], overrides: [] };
  });
}

/** A time of the day as `08:30`. */
export function timeOfDay(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / MINUTES_PER_HOUR))}:${two(minutes % MINUTES_PER_HOUR)}`;
}
