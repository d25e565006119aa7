import type { FastifyRequest } from 'fastify';
import { isLoopback } from '../is-loopback.ts';
import { AdminError } from './admin-error.ts';

/**
 * Rejects what a web page could send, or could have sent by a browser: the administration changes
 * the emulator without credentials.
 *
 * - A foreign `Host`: a page whose name leads to this machine by DNS rebinding has its own name there.
 * - A foreign `Origin` or `Sec-Fetch-Site`: a page of another address, on this machine, too.
 * - A change without JSON's content type: a form, or any request that a browser sends unchecked.
 *
 * Throws AdminError, 403 or 415.
 */
export function guard(request: FastifyRequest): void {
  const { host, origin } = request.headers;
  const hosts = request.raw.headersDistinct['host'] ?? [];
  if (!request.originalUrl.startsWith('/')) {
    throw new AdminError(403, 'Send a path as the target of the request, and not a URL.');
  }
  if (hosts.length !== 1 || host === undefined || !isLoopback(host.replace(/:\d+$/, ''))) {
    throw new AdminError(
      403,
      'The Host must be a loopback one: use http://127.0.0.1, http://localhost or http://[::1].',
    );
  }
  if (origin !== undefined && origin !== `http://${host}`) {
    throw new AdminError(403, `Pages of other origins have no access; only http://${host} has.`);
  }
  const site = request.headers['sec-fetch-site'] ?? 'none';
  if (site !== 'same-origin' && site !== 'none') {
    throw new AdminError(403, 'Pages of other origins have no access. Use curl or a script.');
  }
  if (request.method !== 'GET' && !isJson(request.headers['content-type'])) {
    throw new AdminError(415, 'Send the header content-type: application/json.');
  }
}

function isJson(contentType = ''): boolean {
  return contentType.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';
}
