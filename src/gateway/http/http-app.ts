import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { fastifyRequestContext } from '@fastify/request-context';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { handleClientError, rejectInTurn } from './client-errors.ts';
import { closeConnections } from './close-connections.ts';
import { CONNECTION_LIMITS, type ConnectionLimits } from './connection-limits.ts';
import { responseTimeout } from './cut-off-unread.ts';
import { addErrorHandlers, answerBadUrl } from './error-handlers.ts';
import { normalizeForwardedFor } from './forwarded-for.ts';
import { METHOD_NOT_ALLOWED } from './http-error.ts';
import { addJsonParser } from './json-parser.ts';
import { PendingResponses } from './pending-responses.ts';
import { limitPipelining } from './refuse-crowd.ts';
import { requireWellFormedTarget } from './refuse-target.ts';
import { logDroppedConnections } from './report-drops.ts';
import { requireSingleHost } from './request-checks.ts';
import { REQUEST_ID_HEADER, requestIdOf } from './request-id.ts';
import { addSecurityHeaders } from './security-headers.ts';

/** What an HTTP server is made with. */
export interface HttpAppOptions {
  /** Those that are not given are the ones of `CONNECTION_LIMITS`. */
  readonly limits?: Partial<ConnectionLimits> | undefined;
  /** The addresses or networks of proxies that are believed when they name the caller. */
  readonly trustedProxies?: readonly string[] | undefined;
  readonly log: FastifyBaseLogger;
}

/** An HTTP server without routes. Whatever is wrong with a request, it answers with JSON in the shape of GraphQL. */
export async function createHttpApp(options: HttpAppOptions): Promise<FastifyInstance> {
  const limits = { ...CONNECTION_LIMITS, ...options.limits };
  const pending = new PendingResponses();
  const app = Fastify({
    loggerInstance: options.log,
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.idleMs,
    // Requests that still come on an open connection are refused as those before them were, in JSON.
    return503OnClosing: false,
    http: {
      headersTimeout: limits.headMs,
      connectionsCheckingInterval: limits.checkMs,
      maxHeaderSize: limits.headBytes,
      // Node.js would refuse without a body; a hook does it in JSON.
      requireHostHeader: false,
    },
    genReqId: requestIdOf,
    trustProxy: [...(options.trustedProxies ?? [])],
    frameworkErrors: answerBadUrl,
    clientErrorHandler: handleClientError(pending),
  });
  app.server.maxConnections = limits.connections;
  logDroppedConnections(app.server, options.log);
  normalizeForwardedFor(app.server);
  pending.watch(app.server);
  closeConnections(app, pending);
  rejectUnhandled(app, pending);
  addJsonParser(app);
  addErrorHandlers(app);
  app.addHook('onRequest', async (request, reply) => {
    // Whoever has an answer that can be kept says so.
    void reply.headers({ [REQUEST_ID_HEADER]: request.id, 'cache-control': 'no-store' });
  });
  await addSecurityHeaders(app);
  app.addHook('onRequest', limitPipelining(pending, limits.pipelined));
  app.addHook('onRequest', requireSingleHost);
  app.addHook('onRequest', requireWellFormedTarget);
  app.addHook('onSend', responseTimeout(limits.answerMs));
  await app.register(fastifyRequestContext, {
    defaultStoreValues: (request) => ({ request }),
  });
  return app;
}

/** Node.js hangs up on CONNECT, and answers an unknown `Expect` without a body. */
function rejectUnhandled({ server }: FastifyInstance, pending: PendingResponses): void {
  server.on('connect', ({ headers: { accept } }: IncomingMessage, socket: Socket) => {
    const headers = ['allow: GET, POST'];
    rejectInTurn(pending, socket, { status: 405, code: METHOD_NOT_ALLOWED, accept, headers });
  });
  server.on('checkExpectation', ({ headers: { accept }, socket }: IncomingMessage) => {
    rejectInTurn(pending, socket, { status: 417, code: 'BAD_REQUEST', accept });
  });
}
