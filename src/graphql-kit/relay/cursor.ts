import { isUtf8 } from 'node:buffer';
import { z } from 'zod';

/** A position between two entries of a list that Connect returns page by page. */
const position = z.strictObject({
  /** The NextToken of the page; null for the first page of the list. */
  token: z
    .string()
    .min(1)
    .refine((token) => token.isWellFormed())
    .nullable(),
  /** The number of entries of that page before the position. */
  skip: z.int().min(0),
  /**
   * The size with which the page was requested. It matters only when entries are skipped, because the page must be the
   * same.
   */
  pageSize: z.int().min(1).max(100),
});

const contents = z.strictObject({
  /** The fingerprint of the query that the cursor was made for. */
  query: z.string(),
  position,
  /**
   * When the first page was requested, in milliseconds: the time that counts as "now" on all pages of the list, so that
   * defaults that depend on it stay the same.
   */
  asOf: z.int().min(0).max(8.64e15),
});

export type Position = Readonly<z.infer<typeof position>>;

/** The contents of a cursor. Callers can forge one, so nothing in it grants more than their arguments could. */
export type CursorContents = Readonly<z.infer<typeof contents>>;

/** The max length of a cursor, most of which is Connect's own token. */
export const CURSOR_CHARACTERS = 1_024;

/** An opaque string for a position in a list. */
export function encodeCursor(cursor: CursorContents): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** The contents of a cursor; `undefined` for a string that is not a cursor. */
export function decodeCursor(cursor: string): CursorContents | undefined {
  try {
    const bytes = Buffer.from(cursor, 'base64url');
    return isUtf8(bytes) ? contents.parse(JSON.parse(bytes.toString())) : undefined;
  } catch {
    return undefined;
  }
}
