import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from './http-error.ts';
import type { PendingResponses } from './pending-responses.ts';

/** A hook that refuses what a connection sends while too many of its requests wait, and ends the connection. */
export function limitPipelining(pending: PendingResponses, most: number) {
  return async ({ raw }: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (pending.count(raw.socket) <= most) return undefined;
    void reply.header('connection', 'close');
    const message = `A connection may have ${most} requests without an answer.`;
    return sendError(reply, { status: 429, code: 'TOO_MANY_PIPELINED_REQUESTS', message });
  };
}
