import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { METHOD_NOT_ALLOWED, sendError } from './http-error.ts';
import { MalformedBodyError } from './json-parser.ts';
import { REQUEST_ID_HEADER } from './request-id.ts';
import { pathOf } from './request-target.ts';
import { BARE_HEADERS } from './security-headers.ts';

/** Answers a request whose path cannot be decoded: it reaches neither hooks nor handlers. */
export function answerBadUrl(
  _error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const message = 'The path is malformed.';
  void reply.headers(BARE_HEADERS).header(REQUEST_ID_HEADER, request.id);
  void sendError(reply, { status: 400, code: 'BAD_REQUEST', message });
}

/** Makes every HTTP error JSON, and masks internal ones. */
export function addErrorHandlers(app: FastifyInstance): void {
  app.setNotFoundHandler(async (request, reply) => {
    const allowed = allowedMethods(app, request.url);
    if (allowed.length > 0 && !allowed.includes(request.method)) {
      const message = `Method not allowed. Allowed here: ${allowed.join(', ')}.`;
      void reply.header('allow', allowed.join(', '));
      return sendError(reply, { status: 405, code: METHOD_NOT_ALLOWED, message });
    }
    const message = 'Not found. The API is at /graphql.';
    return sendError(reply, { status: 404, code: 'NOT_FOUND', message });
  });

  app.setErrorHandler<Partial<FastifyError>>(async (error, request, reply) => {
    const { statusCode: status = 500, message: original = '' } = error;
    if (status < 500) {
      // Messages of Fastify and of the gateway describe the request; those of other libraries may contain anything.
      const { code }: { readonly code?: unknown } = error;
      const isOfFastify = typeof code === 'string' && code.startsWith('FST_');
      const isSafe = isOfFastify || error instanceof MalformedBodyError;
      if (!isSafe) request.log.info({ err: error }, 'Request aborted');
      const message = isSafe ? original : (STATUS_CODES[status] ?? 'Bad Request');
      return sendError(reply, { status, code: 'BAD_REQUEST', message });
    }
    request.log.error({ err: error }, 'Request failed');
    const message = STATUS_CODES[status] ?? 'Internal Server Error';
    return sendError(reply, { status, code: 'INTERNAL_SERVER_ERROR', message });
  });
}

/** The methods of a path; none when there is no such path. */
function allowedMethods(app: FastifyInstance, target: string): string[] {
  return ['GET', 'HEAD', 'POST'].filter((method) => {
    // The type lacks that the route may be missing.
    const route = app.findRoute({ method, url: pathOf(target) }) as object | null;
    return route !== null;
  });
}
