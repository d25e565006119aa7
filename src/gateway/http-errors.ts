import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { allowedMethods } from './edge/allowed-methods.ts';
import { BARE_HEADERS } from './edge/security-headers.ts';
import { REQUEST_ID_HEADER } from './request-id.ts';

/** An answer that is no GraphQL response, in the shape of one, so that clients read it as they read all others. */
export interface HttpError {
  readonly status: number;
  /** In `extensions.code`. */
  readonly code: string;
  readonly message: string;
  /** What else there is in `extensions`. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Answers a request with an error. */
export function sendError(
  reply: FastifyReply,
  { status, code, message, extensions: more }: HttpError,
): FastifyReply {
  const extensions = { ...more, code, requestId: reply.request.id };
  return reply.code(status).send({ errors: [{ message, extensions }] });
}

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

/** A hook that refuses what HTTP/1.1 forbids: no `Host`, or several, of which proxies may believe another one. */
export async function refuseUnclearHost(
  { raw }: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { httpVersion, rawHeaders } = raw;
  const hosts = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host');
  if (hosts.length === 1 || (hosts.length === 0 && httpVersion === '1.0')) return undefined;
  const message = 'There must be one header Host.';
  return sendError(reply, { status: 400, code: 'BAD_REQUEST', message });
}

/** A hook that refuses a `Host` that names none: Apollo's integration builds a URL of it. */
export async function refuseBadHost(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  if (URL.canParse(`http://${request.host}`)) return undefined;
  const message = 'The header Host is absent or not well-formed.';
  return sendError(reply, { status: 400, code: 'BAD_REQUEST', message });
}

/** Makes every HTTP error JSON, and masks the ones that are the gateway's own. */
export function addErrorHandlers(app: FastifyInstance): void {
  app.setNotFoundHandler(async (request, reply) => {
    const allowed = allowedMethods(app, request.url);
    if (allowed.length > 0 && !allowed.includes(request.method)) {
      const message = `This takes only ${allowed.join(', ')}.`;
      void reply.header('allow', allowed.join(', '));
      return sendError(reply, { status: 405, code: 'METHOD_NOT_ALLOWED', message });
    }
    const message = 'There is nothing here. The API is at /graphql.';
    return sendError(reply, { status: 404, code: 'NOT_FOUND', message });
  });

  app.setErrorHandler<Partial<FastifyError>>(async (error, request, reply) => {
    const { statusCode: status = 500, message: words = '' } = error;
    if (status < 500) {
      // Fastify's own words are about the request; those of others may be about anything.
      const { code }: { readonly code?: unknown } = error;
      const isOfFastify = typeof code === 'string' && code.startsWith('FST_');
      if (!isOfFastify) request.log.info({ err: error }, 'A request was given up');
      const message = isOfFastify ? words : (STATUS_CODES[status] ?? 'Bad Request');
      return sendError(reply, { status, code: 'BAD_REQUEST', message });
    }
    request.log.error({ err: error }, 'A request failed');
    const message = STATUS_CODES[status] ?? 'Internal Server Error';
    return sendError(reply, { status, code: 'INTERNAL_SERVER_ERROR', message });
  });
}
