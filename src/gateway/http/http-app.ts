import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { fastifyRequestContext } from '@fastify/request-context';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type HookHandlerDoneFunction,
} from 'fastify';
import { handleClientError, rejectInTurn } from './client-errors.ts';
import { closeConnections } from './close-connections.ts';
import { CONNECTION_LIMITS, type ConnectionLimits, limitConnections } from './connection-limits.ts';
import { addErrorHandlers, answerBadUrl } from './error-handlers.ts';
import { normalizeForwardedFor } from './forwarded-for.ts';
import { METHOD_NOT_ALLOWED } from './http-error.ts';
import { addJsonParser } from './json-parser.ts';
import { PendingResponses } from './pending-responses.ts';
import { limitPipelining, requireSingleHost, requireWellFormedTarget } from './request-checks.ts';
import { REQUEST_ID_HEADER, requestIdOf } from './request-id.ts';
import { addSecurityHeaders } from './security-headers.ts';

/** What an HTTP server is created with. */
export interface HttpAppOptions {
  /** Those that are absent default to `CONNECTION_LIMITS`. */
  readonly limits?: Partial<ConnectionLimits> | undefined;
  /** The addresses or networks of proxies whose `X-Forwarded-For` is trusted. */
  readonly trustedProxies?: readonly string[] | undefined;
  readonly log: FastifyBaseLogger;
}

/**
 * An HTTP server without routes. It answers every invalid request with JSON in the shape of GraphQL. The hooks here run on
 * all routes, in this order; those of the GraphQL route follow them, see `createAdmission`.
 */
export async function createHttpApp(options: HttpAppOptions): Promise<FastifyInstance> {
  const limits = { ...CONNECTION_LIMITS, ...options.limits };
  const pending = new PendingResponses();
  const app = Fastify({
    loggerInstance: options.log,
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.idleMs,
    // Requests that arrive on open connections during shutdown are rejected by a hook, in JSON.
    return503OnClosing: false,
    http: {
      headersTimeout: limits.headMs,
      connectionsCheckingInterval: limits.checkMs,
      maxHeaderSize: limits.headBytes,
      // Node.js would reject without a body; a hook does it in JSON.
      requireHostHeader: false,
    },
    genReqId: requestIdOf,
    trustProxy: [...(options.trustedProxies ?? [])],
    frameworkErrors: answerBadUrl,
    clientErrorHandler: handleClientError(pending),
  });
  limitConnections(app.server, limits.connections, options.log);
  normalizeForwardedFor(app.server);
  pending.watch(app.server);
  closeConnections(app, pending);
  rejectUnhandled(app, pending);
  addJsonParser(app);
  addErrorHandlers(app);

  app.addHook('onRequest', addDefaultHeaders);
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

/** Responses are not cached, unless a route says so. */
function addDefaultHeaders(
  { id }: FastifyRequest,
  reply: FastifyReply,
  done: HookHandlerDoneFunction,
): void {
  void reply.headers({ [REQUEST_ID_HEADER]: id, 'cache-control': 'no-store' });
  done();
}

/** Closes connections whose clients do not read their responses: unread data is held in memory. */
function responseTimeout(timeoutMs: number) {
  return async ({ log }: FastifyRequest, { raw }: FastifyReply): Promise<void> => {
    if (raw.destroyed) return;
    const timer = setTimeout(() => {
      // A pipelined response has no socket until those before it are sent.
      if (raw.socket === null) {
        timer.refresh();
        return;
      }
      log.info('Response timed out: client stopped reading');
      raw.destroy();
    }, timeoutMs);
    raw.once('close', () => {
      clearTimeout(timer);
    });
  };
}

/** By default Node.js closes the connection on CONNECT, and answers an unknown `Expect` without a body. */
function rejectUnhandled({ server }: FastifyInstance, pending: PendingResponses): void {
  server.on('connect', ({ headers: { accept } }: IncomingMessage, socket: Socket) => {
    const headers = ['allow: GET, POST'];
    rejectInTurn(pending, socket, { status: 405, code: METHOD_NOT_ALLOWED, accept, headers });
  });
  server.on('checkExpectation', ({ headers: { accept }, socket }: IncomingMessage) => {
    rejectInTurn(pending, socket, { status: 417, code: 'BAD_REQUEST', accept });
  });
}
