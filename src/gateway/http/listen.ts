import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { type AddressInfo, createServer, isIPv6, type Server } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { limitConnections } from './connection-limits.ts';

/** Where an app listens. */
export interface ListenOptions {
  /** An address, or a name. `localhost` stands for all addresses that it resolves to. */
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
}

/** A host as it is written in a URL: IPv6 addresses in brackets. */
export function urlHost(host: string): string {
  return isIPv6(host) ? `[${host}]` : host;
}

/**
 * Makes an app listen. For `localhost`, Fastify would open one HTTP server for each address, and configure the first only:
 * here all addresses share one HTTP server, so every limit holds for each connection.
 */
export async function listen(app: FastifyInstance, { host, port }: ListenOptions): Promise<void> {
  const found = host === 'localhost' ? await lookup(host, { all: true }) : [];
  const [first = host, ...others] = found.map(({ address }) => address);
  await listenOn(app, [first, ...others], port);
}

/**
 * Makes an app listen on several addresses.
 *
 * @param addresses all but the first are optional: one that this machine does not have is skipped.
 * @param port the same for all; 0 for any that is free at the first address.
 */
export async function listenOn(
  app: FastifyInstance,
  [first, ...others]: readonly [string, ...string[]],
  port: number,
): Promise<void> {
  const forwarders: Server[] = [];
  app.addHook('preClose', (done) => {
    for (const forwarder of forwarders) forwarder.close();
    done();
  });
  await app.listen({ host: first, port });
  const bound = app.server.address() as AddressInfo;
  for (const host of others) {
    const forwarder = forwardConnections(app);
    forwarder.listen({ host, port: bound.port });
    try {
      await once(forwarder, 'listening');
      forwarders.push(forwarder);
      app.log.info(`Server listening at http://${urlHost(host)}:${bound.port}`);
    } catch (error) {
      app.log.info({ err: error, host }, 'Not listening on a further address of this host');
    }
  }
}

/** A listener that hands its connections to the HTTP server of an app, with the options that `node:http` gives its own. */
function forwardConnections({ server, log }: FastifyInstance): Server {
  const forwarder = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    server.emit('connection', socket);
  });
  limitConnections(forwarder, server.maxConnections, log);
  return forwarder;
}
