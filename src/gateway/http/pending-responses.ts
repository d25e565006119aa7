import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Which requests of a connection have no answer yet. A client that sends several at once takes the first answer for that of
 * the first request, so nothing may overtake it.
 */
export class PendingResponses {
  readonly #bySocket = new WeakMap<Socket, Set<ServerResponse>>();

  /** Begins to take notice of a server's requests. */
  watch(server: Server): void {
    server.prependListener('request', (request, response) => {
      this.#add(request, response);
    });
  }

  /** How many requests of a connection have no answer yet. */
  count(socket: Socket): number {
    return this.#bySocket.get(socket)?.size ?? 0;
  }

  /** Resolves when the requests that have arrived whole on a connection are answered, and never if it breaks before. */
  async whenSent(socket: Socket): Promise<void> {
    const pending = [...(this.#bySocket.get(socket) ?? [])].filter(({ req }) => req.complete);
    await Promise.all(pending.map(closed));
  }

  #add({ socket }: IncomingMessage, response: ServerResponse): void {
    const pending = this.#bySocket.get(socket) ?? new Set();
    this.#bySocket.set(socket, pending.add(response));
    response.once('close', () => pending.delete(response));
  }
}

function closed(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    response.once('close', resolve);
  });
}
