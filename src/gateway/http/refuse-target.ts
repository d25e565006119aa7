import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from './http-error.ts';

/** What may stand in a request target: visible ASCII, and no fragment. */
const WELL_FORMED = /^[!"$-~]*$/;

/**
 * A hook that refuses request targets that parsers read differently: with a `#`, which HTTP does not allow there and which
 * ends the target for some, with control characters, which some drop, or with bytes beyond ASCII, which have no encoding.
 */
export async function requireWellFormedTarget(
  { url }: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  if (WELL_FORMED.test(url)) return undefined;
  const message =
    'The request target is not well-formed: percent-encode "#" and all that is not visible ASCII.';
  return sendError(reply, { status: 400, code: 'BAD_REQUEST', message });
}
