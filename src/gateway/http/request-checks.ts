import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from './http-error.ts';

/** A hook that refuses what HTTP/1.1 forbids: no `Host`, or several, of which proxies may believe another one. */
export async function requireSingleHost(
  { raw }: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { httpVersion, rawHeaders } = raw;
  const hosts = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host');
  if (hosts.length === 1 || (hosts.length === 0 && httpVersion === '1.0')) return undefined;
  const message = 'There must be one header Host.';
  return sendError(reply, { status: 400, code: 'BAD_REQUEST', message });
}

/**
 * A hook that refuses a `Host` that is no host, and one that differs from the host in the request target: a proxy in front
 * may believe the other one.
 */
export async function requireMatchingHost(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { host, headers, url } = request;
  const inTarget = /^https?:\/\/([^/?]*)/i.exec(url)?.[1];
  const isOneHost =
    inTarget === undefined || inTarget.toLowerCase() === headers.host?.toLowerCase();
  if (isOneHost && URL.canParse(`http://${host}`)) return undefined;
  const message = isOneHost
    ? 'The header Host is absent or not well-formed.'
    : 'The header Host differs from the host in the request target.';
  return sendError(reply, { status: 400, code: 'BAD_REQUEST', message });
}
