import type { FastifyRequest } from 'fastify';

/** The members of a GraphQL request, as they came: those of a URL are text. */
export type Members = Record<string, unknown>;

/**
 * The members of a request that could run a document: no other method does. What is no object is no request, and is for
 * the GraphQL server to refuse.
 */
export function membersOf(request: FastifyRequest): Members | undefined {
  const members =
    request.method === 'POST'
      ? request.body
      : request.method === 'GET'
        ? searchOf(request)
        : undefined;
  return isMembers(members) ? members : undefined;
}

/** Whether a value is an object with members. */
export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function searchOf({ url }: FastifyRequest): Members {
  return Object.fromEntries(new URLSearchParams(url.replace(/^[^?]*/, '')));
}
