import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { fastifyRequestContext } from '@fastify/request-context';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { answerUnparsable, refuseInTurn } from './answer-unparsable.ts';
import { closeConnections } from './close-connections.ts';
import { CONNECTION_LIMITS, type ConnectionLimits } from './connection-limits.ts';
import { cutOffUnread } from './cut-off-unread.ts';
import { addErrorHandlers, answerBadUrl } from './error-handlers.ts';
import { normalizeForwardedFor } from './forwarded-for.ts';
import { METHOD_NOT_ALLOWED } from './http-error.ts';
import { addJsonParser } from './json-parser.ts';
import { PendingAnswers } from './pending-answers.ts';
import { refuseCrowd } from './refuse-crowd.ts';
import { refuseUnclearHost } from './refuse-host.ts';
import { refuseBadTarget } from './refuse-target.ts';
import { reportDrops } from './report-drops.ts';
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
  const pending = new PendingAnswers();
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
    clientErrorHandler: answerUnparsable(pending),
  });
  app.server.maxConnections = limits.connections;
  reportDrops(app.server, options.log);
  normalizeForwardedFor(app.server);
  pending.watch(app.server);
  closeConnections(app, pending);
  refuseUnanswered(app, pending);
  addJsonParser(app);
  addErrorHandlers(app);
  app.addHook('onRequest', async (request, reply) => {
    // Whoever has an answer that can be kept says so.
    void reply.headers({ [REQUEST_ID_HEADER]: request.id, 'cache-control': 'no-store' });
  });
  await addSecurityHeaders(app);
  app.addHook('onRequest', refuseCrowd(pending, limits.pipelined));
  app.addHook('onRequest', refuseUnclearHost);
  app.addHook('onRequest', refuseBadTarget);
  app.addHook('onSend', cutOffUnread(limits.answerMs));
  await app.register(fastifyRequestContext, {
    defaultStoreValues: (request) => ({ request }),
  });
  return app;
}

/** Node.js hangs up on CONNECT, and answers an unknown `Expect` without a body. */
function refuseUnanswered({ server }: FastifyInstance, pending: PendingAnswers): void {
  server.on('connect', ({ headers: { accept } }: IncomingMessage, socket: Socket) => {
    const headers = ['allow: GET, POST'];
    refuseInTurn(pending, socket, { status: 405, code: METHOD_NOT_ALLOWED, accept, headers });
  });
  server.on('checkExpectation', ({ headers: { accept }, socket }: IncomingMessage) => {
    refuseInTurn(pending, socket, { status: 417, code: 'BAD_REQUEST', accept });
  });
}
