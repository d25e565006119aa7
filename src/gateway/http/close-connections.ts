import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { PendingResponses } from './pending-responses.ts';

/** While the gateway stops, a request may take so long to arrive whole: its client has hardly begun to wait. */
const ARRIVAL_MS = 2_000;

/** The answers that are on their way when the server closes have so long to be sent. */
const LAST_ANSWERS_MS = 1_000;

/**
 * Shortens the time in which requests must arrive: those that are half sent are answered with 408, and nothing is
 * executed. To be called when the server stops and still listens: a closed one looks at no times.
 */
export function shortenRequestTimeouts(server: Server): void {
  server.headersTimeout = Math.min(server.headersTimeout, ARRIVAL_MS);
  server.requestTimeout = Math.min(server.requestTimeout, ARRIVAL_MS);
}

/**
 * Makes `app.close()` end all connections: those without a request at once, all others when their answers are sent, or
 * in a second at the latest. Node.js takes only those for idle that have had a request, and waits for the others forever.
 */
export function closeConnections(app: FastifyInstance, pending: PendingResponses): void {
  const { server } = app;
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  app.addHook('preClose', (done) => {
    for (const socket of sockets) {
      const isQuiet = pending.count(socket) === 0 && !socket.writableEnded;
      if (isQuiet) socket.destroy();
    }
    const cut = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, LAST_ANSWERS_MS).unref();
    server.once('close', () => {
      clearTimeout(cut);
    });
    done();
  });
}
