import type {
  EffectiveHoursOfOperations,
  EffectiveOverrideHours,
  GetEffectiveHoursOfOperationsRequest,
  GetEffectiveHoursOfOperationsResponse,
  OperationalHour,
  OverrideHour,
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
 * where they begin (both inferred). An override supersedes all other hours of its dates (documented);
 * of several, the first one in the seed does (chosen), and a day for which it has no hours is closed
 * (inferred). A range that is longer than a year is rejected (chosen: AWS names no limit).
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
  const dates = Array.from({ length: days }, (_, index) => new Date(from + index * dayMs));
  return {
    EffectiveHoursOfOperationList: dates.map((date) => hoursOf(hours, date)),
    EffectiveOverrideHoursList: dates.flatMap((date) => overrideHoursOf(hours, date)),
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

function hoursOf(hours: SeedHoursOfOperation, date: Date): EffectiveHoursOfOperations {
  const { config } = overrideOf(hours, date) ?? hours;
  return { Date: isoDate(date), OperationalHours: operationalHours(config, date) };
}

/** Shows the override of a date: its hours as open, or the whole day as closed (both inferred). */
function overrideHoursOf(hours: SeedHoursOfOperation, date: Date): EffectiveOverrideHours[] {
  const override = overrideOf(hours, date);
  if (override === undefined) return [];
  const { name: OverrideName, config } = override;
  const open = operationalHours(config, date).map((one): OverrideHour => ({
    ...one,
    OverrideName,
    OperationalStatus: 'OPEN',
  }));
  const midnight = { Hours: 0, Minutes: 0 };
  const closed: OverrideHour = {
    Start: midnight,
    End: midnight,
    OverrideName,
    OperationalStatus: 'CLOSED',
  };
  return [{ Date: isoDate(date), OverrideHours: open.length > 0 ? open : [closed] }];
}

function overrideOf(
  { overrides }: SeedHoursOfOperation,
  date: Date,
): SeedHoursOfOperation['overrides'][number] | undefined {
  const day = isoDate(date);
  return overrides.find(({ from, until }) => from <= day && day <= until);
}

function operationalHours(config: readonly Hours[], date: Date): OperationalHour[] {
  const day = weekdays[date.getUTCDay()];
  const own = config.filter((one) => one.day === day).sort(byStart);
  return own.map(({ startTime, endTime }) => ({
    Start: { Hours: startTime.hours, Minutes: startTime.minutes },
    End: { Hours: endTime.hours, Minutes: endTime.minutes },
  }));
}

type Hours = SeedHoursOfOperation['config'][number];

function byStart({ startTime: a }: Hours, { startTime: b }: Hours): number {
  return a.hours - b.hours || a.minutes - b.minutes;
}
