import { z } from 'zod';
import { id } from './common.ts';

const timeOfDay = z.strictObject({
  hours: z.int().min(0).max(23),
  minutes: z.int().min(0).max(59).default(0),
});

/** An end before the start, or equal to it, is on the next day. */
const config = z
  .array(
    z.strictObject({
      day: z.enum(['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY']),
      startTime: timeOfDay,
      endTime: timeOfDay,
    }),
  )
  .default([]);

/** What applies from one date until another, both included, in place of the usual hours. */
const override = z
  .strictObject({
    name: z.string().min(1).max(127),
    from: z.iso.date(),
    until: z.iso.date(),
    /** The hours of these days of the week; on the others, the contact centre is closed. */
    config,
  })
  .refine(({ from, until }) => from <= until, 'until must not be before from');

export const hoursOfOperation = z.strictObject({
  id,
  instanceId: id.optional(),
  name: z.string().min(1).max(127),
  /** A name of the IANA time zone database. */
  timeZone: z
    .string()
    .refine((name) => isTimeZone(name), 'must be a time zone such as Europe/Paris')
    .default('UTC'),
  config,
  /** The first one of a date applies. Connect takes at most 50 (documented). */
  overrides: z.array(override).max(50).default([]),
});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
