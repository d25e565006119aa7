import type {
  EffectiveHoursOfOperations,
  GetEffectiveHoursOfOperationsRequest,
  GetEffectiveHoursOfOperationsResponse,
  OperationalHour,
} from '@aws-sdk/client-connect';
import { invalidParameter } from '../protocol/errors.ts';
import type { SeedHoursOfOperation } from '../seed.ts';
import type { Operation } from './operation.ts';

const dayMs = 86_400_000;
const maxDays = 366;
const weekdays = [
  'SUNDAY',
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
] as const;

/**
 * Shows when the hours of operation apply, day by day in their own time zone, both dates included
 * (inferred). Days without hours are listed as such, and hours that end on the next day are listed
 * where they begin (both inferred). There are no overrides here. A range that is longer than a year is
 * rejected (chosen: AWS names no limit).
 */
export const getEffectiveHoursOfOperations: Operation<
  GetEffectiveHoursOfOperationsRequest,
  GetEffectiveHoursOfOperationsResponse
> = (input, context) => {
  const here = context.directory.instance(input.InstanceId);
  const hours = here.hoursOfOperation(input.HoursOfOperationId);
  const from = dateOf(input.FromDate, 'FromDate');
  const to = dateOf(input.ToDate, 'ToDate');
  const days = (to - from) / dayMs + 1;
  if (days < 1) throw invalidParameter('ToDate must not be before FromDate.');
  if (days > maxDays) throw invalidParameter(`At most ${maxDays} days can be requested.`);
  return {
    EffectiveHoursOfOperationList: Array.from({ length: days }, (_, index) =>
      hoursOf(hours, new Date(from + index * dayMs)),
    ),
    EffectiveOverrideHoursList: [],
    TimeZone: hours.timeZone,
  };
};

/** Midnight of a date, in UTC. Throws InvalidParameterException for a date that no calendar has (inferred). */
function dateOf(text: string, member: string): number {
  const time = Date.parse(`${text}T00:00:00Z`);
  // The parser takes the 30th of February for the 1st or 2nd of March.
  if (Number.isNaN(time) || isoDate(new Date(time)) !== text) {
    throw invalidParameter(`${member} must be a date.`);
  }
  return time;
}

function isoDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function hoursOf({ config }: SeedHoursOfOperation, date: Date): EffectiveHoursOfOperations {
  const day = weekdays[date.getUTCDay()];
  const own = config.filter((one) => one.day === day).sort(byStart);
  return {
    Date: isoDate(date),
    OperationalHours: own.map(({ startTime, endTime }): OperationalHour => ({
      Start: { Hours: startTime.hours, Minutes: startTime.minutes },
      End: { Hours: endTime.hours, Minutes: endTime.minutes },
    })),
  };
}

type Hours = SeedHoursOfOperation['config'][number];

function byStart({ startTime: a }: Hours, { startTime: b }: Hours): number {
  return a.hours - b.hours || a.minutes - b.minutes;
}
