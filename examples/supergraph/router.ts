import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import type { Subgraph } from './subgraph.ts';

/** How long answers may take once the router stops. */
const LAST_ANSWERS_MS = 5_000;

/** A federated gateway that takes requests. */
export interface Router {
  /** Where clients send their requests. */
  readonly url: string;
  stop(): Promise<void>;
}

/** What a router is started with. */
export interface RouterOptions {
  readonly subgraphs: readonly Subgraph[];
  /** The SDL that the subgraphs were composed into. */
  readonly supergraph: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Whether failures of subgraphs are written to the terminal. */
  readonly logging: boolean;
}

/**
 * Starts Hive Gateway over the subgraphs; it shows each of them the headers that it wants to see, and the
 * caller's token. To call them, it loads
 * `@graphql-mesh/transport-http` by that name, and says so only when the first request fails without it.
 */
export async function startRouter(options: RouterOptions): Promise<Router> {
  const { subgraphs, supergraph, port } = options;
  const runtime = createGatewayRuntime({
    supergraph,
    logging: options.logging && 'error',
    transportEntries: Object.fromEntries(
      subgraphs.map(({ name, headers }) => [name, { headers: Object.entries(headers) }]),
    ),
    propagateHeaders: {
      fromClientToSubgraphs({ request }) {
        const authorization = request.headers.get('authorization');
        return authorization === null ? {} : { authorization };
      },
    },
  });
  const server = createServer(runtime);
  await once(server.listen(port, '127.0.0.1'), 'listening');
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}/graphql`,
    async stop() {
      // Connections that have never sent a request would be waited for without end.
      const cut = setTimeout(() => {
        server.closeAllConnections();
      }, LAST_ANSWERS_MS);
      await new Promise((resolve) => server.close(resolve));
      clearTimeout(cut);
      await runtime[Symbol.asyncDispose]();
    },
  };
}
