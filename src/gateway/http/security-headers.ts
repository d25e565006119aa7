import fastifyHelmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** The headers of responses that are sent before a request reaches the hooks. */
export const BARE_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
} as const;

/** A year, for this host alone: the gateway does not decide for other subdomains. */
const STRICT_TRANSPORT = 'max-age=31536000';

/** Adds headers to all responses that make browsers treat them as mere data. Pages set their own policy. */
export async function addSecurityHeaders(app: FastifyInstance): Promise<void> {
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
    frameguard: { action: 'deny' },
    strictTransportSecurity: false,
  });
  // The gateway itself does not terminate TLS: only a trusted proxy can report it.
  app.addHook('onRequest', async (request, reply) => {
    if (request.protocol === 'https') {
      void reply.header('strict-transport-security', STRICT_TRANSPORT);
    }
  });
}
