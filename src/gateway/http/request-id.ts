import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Carries the id of a request: optional in requests, present in every response. */
export const REQUEST_ID_HEADER = 'x-request-id';

const SAFE_ID = /^[\w.:-]{1,128}$/;

/** The id of a request: the caller's, for correlation, if it is safe to log; else a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers[REQUEST_ID_HEADER];
  return typeof given === 'string' && SAFE_ID.test(given) ? given : randomUUID();
}
