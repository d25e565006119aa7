import { requestContext } from '@fastify/request-context';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OperationTrace, Tracing } from '../../tracing/tracing.ts';

declare module '@fastify/request-context' {
  interface RequestContextData {
    trace?: OperationTrace;
  }
}

/** The trace of the request that is being answered, if there is one. */
export function currentTrace(): OperationTrace | undefined {
  return requestContext.get('trace');
}

/** A hook that begins the trace of a request, and links all further lines of its log to it. */
export function traceRequests(tracing: Tracing) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const trace = tracing.startOperation(request.headers);
    requestContext.set('trace', trace);
    const log = request.log.child(trace.logBindings);
    request.log = log;
    reply.log = log;
  };
}
