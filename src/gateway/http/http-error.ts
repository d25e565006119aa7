import type { FastifyReply } from 'fastify';
import { DEFAULT_FORMAT, negotiateFormat, statusInFormat } from './response-format.ts';
import { addVary } from './vary.ts';

/** An HTTP error in the shape of a GraphQL response, so that clients read it like all others. */
export interface HttpError {
  /** In `application/graphql-response+json`. See `statusInFormat`. */
  readonly status: number;
  /** In `extensions.code`. */
  readonly code: string;
  readonly message: string;
  /** Further members of `extensions`. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** `extensions.code` of a request whose method the path or the operation does not allow. */
export const METHOD_NOT_ALLOWED = 'METHOD_NOT_ALLOWED';

/** Answers a request with an error, in the format that its client accepts. Every hook and handler rejects by it. */
export function sendError(
  reply: FastifyReply,
  { status, code, message, extensions: more }: HttpError,
): FastifyReply {
  const { headers, id: requestId } = reply.request;
  const format = negotiateFormat(headers.accept) ?? DEFAULT_FORMAT;
  addVary(reply, 'accept');
  return reply
    .code(statusInFormat(status, code, format))
    .type(format.contentType)
    .send({ errors: [{ message, extensions: { ...more, code, requestId } }] });
}
