import { requestContext } from '@fastify/request-context';
import type { FastifyRequest } from 'fastify';

declare module '@fastify/request-context' {
  interface RequestContextData {
    request: FastifyRequest;
  }
}

/** The HTTP request that is being answered: its id and its log, for code that is handed neither. */
export function currentRequest(): FastifyRequest | undefined {
  return requestContext.get('request');
}
