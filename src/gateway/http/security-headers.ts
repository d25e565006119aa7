import fastifyHelmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** What answers have that are given before a request reaches the hooks. */
export const BARE_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
} as const;

/** A year, for this host alone: it knows nothing of its neighbours. */
const STRICT_TRANSPORT = 'max-age=31536000';

/** Gives all answers the headers by which browsers make nothing of them but data. Pages have to ask for more. */
export async function addSecurityHeaders(app: FastifyInstance): Promise<void> {
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
    frameguard: { action: 'deny' },
    strictTransportSecurity: false,
  });
  // The gateway itself speaks no TLS: only a trusted proxy can say that the caller came by it.
  app.addHook('onRequest', async (request, reply) => {
    if (request.protocol === 'https') {
      void reply.header('strict-transport-security', STRICT_TRANSPORT);
    }
  });
}
