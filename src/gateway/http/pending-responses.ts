import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/**
 * The unanswered requests of each connection. A client takes the first response as that of its first request, so no
 * response may overtake another.
 */
export class PendingResponses {
  readonly #bySocket = new WeakMap<Socket, Set<ServerResponse>>();

  /** Starts to count the requests of a server. */
  watch(server: Server): void {
    server.prependListener('request', (request, response) => {
      this.#add(request, response);
    });
  }

  /** The number of unanswered requests of a connection. */
  count(socket: Socket): number {
    return this.#bySocket.get(socket)?.size ?? 0;
  }

  /** Resolves when all complete requests of a connection are answered; never if it closes before. */
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
