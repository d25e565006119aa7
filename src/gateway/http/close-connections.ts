import { EventEmitter, once } from 'node:events';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { PendingResponses } from './pending-responses.ts';

/** The time in which a whole request must arrive during shutdown: its client has hardly begun to wait. */
const ARRIVAL_MS = 2_000;

/** The time in which the last responses must be sent after the server has closed. */
const LAST_RESPONSES_MS = 1_000;

/**
 * Shortens the time in which requests must arrive: incomplete ones get 408, and nothing is executed. Call it when
 * shutdown starts and the server still listens: a closed server checks no timeouts.
 */
export function shortenRequestTimeouts(server: Server): void {
  server.headersTimeout = Math.min(server.headersTimeout, ARRIVAL_MS);
  server.requestTimeout = Math.min(server.requestTimeout, ARRIVAL_MS);
}

/**
 * Makes `app.close()` end all connections: those without a request at once, all others when their responses are sent, or
 * after a second at most. Node.js treats as idle only connections that have had a request, and waits for the others forever.
 */
export function closeConnections(app: FastifyInstance, pending: PendingResponses): void {
  const sockets = new Set<Socket>();
  const allClosed = new EventEmitter();
  app.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => {
      sockets.delete(socket);
      if (sockets.size === 0) allClosed.emit('closed');
    });
  });
  app.addHook('preClose', (done) => {
    for (const socket of sockets) {
      const isQuiet = pending.count(socket) === 0 && !socket.writableEnded;
      if (isQuiet) socket.destroy();
    }
    const cut = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, LAST_RESPONSES_MS).unref();
    allClosed.once('closed', () => {
      clearTimeout(cut);
    });
    done();
  });
  // The server itself waits for the connections that it has accepted, not for those that `listen` hands to it.
  app.addHook('onClose', async () => {
    if (sockets.size > 0) await once(allClosed, 'closed');
  });
}
