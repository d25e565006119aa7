import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { PendingResponses } from './pending-responses.ts';
import { REQUEST_ID_HEADER } from './request-id.ts';
import { DEFAULT_FORMAT, negotiateFormat } from './response-format.ts';
import { BARE_HEADERS } from './security-headers.ts';

/** The statuses of the errors of Node's parser; all others are 400. */
const STATUS_OF_PARSER: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

/** How long a rejected client may take to hang up: to close at once, with data unread, would lose the response. */
const LINGER_MS = 1_000;

/** A rejection of a request that has no Fastify reply. */
interface Rejection {
  readonly status: number;
  /** In `extensions.code`. */
  readonly code: string;
  /** The header `Accept`; undefined when the request could not be parsed. */
  readonly accept?: string | undefined;
  /** Further lines of the response's head. */
  readonly headers?: readonly string[];
}

/** Answers invalid HTTP requests, and those that are too large or too slow, and closes the connection. */
export function handleClientError(pending: PendingResponses) {
  const rejected = new WeakSet<Socket>();
  return ({ code = '' }: { readonly code?: string }, socket: Socket): void => {
    // Node.js reports an error for all further data, too.
    if (rejected.has(socket)) return;
    rejected.add(socket);
    rejectInTurn(pending, socket, { status: STATUS_OF_PARSER[code] ?? 400, code: 'BAD_REQUEST' });
  };
}

/** Rejects a request once the earlier ones on its connection are answered, and closes the connection. */
export function rejectInTurn(
  pending: PendingResponses,
  socket: Socket,
  rejection: Rejection,
): void {
  // Node.js no longer watches the socket of a tunnel: an error on it would end the process.
  socket.on('error', () => undefined);
  void pending.whenSent(socket).then(() => {
    if (!socket.writable) {
      socket.destroy();
      return;
    }
    socket.end(rawResponse(rejection));
    const cut = setTimeout(() => socket.destroy(), LINGER_MS);
    socket.once('close', () => {
      clearTimeout(cut);
    });
  });
}

function rawResponse({ status, code, accept, headers = [] }: Rejection): string {
  const requestId = randomUUID();
  const message = STATUS_CODES[status] ?? '';
  const { contentType } = negotiateFormat(accept) ?? DEFAULT_FORMAT;
  const body = JSON.stringify({ errors: [{ message, extensions: { code, requestId } }] });
  const head = [
    `HTTP/1.1 ${status} ${message}`,
    `content-type: ${contentType}`,
    'vary: accept',
    `content-length: ${Buffer.byteLength(body)}`,
    `${REQUEST_ID_HEADER}: ${requestId}`,
    ...Object.entries(BARE_HEADERS).map(([name, value]) => `${name}: ${value}`),
    ...headers,
    'connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
