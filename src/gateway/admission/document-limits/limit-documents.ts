import type { FastifyReply, FastifyRequest } from 'fastify';
import { type DocumentNode, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { sendError } from '../../http/http-error.ts';
import { membersOf, parsedMember } from '../../http/request-members.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { checkDocument, checkSource } from './check-document.ts';
import { checkVariables } from './check-variables.ts';
import { checkLimit, DOCUMENT_LIMIT_EXCEEDED, type LimitViolation } from './limits.ts';

/** The members of a request that have limits, unparsed. */
interface LimitedMembers {
  readonly query?: unknown;
  readonly variables?: unknown;
  readonly operationName?: unknown;
}

/** The total length, in characters, of the documents that are remembered as within the limits. */
const KNOWN_CHARACTERS = 500_000;

/**
 * A hook that rejects requests that violate a limit, before the GraphQL server gets them: the time that its parser and its
 * validation take grows with the document. The ids of persisted documents must already be replaced by the documents, which
 * have the same limits.
 */
export function limitDocuments(metrics: Metrics) {
  const checkRequest = createRequestCheck();
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const members = membersOf(request);
    const violation = members && checkRequest(members);
    if (violation === undefined) return undefined;
    const { name, max, message } = violation;
    const code = DOCUMENT_LIMIT_EXCEEDED;
    metrics.countGraphQLError(code);
    request.log.info({ limit: name }, 'Document limit exceeded');
    return sendError(reply, { status: 400, code, message, extensions: { limit: { name, max } } });
  };
}

/**
 * Creates a check of the members of requests. It remembers documents within the limits, and checks each of them once.
 * Members of a wrong type are ignored: the GraphQL server rejects them.
 */
export function createRequestCheck(): (members: LimitedMembers) => LimitViolation | undefined {
  const known = new LRUCache<string, true>({
    maxSize: KNOWN_CHARACTERS,
    sizeCalculation: (_, document) => document.length,
  });

  function checkQuery(query: string): LimitViolation | undefined {
    if (query === '' || known.has(query)) return undefined;
    const violation = checkSource(query) ?? checkParsed(query);
    if (violation === undefined) known.set(query, true);
    return violation;
  }

  return ({ query, variables: given, operationName }) => {
    const variables = parsedMember(given);
    return (
      checkLimit('nameLength', typeof operationName === 'string' ? operationName.length : 0) ??
      (typeof variables === 'object' && variables !== null
        ? checkVariables(variables)
        : undefined) ??
      (typeof query === 'string' ? checkQuery(query) : undefined)
    );
  };
}

/** The GraphQL server rejects what does not parse. */
function checkParsed(query: string): LimitViolation | undefined {
  let document: DocumentNode;
  try {
    document = parse(query, { noLocation: true });
  } catch {
    return undefined;
  }
  return checkDocument(document);
}
