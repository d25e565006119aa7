import type { FastifyReply } from 'fastify';

/** An answer that is no GraphQL response, in the shape of one, so that clients read it as they read all others. */
export interface HttpError {
  readonly status: number;
  /** In `extensions.code`. */
  readonly code: string;
  readonly message: string;
  /** What else there is in `extensions`. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** `extensions.code` of a request whose method the path does not take, or the operation does not allow. */
export const METHOD_NOT_ALLOWED = 'METHOD_NOT_ALLOWED';

/** Answers a request with an error. */
export function sendError(
  reply: FastifyReply,
  { status, code, message, extensions: more }: HttpError,
): FastifyReply {
  const extensions = { ...more, code, requestId: reply.request.id };
  return reply.code(status).send({ errors: [{ message, extensions }] });
}
