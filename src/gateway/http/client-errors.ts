import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { PendingResponses } from './pending-responses.ts';
import { REQUEST_ID_HEADER } from './request-id.ts';
import { DEFAULT_FORMAT, negotiateFormat } from './response-format.ts';
import { BARE_HEADERS } from './security-headers.ts';

/** The statuses of Node's own refusals; all others are 400. */
const STATUS_OF_PARSER: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

/** How long a client that was refused may take to hang up: reading goes on, since to close at once would lose the answer. */
const LINGER_MS = 1_000;

/** How a request is refused that has no reply. */
interface Rejection {
  readonly status: number;
  /** In `extensions.code`. */
  readonly code: string;
  /** The header `Accept`; undefined, too, for what is no request. */
  readonly accept?: string | undefined;
  /** Lines of the head. */
  readonly headers?: readonly string[];
}

/** Answers what is no HTTP request, or too much or too slow for one, and ends the connection. */
export function handleClientError(pending: PendingResponses) {
  const refused = new WeakSet<Socket>();
  return ({ code = '' }: { readonly code?: string }, socket: Socket): void => {
    // What comes after it is no better, and is told again and again.
    if (refused.has(socket)) return;
    refused.add(socket);
    rejectInTurn(pending, socket, { status: STATUS_OF_PARSER[code] ?? 400, code: 'BAD_REQUEST' });
  };
}

/** Refuses a request when those before it on its connection are answered, and ends the connection. */
export function rejectInTurn(pending: PendingResponses, socket: Socket, refusal: Rejection): void {
  // A tunnel's socket is no longer watched by Node.js: one that breaks would end the process.
  socket.on('error', () => undefined);
  void pending.whenSent(socket).then(() => {
    if (!socket.writable) {
      socket.destroy();
      return;
    }
    socket.end(written(refusal));
    const cut = setTimeout(() => socket.destroy(), LINGER_MS);
    socket.once('close', () => {
      clearTimeout(cut);
    });
  });
}

/** An answer by hand. */
function written({ status, code, accept, headers = [] }: Rejection): string {
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
