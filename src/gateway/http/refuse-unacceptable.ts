import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from './http-error.ts';
import { MAX_ACCEPT_CHARACTERS, negotiateFormat } from './response-format.ts';

/**
 * A hook that refuses requests whose clients accept no GraphQL response, or send too long a list of formats. The GraphQL
 * server would negotiate when the operation has been executed.
 */
export async function requireAcceptableFormat(
  { headers }: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  if (negotiateFormat(headers.accept) !== undefined) return undefined;
  const message = `Accept application/graphql-response+json or application/json, in at most ${MAX_ACCEPT_CHARACTERS} characters.`;
  return sendError(reply, { status: 406, code: 'BAD_REQUEST', message });
}
