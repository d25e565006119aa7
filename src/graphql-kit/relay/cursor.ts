import { isUtf8 } from 'node:buffer';
import { z } from 'zod';

/** A place between two entries of a list that Connect gives out page by page. */
const position = z.strictObject({
  /** The NextToken that brings the page; null for the first page of the list. */
  token: z
    .string()
    .min(1)
    .refine((token) => token.isWellFormed())
    .nullable(),
  /** How many entries of that page come before the place. */
  skip: z.int().min(0),
  /** The size that the page was asked for. It matters only when some are skipped: the page must come out the same. */
  pageSize: z.int().min(1).max(100),
});

const contents = z.strictObject({
  /** The fingerprint of the query that the cursor was made for. */
  query: z.string(),
  position,
  /**
   * When the first page was asked for, in milliseconds: what "now" means to all pages of the list, so that defaults
   * which depend on it stay the same.
   */
  asOf: z.int().min(0).max(8.64e15),
});

export type Position = Readonly<z.infer<typeof position>>;

/** What a cursor says. Callers can make their own: nothing in it is to be trusted with more than they may ask for. */
export type CursorContents = Readonly<z.infer<typeof contents>>;

/** How long a cursor is: what Connect itself remembers of a place makes the most of it. */
export const CURSOR_CHARACTERS = 1_024;

/** An opaque string for a place in a list. */
export function encodeCursor(cursor: CursorContents): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** What a cursor says; `undefined` for a string that is none. */
export function decodeCursor(cursor: string): CursorContents | undefined {
  try {
    const bytes = Buffer.from(cursor, 'base64url');
    return isUtf8(bytes) ? contents.parse(JSON.parse(bytes.toString())) : undefined;
  } catch {
    return undefined;
  }
}
