import { readFileSync } from 'node:fs';
import { z } from 'zod';

/* The forms that the values of variables have. Each message says what a value must be, and never tells it. */

/** One of a few words. */
export const oneOf = <const Values extends readonly string[]>(values: Values) =>
  z.enum(values, `must be one of: ${values.join(', ')}`);

/** A whole number in decimal digits. */
export const wholeNumber = (min: number, max: number) => {
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message);
};

/** An id of Connect's, where an ARN is a common mistake. */
export const id = (maxLength: number) =>
  z
    .string()
    .max(maxLength, `must have at most ${maxLength} characters`)
    .refine((value) => !value.startsWith('arn:'), 'must be an id, not an ARN');

/** Sent in a header, so of visible ASCII only; and long, since it can be guessed at. */
export const secret = z
  .string()
  .regex(/^[\x21-\x7e]{16,256}$/, 'must be 16 to 256 visible ASCII characters, without spaces');

/** A list, with or without spaces behind its commas. */
export const commaSeparated = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

/** A JSON file, and what its content is parsed to. */
export const jsonFile = <Parsed>(parse: (content: unknown) => Parsed) =>
  z.string().transform((path, context): Parsed => {
    try {
      return parse(JSON.parse(readFileSync(path, 'utf8')));
    } catch (error) {
      context.addIssue((error as Error).message);
      return z.NEVER;
    }
  });
