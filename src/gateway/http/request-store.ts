import { requestContext } from '@fastify/request-context';
import type { FastifyRequest } from 'fastify';

declare module '@fastify/request-context' {
  interface RequestContextData {
    request: FastifyRequest;
  }
}

/** The current HTTP request, for code that is passed neither its id nor its log; undefined outside of one. */
export function currentRequest(): FastifyRequest | undefined {
  return requestContext.get('request');
}
