import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { allowedMethods } from './allowed-methods.ts';
import { METHOD_NOT_ALLOWED, sendError } from './http-error.ts';
import { MalformedBodyError } from './json-parser.ts';
import { REQUEST_ID_HEADER } from './request-id.ts';
import { BARE_HEADERS } from './security-headers.ts';

/** Answers a request whose path cannot be decoded: it reaches neither hooks nor handlers. */
export function answerBadUrl(
  _error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const message = 'The path is not well-formed.';
  void reply.headers(BARE_HEADERS).header(REQUEST_ID_HEADER, request.id);
  void sendError(reply, { status: 400, code: 'BAD_REQUEST', message });
}

/** Makes every HTTP error JSON, and masks the ones that are the gateway's own. */
export function addErrorHandlers(app: FastifyInstance): void {
  app.setNotFoundHandler(async (request, reply) => {
    const allowed = allowedMethods(app, request.url);
    if (allowed.length > 0 && !allowed.includes(request.method)) {
      const message = `This takes only ${allowed.join(', ')}.`;
      void reply.header('allow', allowed.join(', '));
      return sendError(reply, { status: 405, code: METHOD_NOT_ALLOWED, message });
    }
    const message = 'There is nothing here. The API is at /graphql.';
    return sendError(reply, { status: 404, code: 'NOT_FOUND', message });
  });

  app.setErrorHandler<Partial<FastifyError>>(async (error, request, reply) => {
    const { statusCode: status = 500, message: words = '' } = error;
    if (status < 500) {
      // Fastify's own words are about the request, and so are the gateway's; those of others may be about anything.
      const { code }: { readonly code?: unknown } = error;
      const isOfFastify = typeof code === 'string' && code.startsWith('FST_');
      const isDeclared = isOfFastify || error instanceof MalformedBodyError;
      if (!isDeclared) request.log.info({ err: error }, 'A request was given up');
      const message = isDeclared ? words : (STATUS_CODES[status] ?? 'Bad Request');
      return sendError(reply, { status, code: 'BAD_REQUEST', message });
    }
    request.log.error({ err: error }, 'A request failed');
    const message = STATUS_CODES[status] ?? 'Internal Server Error';
    return sendError(reply, { status, code: 'INTERNAL_SERVER_ERROR', message });
  });
}
