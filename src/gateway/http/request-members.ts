import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from './http-error.ts';
import { queryStringOf } from './request-target.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /**
     * What a request to the GraphQL route carries: the body of a POST, and the parameters of a GET. It is parsed once, by
     * `readMembers`; every check reads it here, and it is what the GraphQL server runs.
     */
    members: unknown;
  }
}

/** The members of a GraphQL request, as the client sent them: those of a URL are text. */
export type Members = Record<string, unknown>;

/** The members that are text, by POST as well. */
const TEXTS = ['query', 'operationName', 'documentId'] as const;

/** The members that are objects, in JSON where they are parameters of a URL. */
const OBJECTS = ['variables', 'extensions'] as const;

/** The parameters of a GET that have a meaning. All others are dropped. */
const PARAMETERS = [...TEXTS, ...OBJECTS];

/**
 * A hook that parses the members of a request into `request.members`, and refuses what two parsers could read in two ways.
 * Members that are empty are absent, since forms and tools send those too that are not filled in. Runs before every hook
 * that looks at the members.
 */
export async function readMembers(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (request.method === 'GET') {
    const parameters = parseSearch(request.url);
    if (typeof parameters === 'string') {
      return sendError(reply, { status: 400, code: 'BAD_REQUEST', message: parameters });
    }
    request.members = parameters;
  } else {
    request.members = isMembers(request.body) ? withoutEmptyTexts(request.body) : request.body;
  }
  const { query } = membersOf(request) ?? {};
  // Hashed, half a surrogate is the same as U+FFFD: the document would be mistaken for another in every cache.
  if (typeof query !== 'string' || query.isWellFormed()) return undefined;
  const message = 'Syntax Error: The document is not well-formed Unicode.';
  return sendError(reply, { status: 400, code: 'GRAPHQL_PARSE_FAILED', message });
}

/** The members of a request that could run a document. What is no object is no request: the GraphQL server refuses it. */
export function membersOf({ members }: Pick<FastifyRequest, 'members'>): Members | undefined {
  return isMembers(members) ? members : undefined;
}

/** Whether a value is an object with members. */
export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The query string of a GET that has these members, with a `?` in front. */
export function searchOf(members: Members): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(members)) {
    search.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return `?${search.toString()}`;
}

/** The members of a body, with null in the place of empty text: null is absent for all that read them. */
function withoutEmptyTexts(body: Members): Members {
  const empty = TEXTS.filter((name) => body[name] === '');
  return empty.length === 0
    ? body
    : { ...body, ...Object.fromEntries(empty.map((name) => [name, null])) };
}

/** The parameters of a request target, or why it is refused. */
function parseSearch(target: string): Members | string {
  const search = queryStringOf(target);
  try {
    // URLSearchParams puts U+FFFD in the place of what is not UTF-8, and so makes different values the same.
    decodeURIComponent(search);
  } catch {
    return 'The query string is not well-formed: each % must begin a byte of UTF-8 in hexadecimal digits.';
  }
  const parameters = new URLSearchParams(search);
  const members: Members = {};
  for (const name of PARAMETERS) {
    const [value, ...others] = parameters.getAll(name);
    if (others.length > 0) return `The '${name}' search parameter may only be specified once.`;
    if (value !== undefined && !isAbsent(name, value)) members[name] = value;
  }
  return members;
}

/** Whether a parameter says nothing: it is empty, or the null of JSON. */
function isAbsent(name: string, value: string): boolean {
  const isObject = OBJECTS.some((object) => object === name);
  return value === '' || (isObject && value.trim() === 'null');
}
