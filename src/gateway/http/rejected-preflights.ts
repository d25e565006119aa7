import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { HTTP_TOKEN } from './http-token.ts';

/** The same rejection is logged once in this time, since browsers repeat their requests. */
const PAUSE_MS = 60_000;

/** The max number of different rejections logged in that time: clients can make up any number of origins and names. */
const MAX_LINES = 20;

const MAX_NAMES = 10;

/** Why a browser does not send the request of a page. */
interface Rejection {
  /** The page's, or `not an origin`. */
  readonly origin: string;
  readonly method?: string;
  /** The names of those that are not allowed, without values. */
  readonly headers?: readonly string[];
}

/**
 * Logs why a preflight request is rejected: browsers show neither the page nor its developer what would have been allowed.
 *
 * @returns a function to call with each preflight request, and with whether its origin is allowed.
 */
export function reportRejectedPreflights(allowed: {
  readonly methods: readonly string[];
  readonly headers: readonly string[];
}) {
  const logged = new LRUCache<string, true>({ max: MAX_LINES, ttl: PAUSE_MS });
  const methods = new Set(allowed.methods);
  const headers = new Set(allowed.headers);

  const log = (request: FastifyRequest, rejection: Rejection, message: string): void => {
    const key = JSON.stringify(rejection);
    if (logged.has(key)) return;
    logged.purgeStale();
    if (logged.size >= MAX_LINES) return;
    logged.set(key, true);
    request.log.warn({ preflight: rejection }, message);
  };

  return (request: FastifyRequest, isOriginAllowed: boolean): void => {
    const origin = originOf(request);
    if (!isOriginAllowed) {
      log(request, { origin }, 'A preflight request was rejected: CORS_ORIGINS lacks its origin');
      return;
    }
    const method = request.headers['access-control-request-method'] ?? '';
    if (!methods.has(method)) {
      const rejection = { origin, method: HTTP_TOKEN.test(method) ? method : 'not a method' };
      log(request, rejection, 'A preflight request was rejected: only GET and POST are allowed');
    }
    const others = namesOf(request).filter((name) => !headers.has(name));
    if (others.length > 0) {
      const rejection = { origin, headers: others.slice(0, MAX_NAMES) };
      log(
        request,
        rejection,
        'A preflight request was rejected: CORS_HEADERS lacks headers that its page wants to send',
      );
    }
  };
}

/** Scheme and host only: other clients than browsers may add secrets. */
function originOf({ headers }: FastifyRequest): string {
  const { protocol, host } = URL.parse(headers.origin ?? '') ?? {};
  if (protocol === undefined || host === undefined) return 'not an origin';
  return `${protocol}//${host}`.slice(0, 300);
}

function namesOf({ headers }: FastifyRequest): string[] {
  const { 'access-control-request-headers': list = '' } = headers;
  const names = list.split(',');
  const given = names.map((name) => name.trim().toLowerCase()).filter((name) => name !== '');
  return [...new Set(given.map((name) => (HTTP_TOKEN.test(name) ? name : 'not a name')))].sort();
}
