import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from '../../http/http-error.ts';
import { membersOf } from '../../http/request-members.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { createRequestCheck, type RequestMembers } from './check-request.ts';
import { DOCUMENT_LIMIT_EXCEEDED } from './limits.ts';

/**
 * A hook that refuses requests that are beyond a limit, before the GraphQL server sees them: its parser and its
 * validation take the longer, the more there is. A persisted document must already be in the place of its id; it has the
 * same limits.
 */
export function limitDocuments(metrics: Metrics) {
  const checkRequest = createRequestCheck();
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const members = membersOf(request);
    const beyond = members && checkRequest(withVariables(members));
    if (beyond === undefined) return undefined;
    const { name, max, message } = beyond;
    const code = DOCUMENT_LIMIT_EXCEEDED;
    metrics.countGraphQLError(code);
    request.log.info({ limit: name }, 'A request went beyond a limit');
    return sendError(reply, { status: 400, code, message, extensions: { limit: { name, max } } });
  };
}

/** In a URL, variables are JSON. The GraphQL server refuses what is none. */
function withVariables(members: RequestMembers): RequestMembers {
  const { variables } = members;
  if (typeof variables !== 'string') return members;
  try {
    return { ...members, variables: JSON.parse(variables) as unknown };
  } catch {
    return members;
  }
}
