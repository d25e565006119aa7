import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from './http-error.ts';

const CHARSETS = /;\s*charset\s*=\s*"?([^";\s]*)/gi;

/**
 * A hook that refuses bodies that would be read wrongly: compressed ones, and such as declare another charset than UTF-8,
 * be it the first one that they declare or a later one.
 */
export async function requirePlainBody(
  { headers }: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { 'content-encoding': encoding = 'identity', 'content-type': type = '' } = headers;
  const isUtf8 = [...type.matchAll(CHARSETS)].every(([, name = '']) => /^utf-?8$/i.test(name));
  const isPlain = encoding.toLowerCase() === 'identity';
  if (isPlain && isUtf8) return undefined;
  const message = isPlain ? 'The body must be in UTF-8.' : 'The body must not be compressed.';
  return sendError(reply, { status: 415, code: 'BAD_REQUEST', message });
}
