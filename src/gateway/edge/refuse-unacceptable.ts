import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from '../http-error.ts';
import { negotiateFormat } from '../response-format.ts';

/**
 * A hook that refuses requests whose clients accept no GraphQL response. The GraphQL server would find that out when the
 * operation has been executed.
 */
export async function refuseUnacceptable(
  { headers }: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  if (negotiateFormat(headers.accept) !== undefined) return undefined;
  const message = 'Accept application/graphql-response+json or application/json.';
  return sendError(reply, { status: 406, code: 'BAD_REQUEST', message });
}
