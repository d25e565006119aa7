import type { Server } from 'node:http';
import type { FastifyBaseLogger } from 'fastify';

const PAUSE_MS = 60_000;

/** Tells the log that connections are closed since there are too many, once a minute at most. */
export function logDroppedConnections(server: Server, log: FastifyBaseLogger): void {
  let toldAt = -Infinity;
  server.on('drop', () => {
    const now = performance.now();
    if (now - toldAt < PAUSE_MS) return;
    toldAt = now;
    log.warn(
      { most: server.maxConnections },
      'There are too many connections: new ones are closed',
    );
  });
}
