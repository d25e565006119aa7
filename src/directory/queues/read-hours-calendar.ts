import {
  GetEffectiveHoursOfOperationsCommand,
  type GetEffectiveHoursOfOperationsResponse,
  type OverrideHour,
  type OverrideTimeSlice,
} from '@aws-sdk/client-connect';
import { z } from 'zod';
import type { ConnectResult } from '../../connect/connect-failure.ts';
import type { ConnectNow } from '../../connect/connect-now.ts';
import type { ReadCached } from '../../graphql-kit/relay/read-cached.ts';
import type { ResourceReference } from '../cache/resource-reference.ts';
import {
  addDays,
  type HoursCalendar,
  type HoursDay,
  type HoursOverride,
  isTimeZone,
  type OpenHours,
  wallTimeIn,
} from './hours-calendar.ts';

/** The max number of days that a query returns. */
export const MAX_DAYS = 14;

const MINUTES_PER_DAY = 1_440;

const HOURS_CODEC: z.ZodType<OpenHours> = z.object({ start: z.int(), end: z.int() });

/** The codec of calendars that gateways share. */
const CALENDAR_CODEC: z.ZodType<HoursCalendar> = z.object({
  timeZone: z.string(),
  days: z.array(
    z.object({
      date: z.string(),
      hours: z.array(HOURS_CODEC),
      overrides: z.array(
        z.object({
          name: z.string().nullable(),
          open: z.boolean().nullable(),
          hours: HOURS_CODEC.nullable(),
        }),
      ),
    }),
  ),
});

/** The max number of calls of {@link readHoursCalendar}. */
export const MAX_CALENDAR_CALLS = 2;

/**
 * Reads when hours of operation apply, as Connect computes it from the hours and their overrides, from yesterday on: one
 * call, which all queries of a day share. A second one follows only if the answer shows that Connect's date is another
 * one than was known before: it was a guess, or it is midnight.
 */
export async function readHoursCalendar(
  readCached: ReadCached,
  hours: ResourceReference,
  connectNow: Pick<ConnectNow, 'estimate'>,
): Promise<ConnectResult<HoursCalendar>> {
  const today = (): string => wallTimeIn('UTC', connectNow.estimate).date;
  const date = today();
  const result = await readAround(readCached, hours, date);
  return result.ok && today() !== date ? readAround(readCached, hours, today()) : result;
}

/**
 * Dates are in the time zone of the hours (inferred), which only the answer names. The local date is that of UTC, or the
 * one before or after. So the range has every date that may be the day before today, and the last one that may be needed.
 */
async function readAround(
  readCached: ReadCached,
  { instanceId: InstanceId, id: HoursOfOperationId }: ResourceReference,
  date: string,
): Promise<ConnectResult<HoursCalendar>> {
  const command = new GetEffectiveHoursOfOperationsCommand({
    InstanceId,
    HoursOfOperationId,
    FromDate: addDays(date, -2),
    ToDate: addDays(date, 1 + (MAX_DAYS - 1)),
  });
  return readCached({ command, pick: calendarFromConnect, codec: CALENDAR_CODEC });
}

/** How Connect writes a date, such as `2026-11-30` (documented). Another text would be a day without hours. */
const DATE = /^\d{4}-\d{2}-\d{2}$/u;

/**
 * Converts Connect's answer; `undefined` when it lacks what shows whether the hours apply. All entries of a date are one day.
 * Connect may list a closed day among the overrides only.
 */
export function calendarFromConnect({
  TimeZone: timeZone,
  EffectiveHoursOfOperationList: list,
  EffectiveOverrideHoursList: overrides = [],
}: GetEffectiveHoursOfOperationsResponse): HoursCalendar | undefined {
  if (timeZone === undefined || !isTimeZone(timeZone) || list === undefined) return undefined;
  const days = new Map<string, HoursDay>();
  const dayOf = (date: string): HoursDay => days.get(date) ?? { date, hours: [], overrides: [] };
  for (const { Date: date, OperationalHours: all = [] } of list) {
    const hours = all.map(({ Start, End }) => hoursBetween(Start, End));
    if (date === undefined || !DATE.test(date)) return undefined;
    if (!hours.every((one) => one !== undefined)) return undefined;
    const day = dayOf(date);
    const sorted = [...day.hours, ...hours].sort((a, b) => a.start - b.start);
    days.set(date, { ...day, hours: sorted });
  }
  for (const { Date: date, OverrideHours: ofDay = [] } of overrides) {
    if (date === undefined) continue;
    const day = dayOf(date);
    days.set(date, { ...day, overrides: [...day.overrides, ...ofDay.map(overrideFromConnect)] });
  }
  return { timeZone, days: [...days.values()] };
}

function overrideFromConnect({
  Start,
  End,
  OverrideName,
  OperationalStatus: status,
}: OverrideHour): HoursOverride {
  return {
    name: OverrideName ?? null,
    open: status === undefined ? null : status === 'OPEN',
    hours: hoursBetween(Start, End) ?? null,
  };
}

/** `undefined` when Connect omitted one of the times, or returned one that no day has. */
function hoursBetween(
  from: OverrideTimeSlice | undefined,
  until: OverrideTimeSlice | undefined,
): OpenHours | undefined {
  const [start, end] = [minutesOf(from), minutesOf(until)];
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** In minutes. Midnight at the end of a day is 0:00 (documented), and 24:00 counts as the same. */
function minutesOf({ Hours, Minutes }: Partial<OverrideTimeSlice> = {}): number | undefined {
  if (Hours === undefined || Minutes === undefined) return undefined;
  const minutes = Hours * 60 + Minutes;
  const isTime = Number.isInteger(minutes) && minutes >= 0 && minutes <= MINUTES_PER_DAY;
  return isTime ? minutes % MINUTES_PER_DAY : undefined;
}
