import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { REQUEST_ID_HEADER } from './request-id.ts';

/** An answer that is no GraphQL response, in the shape of one, so that clients read it as they read all others. */
export interface HttpError {
  readonly status: number;
  /** In `extensions.code`. */
  readonly code: string;
  readonly message: string;
}

/** The statuses of Node's own refusals; all others are 400. */
const STATUS_OF_PARSER: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** Answers a request with an error. */
export function sendError(reply: FastifyReply, { status, code, message }: HttpError): FastifyReply {
  const extensions = { code, requestId: reply.request.id };
  return reply.code(status).send({ errors: [{ message, extensions }] });
}

/** Answers what is no HTTP request, or too much or too slow for one: there is no reply, so the answer is written by hand. */
export function answerUnparsable({ code }: { code?: string }, socket: Socket): void {
  const status = STATUS_OF_PARSER[code ?? ''] ?? 400;
  const requestId = randomUUID();
  const message = STATUS_CODES[status] ?? '';
  const body = JSON.stringify({
    errors: [{ message, extensions: { code: 'BAD_REQUEST', requestId } }],
  });
  const head = [
    `HTTP/1.1 ${status} ${message}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    `${REQUEST_ID_HEADER}: ${requestId}`,
    'connection: close',
  ];
  if (socket.writable) socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  else socket.destroy();
}

/** Answers a request whose path cannot be decoded: it reaches neither hooks nor handlers. */
export function answerBadUrl(
  _error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const message = 'The path is not well-formed.';
  void reply.header(REQUEST_ID_HEADER, request.id);
  void sendError(reply, { status: 400, code: 'BAD_REQUEST', message });
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
  app.setNotFoundHandler(async (_request, reply) =>
    sendError(reply, {
      status: 404,
      code: 'NOT_FOUND',
      message: 'There is nothing here. The API is at /graphql.',
    }),
  );

  app.setErrorHandler<FastifyError>(async (error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) {
      const message = error.message;
      return sendError(reply, { status, code: 'BAD_REQUEST', message });
    }
    request.log.error({ err: error }, 'A request failed');
    const message = STATUS_CODES[status] ?? 'Internal Server Error';
    return sendError(reply, { status, code: 'INTERNAL_SERVER_ERROR', message });
  });
}
