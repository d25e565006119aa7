import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Carries the id of a request, from the caller if it brings one, and back to it in any case. */
export const REQUEST_ID_HEADER = 'x-request-id';

const HARMLESS = /^[\w.:-]{1,128}$/;

/** The id of a request: the caller's, for correlation, if it can harm no log; else a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers[REQUEST_ID_HEADER];
  return typeof given === 'string' && HARMLESS.test(given) ? given : randomUUID();
}
