import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from '../../http/http-error.ts';
import { isMembers, type Members, membersOf, parsedMember } from '../../http/request-members.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { currentTrace } from '../../telemetry/trace-requests.ts';
import {
  type PersistedDocumentsOptions,
  resolveDocument,
  type ResolvedDocument,
} from './resolve-document.ts';

/** Malformed extensions could name a document, so nothing is executed. */
const MALFORMED_EXTENSIONS: ResolvedDocument = {
  kind: 'rejected',
  code: 'BAD_REQUEST',
  message: 'The extensions must be a JSON object.',
};

/**
 * A hook that replaces the id of a persisted document by the document, and rejects documents that may not be executed,
 * before the GraphQL server gets the request.
 *
 * @param isTrusted whether a request may contain its own document in any mode: a router plans the ones that it sends.
 */
export function usePersistedDocuments(
  options: PersistedDocumentsOptions,
  metrics: Metrics,
  isTrusted: (request: FastifyRequest) => boolean,
) {
  const forTrusted = { ...options, mode: options.mode === 'only' ? 'on' : options.mode } as const;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const members = membersOf(request);
    if (members === undefined) return undefined;

    const { query, documentId, ...rest } = members;
    const given = extensionsOf(request.method, members);
    const { persistedQuery, ...extensions } = given ?? {};
    const resolved =
      given === undefined
        ? MALFORMED_EXTENSIONS
        : resolveDocument(isTrusted(request) ? forTrusted : options, {
            query,
            documentId,
            persistedQuery,
          });
    if (resolved.kind === 'rejected') {
      const { code, message } = resolved;
      metrics.countGraphQLError(code);
      return sendError(reply, { status: 400, code, message });
    }
    if (resolved.kind === 'asSent') return undefined;
    if (resolved.id !== undefined) currentTrace()?.runs(resolved.id);

    request.members = { ...rest, query: resolved.query, extensions };
    return undefined;
  };
}

/** The extensions of a request: those of a GET are JSON. Undefined when they are malformed. */
function extensionsOf(method: string, { extensions }: Members): Members | undefined {
  if (extensions === undefined || extensions === null) return {};
  const value = method === 'GET' ? parsedMember(extensions) : extensions;
  return isMembers(value) ? value : undefined;
}
