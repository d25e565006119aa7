import { createHash } from 'node:crypto';
import type { InputIssue } from '../input/input-issue.ts';
import { decodeCursor, type Position } from './cursor.ts';

/** The page size without `first`. */
export const DEFAULT_FIRST = 25;

/** The maximum page size of contacts in Connect. */
export const MAX_FIRST = 100;

/** The requested part of a list. */
export interface PageRequest {
  /** The maximum number of entries. */
  readonly first: number;
  readonly start: Position;
  /** Whether the request has a cursor. */
  readonly resumed: boolean;
  /** The fingerprint of the query, which the cursors of its pages contain. */
  readonly fingerprint: string;
  /** The time that counts as "now" on all pages of this list, in milliseconds. */
  readonly asOf: number;
}

/** The arguments of a connection, as callers send them. */
export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** A request, and the issues of its arguments. With issues, the request must not be executed. */
export interface ParsedPageArguments {
  readonly page: PageRequest;
  readonly issues: readonly InputIssue[];
}

/**
 * Reads the arguments of a connection.
 *
 * @param kind what is listed, such as `contacts`.
 * @param parameters all parameters that decide which entries the list has, and in which order. @param now the time that
 * counts as "now" on the first page of the list, in milliseconds.
 */
export function parsePageArguments(
  { first: givenFirst, after }: PageArguments,
  kind: string,
  parameters: object,
  now: number,
): ParsedPageArguments {
  const first = givenFirst ?? DEFAULT_FIRST;
  const query = fingerprint(kind, parameters);
  const resumed = after !== null && after !== undefined;
  const cursor = resumed ? decodeCursor(after) : undefined;

  const issues: InputIssue[] = [];
  if (first < 1 || first > MAX_FIRST) {
    issues.push({ path: ['first'], message: `must be 1 to ${MAX_FIRST}, not ${first}` });
  }
  if (resumed && cursor === undefined) {
    issues.push({ path: ['after'], message: 'is not a cursor of this API' });
  }
  if (cursor !== undefined && cursor.query !== query) {
    const message =
      'belongs to another query: a cursor is valid only with the arguments of the query that returned it';
    issues.push({ path: ['after'], message });
  }
  const page = {
    first,
    start: cursor?.position ?? { token: null, skip: 0, pageSize: first },
    resumed,
    fingerprint: query,
    asOf: cursor?.asOf ?? now,
  };
  return { page, issues };
}

/**
 * A short string that is the same for the same query. Members that are `null` count as absent, and the order of members
 * does not matter; the order of lists does.
 *
 * @param kind what is listed, such as `contacts`.
 * @param parameters all that decides which entries the list has, and in which order.
 */
export function fingerprint(kind: string, parameters: object): string {
  const text = JSON.stringify([kind, parameters], normalise);
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

function normalise(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null && member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
