import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from '../http-error.ts';

/** A hook that refuses bodies that would be read wrongly: compressed ones, and such as are not UTF-8. */
export async function refuseEncodedBody(
  { headers }: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { 'content-encoding': encoding = 'identity', 'content-type': type = '' } = headers;
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(type)?.[1] ?? 'utf-8';
  const isPlain = encoding.toLowerCase() === 'identity';
  if (isPlain && /^utf-?8$/i.test(charset)) return undefined;
  const message = isPlain ? 'The body must be in UTF-8.' : 'The body must not be compressed.';
  return sendError(reply, { status: 415, code: 'BAD_REQUEST', message });
}
