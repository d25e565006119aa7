import fastifyCors, { type FastifyCorsOptions } from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isLoopback } from '../../auth/loopback.ts';
import { reportRejectedPreflights } from './rejected-preflights.ts';
import { REQUEST_ID_HEADER } from './request-id.ts';

/** Which web pages may read answers, and what their requests may have. */
export interface CorsOptions {
  /** Exactly as browsers spell them: `https://agents.example.com`. */
  readonly origins: readonly string[];
  /** Further request headers that they may send, in lower case. */
  readonly headers?: readonly string[] | undefined;
  /** Whether pages that this machine serves to itself are allowed, too; they are not by default. */
  readonly loopback?: boolean | undefined;
}

/** Browsers ask again after this many seconds, so that an origin that was taken off the list is soon noticed. */
const PREFLIGHT_SECONDS = 600;

const METHODS = ['GET', 'POST'];

/** What the gateway itself reads, and what GraphQL clients and their tools for tracing send by themselves. */
const HEADERS = [
  'accept',
  'apollo-require-preflight',
  'apollographql-client-name',
  'apollographql-client-version',
  'authorization',
  'baggage',
  'content-type',
  'graphql-client-name',
  'graphql-client-version',
  'sentry-trace',
  'traceparent',
  'tracestate',
  'x-apollo-operation-id',
  'x-apollo-operation-name',
  'x-include-cost',
  REQUEST_ID_HEADER,
];

/**
 * Lets some web pages read the answers of a context's routes. All other pages cannot, and the log says why a preflight
 * request of theirs was rejected.
 */
export async function addCors(app: FastifyInstance, options: CorsOptions): Promise<void> {
  const origins = new Set(options.origins);
  const headers = [...new Set([...HEADERS, ...(options.headers ?? [])])];
  // Tokens are in a header and cookies are not read, so browsers need not send credentials of their own.
  const allowed: FastifyCorsOptions = {
    methods: METHODS,
    allowedHeaders: headers,
    exposedHeaders: ['retry-after', 'www-authenticate', REQUEST_ID_HEADER],
    maxAge: PREFLIGHT_SECONDS,
    credentials: false,
  };
  const report = reportRejectedPreflights({ methods: METHODS, headers });
  await app.register(fastifyCors, {
    delegator(request: FastifyRequest, callback) {
      const { origin } = request.headers;
      const isKnown =
        origin !== undefined &&
        (origins.has(origin) || (options.loopback === true && isOfThisMachine(origin, request)));
      const preflight = isPreflight(app, request);
      if (preflight) report(request, isKnown);
      const isAllowed = isKnown && (request.method !== 'OPTIONS' || preflight);
      callback(null, isAllowed ? { ...allowed, origin } : { origin: false });
    },
  });
}

/** Whether a page and the gateway are both called by a loopback name: a tunnel to the gateway opens it to no page. */
function isOfThisMachine(origin: string, { hostname }: FastifyRequest): boolean {
  const url = URL.parse(origin);
  return (
    url !== null &&
    url.origin === origin &&
    /^https?:$/.test(url.protocol) &&
    isLoopback(url.hostname) &&
    isLoopback(hostname)
  );
}

/** The plugin takes any OPTIONS for a preflight: only those count that ask about a route of the gateway. */
function isPreflight(app: FastifyInstance, { method, headers, url }: FastifyRequest): boolean {
  if (method !== 'OPTIONS' || headers.origin === undefined) return false;
  const [path = ''] = url.split('?');
  const asksFor = headers['access-control-request-method'] !== undefined;
  return asksFor && app.hasRoute({ method: 'POST', url: path });
}
