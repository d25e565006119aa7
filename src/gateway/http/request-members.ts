import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from './http-error.ts';
import { queryStringOf } from './request-target.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /**
     * The content of a request to the GraphQL route: the body of a POST, or the parameters of a GET. It is parsed once, by
     * `readMembers`; every check reads it here, and the GraphQL server executes it.
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

/** The parameters of a GET that are used. All others are dropped. */
const PARAMETERS = [...TEXTS, ...OBJECTS];

/**
 * A hook that parses the members of a request into `request.members`, and rejects what two parsers could read differently.
 * Empty members count as absent, since forms and tools send them for fields that are not filled in. Runs before every hook
 * that reads the members.
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
  // Hashed, a lone surrogate equals U+FFFD: every cache would mistake the document for another.
  if (typeof query !== 'string' || query.isWellFormed()) return undefined;
  const message = 'Syntax Error: The document is not well-formed Unicode.';
  return sendError(reply, { status: 400, code: 'GRAPHQL_PARSE_FAILED', message });
}

/** The members of a request; undefined when it is not an object, which the GraphQL server rejects. */
export function membersOf({ members }: Pick<FastifyRequest, 'members'>): Members | undefined {
  return isMembers(members) ? members : undefined;
}

/** Whether a value is an object, but not a list. */
export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The value of a member that is JSON in a URL, such as `variables`. Text that is not JSON is returned as it is: the GraphQL
 * server rejects it.
 */
export function parsedMember(member: unknown): unknown {
  if (typeof member !== 'string') return member;
  try {
    return JSON.parse(member) as unknown;
  } catch {
    return member;
  }
}

/** The query string of a GET with these members, with its `?`. */
export function searchOf(members: Members): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(members)) {
    search.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return `?${search.toString()}`;
}

/** The members of a body, with null in place of empty text: null counts as absent everywhere. */
function withoutEmptyTexts(body: Members): Members {
  const empty = TEXTS.filter((name) => body[name] === '');
  return empty.length === 0
    ? body
    : { ...body, ...Object.fromEntries(empty.map((name) => [name, null])) };
}

/** The parameters of a request target, or the message of its rejection. */
function parseSearch(target: string): Members | string {
  const search = queryStringOf(target);
  try {
    // URLSearchParams replaces bytes that are not UTF-8 by U+FFFD, which makes different values equal.
    decodeURIComponent(search);
  } catch {
    return 'The query string is malformed: each % must start a percent-encoded byte of UTF-8.';
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

/** Whether a parameter counts as absent: it is empty, or the null of JSON. */
function isAbsent(name: string, value: string): boolean {
  const isObject = OBJECTS.some((object) => object === name);
  return value === '' || (isObject && value.trim() === 'null');
}
