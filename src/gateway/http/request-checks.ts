import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from './http-error.ts';
import type { PendingResponses } from './pending-responses.ts';
import { MAX_ACCEPT_CHARACTERS, negotiateFormat } from './response-format.ts';

/* Hooks that reject requests which HTTP forbids, or which a proxy in front may have read in another way. */

/** What a request target may consist of: visible ASCII without `#`. */
const WELL_FORMED_TARGET = /^[!"$-~]*$/;

const CHARSETS = /;\s*charset\s*=\s*"?([^";\s]*)/gi;

/** Rejects further requests of a connection while more than `max` of its requests are unanswered, and closes it. */
export function limitPipelining(pending: PendingResponses, max: number) {
  return async ({ raw }: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (pending.count(raw.socket) <= max) return undefined;
    void reply.header('connection', 'close');
    return sendError(reply, {
      status: 429,
      code: 'TOO_MANY_PIPELINED_REQUESTS',
      message: `Too many pipelined requests on this connection (limit: ${max}).`,
    });
  };
}

/** Rejects requests without a `Host`, which HTTP/1.1 requires, and those with several: a proxy may have used another one. */
export async function requireSingleHost(
  { raw }: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { httpVersion, rawHeaders } = raw;
  const hosts = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host');
  if (hosts.length === 1 || (hosts.length === 0 && httpVersion === '1.0')) return undefined;
  return reject(reply, 400, 'Exactly one Host header is required.');
}

/**
 * Rejects request targets that parsers read differently: with a `#`, which HTTP forbids there and which ends the target for
 * some parsers; with control characters, which some drop; with bytes outside ASCII, which have no defined encoding.
 */
export async function requireWellFormedTarget(
  { url }: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  if (WELL_FORMED_TARGET.test(url)) return undefined;
  return reject(
    reply,
    400,
    'The request target is malformed: percent-encode "#" and every character outside visible ASCII.',
  );
}

/** Rejects a malformed `Host`, and one that differs from the host in the request target: a proxy may have used the other. */
export async function requireMatchingHost(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { host, headers, url } = request;
  const inTarget = /^https?:\/\/([^/?]*)/i.exec(url)?.[1];
  const matches = inTarget === undefined || inTarget.toLowerCase() === headers.host?.toLowerCase();
  if (matches && URL.canParse(`http://${host}`)) return undefined;
  const message = matches
    ? 'The Host header is missing or malformed.'
    : 'The Host header differs from the host in the request target.';
  return reject(reply, 400, message);
}

/**
 * Rejects requests whose clients accept no GraphQL response, or whose `Accept` is too long. The GraphQL server would
 * negotiate only after it has executed the operation.
 */
export async function requireAcceptableFormat(
  { headers }: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  if (negotiateFormat(headers.accept) !== undefined) return undefined;
  const message = `Accept application/graphql-response+json or application/json, in at most ${MAX_ACCEPT_CHARACTERS} characters.`;
  return reject(reply, 406, message);
}

/** Rejects bodies that would be decoded wrongly: compressed ones, and those whose headers declare any charset but UTF-8. */
export async function requirePlainBody(
  { headers }: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { 'content-encoding': encoding = 'identity', 'content-type': type = '' } = headers;
  if (encoding.toLowerCase() !== 'identity') {
    return reject(reply, 415, 'The body must not be compressed.');
  }
  const isUtf8 = [...type.matchAll(CHARSETS)].every(([, name = '']) => /^utf-?8$/i.test(name));
  return isUtf8 ? undefined : reject(reply, 415, 'The body must be in UTF-8.');
}

function reject(reply: FastifyReply, status: number, message: string): FastifyReply {
  return sendError(reply, { status, code: 'BAD_REQUEST', message });
}
