import type { HeaderMap } from '@apollo/server';
import type { FastifyReply } from 'fastify';
import { append } from 'vary';

/**
 * Adds request headers to the `Vary` of a response, and keeps the existing ones: CORS, content negotiation and the
 * GraphQL server each add their own.
 *
 * @param names one, or several separated by commas.
 */
export function addVary(reply: FastifyReply, names: string): void {
  const before = reply.getHeader('vary');
  const header = Array.isArray(before) ? before.join(', ') : String(before ?? '');
  void reply.header('vary', append(header, names));
}

/** The same for a response of the GraphQL server. */
export function addVaryOfGraphQL(headers: HeaderMap, names: string | string[]): void {
  headers.set('vary', append(headers.get('vary') ?? '', names));
}
