import fastifyCors, { type FastifyCorsOptions } from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isLoopback } from '../../auth/loopback.ts';
import { reportRejectedPreflights } from './rejected-preflights.ts';
import { REQUEST_ID_HEADER } from './request-id.ts';
import { pathOf } from './request-target.ts';

/** Which web pages may read responses, and which headers their requests may have. */
export interface CorsOptions {
  /** Exactly as browsers spell them: `https://agents.example.com`. */
  readonly origins: readonly string[];
  /** Further request headers that they may send, in lower case. */
  readonly headers?: readonly string[] | undefined;
  /** Whether pages that this machine serves to itself are allowed, too; they are not by default. */
  readonly loopback?: boolean | undefined;
}

/** Browsers repeat preflights after this many seconds, so that an origin that was removed is soon rejected. */
const PREFLIGHT_SECONDS = 600;

const METHODS = ['GET', 'POST'];

/** What the gateway reads, and what GraphQL clients and tracing libraries send. */
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
 * Allows some web pages to read the responses of a context's routes. All other pages cannot, and the log says why a
 * preflight request was rejected.
 */
export async function addCors(app: FastifyInstance, options: CorsOptions): Promise<void> {
  const origins = new Set(options.origins);
  const headers = [...new Set([...HEADERS, ...(options.headers ?? [])])];
  // Tokens are in a header and cookies are not read, so browsers need not send credentials.
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

/** Whether page and gateway both have a loopback host: a tunnel to the gateway opens it to no page. */
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

/** The plugin treats every OPTIONS request as a preflight: only those for a route of the gateway count. */
function isPreflight(app: FastifyInstance, { method, headers, url }: FastifyRequest): boolean {
  if (method !== 'OPTIONS' || headers.origin === undefined) return false;
  const namesMethod = headers['access-control-request-method'] !== undefined;
  return namesMethod && app.hasRoute({ method: 'POST', url: pathOf(url) });
}
