import fastifyCors, { type FastifyCorsOptions } from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { REQUEST_ID_HEADER } from '../request-id.ts';

/** Browsers ask again after this many seconds, so that an origin that was taken off the list is soon noticed. */
const PREFLIGHT_SECONDS = 600;

/** Tokens are in a header and cookies are not read, so browsers need not send credentials of their own. */
const ALLOWED: FastifyCorsOptions = {
  methods: ['GET', 'POST'],
  allowedHeaders: [
    'accept',
    'apollo-require-preflight',
    'authorization',
    'content-type',
    'traceparent',
    'tracestate',
    'x-include-cost',
    REQUEST_ID_HEADER,
  ],
  exposedHeaders: ['retry-after', 'www-authenticate', REQUEST_ID_HEADER],
  maxAge: PREFLIGHT_SECONDS,
  credentials: false,
};

/**
 * Lets the pages of some origins read the answers of a context's routes. All other pages cannot.
 *
 * @param origins exactly as browsers spell them: `https://agents.example.com`.
 */
export async function addCors(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  const allowed = new Set(origins);
  await app.register(fastifyCors, {
    delegator(request: FastifyRequest, callback) {
      const { origin } = request.headers;
      const isAllowed = origin !== undefined && allowed.has(origin) && hasMeaning(app, request);
      callback(null, isAllowed ? { ...ALLOWED, origin } : { origin: false });
    },
  });
}

/** The plugin takes any OPTIONS for a preflight: only those count that ask about a route of the gateway. */
function hasMeaning(app: FastifyInstance, { method, headers, url }: FastifyRequest): boolean {
  if (method !== 'OPTIONS') return true;
  const [path = ''] = url.split('?');
  const asksFor = headers['access-control-request-method'] !== undefined;
  return asksFor && app.hasRoute({ method: 'POST', url: path });
}
