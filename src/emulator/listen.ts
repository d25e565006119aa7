import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** A server that listens. */
export interface Listening {
  readonly url: string;
  /** Resolves when the connections to all addresses have ended. */
  readonly close: () => Promise<void>;
}

/**
 * Makes a server listen. `localhost` stands for all addresses that it resolves to. Fastify
 * would open one HTTP server for each of them and configure the first only; here they share one, so
 * that each connection gets the same answers.
 */
export async function listen(
  server: FastifyInstance,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  const found = host === 'localhost' ? await lookup(host, { all: true }) : [];
  const [first = host, ...others] = found.map(({ address }) => address);
  return listenOn(server, [first, ...others], port);
}

/**
 * Makes a server listen on several addresses; the URL has the first.
 *
 * @param addresses all but the first are optional: one that this machine does not have is skipped.
 * @param port the same for all; 0 for any that is free at the first address.
 */
export async function listenOn(
  server: FastifyInstance,
  [first, ...others]: readonly [string, ...string[]],
  port: number,
): Promise<Listening> {
  const forwarders: Server[] = [];
  const url = await server.listen({ host: first, port });
  const bound = server.server.address() as AddressInfo;
  for (const host of others) {
    // With the options that node:http gives its own connections.
    const forwarder = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
      server.server.emit('connection', socket);
    });
    forwarder.listen({ host, port: bound.port });
    try {
      await once(forwarder, 'listening');
      forwarders.push(forwarder);
    } catch {
      // The first address is the one that clients are given.
    }
  }
  return {
    url,
    async close() {
      const closed = forwarders.map((forwarder) => once(forwarder.close(), 'close'));
      await Promise.all([server.close(), ...closed]);
    },
  };
}
