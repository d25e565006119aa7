/** The expected result of a request. */
export interface Expected {
  readonly status: number;
  /** The code of the first error; without one the request is harmless. */
  readonly code: string | undefined;
  /** The limit that it exceeds. */
  readonly limit: string | undefined;
}

/** A request that is meant to do harm. */
export interface HostileRequest {
  readonly name: string;
  /** A body, or a query string for GET. */
  readonly body: string;
  readonly method: 'POST' | 'GET';
  readonly expected: Expected;
}

export const answered: Expected = { status: 200, code: undefined, limit: undefined };

export const unparsable = rejected('GRAPHQL_PARSE_FAILED');

export const invalid = rejected('GRAPHQL_VALIDATION_FAILED');

/** Variables of a wrong type. */
export const badInput = rejected('BAD_USER_INPUT');

/** Arguments of valid types that their field rejects: the other fields are answered. */
export const badArgument = rejected('BAD_USER_INPUT', 200);

export const badRequest = rejected('BAD_REQUEST');

/** It exceeds the limit of this name. */
export function overLimit(limit: string): Expected {
  return { ...rejected('DOCUMENT_LIMIT_EXCEEDED'), limit };
}

export function rejected(code: string, status = 400): Expected {
  return { status, code, limit: undefined };
}

/** A document, and the other members of the request. */
export function hostile(
  name: string,
  query: string,
  expected: Expected,
  more: Readonly<Record<string, unknown>> = {},
): HostileRequest {
  return hostileBody(name, JSON.stringify({ query, ...more }), expected);
}

/** A body as it is, JSON or not. */
export function hostileBody(name: string, body: string, expected: Expected): HostileRequest {
  return { name, body, method: 'POST', expected };
}

/** The members of a GET, as they are in its URL. */
export function hostileSearch(
  name: string,
  members: Readonly<Record<string, string>>,
  expected: Expected,
): HostileRequest {
  return { name, body: new URLSearchParams(members).toString(), method: 'GET', expected };
}

/** This number of texts in a row, each derived from its index. */
export function many(count: number, text: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => text(index)).join(' ');
}

/** A text nested inside itself. */
export function nested(depth: number, before: string, inside: string, after: string): string {
  return before.repeat(depth) + inside + after.repeat(depth);
}
