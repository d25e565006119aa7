import { z } from 'zod';
import { id } from './common.ts';

const timeOfDay = z.strictObject({
  hours: z.int().min(0).max(23),
  minutes: z.int().min(0).max(59).default(0),
});

export const hoursOfOperation = z.strictObject({
  id,
  instanceId: id.optional(),
  name: z.string().min(1).max(127),
  /** A name of the IANA time zone database. */
  timeZone: z
    .string()
    .refine((name) => isTimeZone(name), 'must be a time zone such as Europe/Paris')
    .default('UTC'),
  /** An end before the start, or equal to it, is on the next day. */
  config: z
    .array(
      z.strictObject({
        day: z.enum(['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY']),
        startTime: timeOfDay,
        endTime: timeOfDay,
      }),
    )
    .default([]),
});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
