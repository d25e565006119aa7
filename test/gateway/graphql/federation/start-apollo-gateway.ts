import { ApolloGateway, IntrospectAndCompose, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import type { Subgraph } from '../../../../examples/supergraph/subgraph.ts';
import { GatewayClient } from '../../../support/gateway-client.ts';

interface Context {
  readonly authorization: string | undefined;
}

/** Apollo's gateway for Node.js, over subgraphs that take requests. */
export interface RunningApolloGateway extends AsyncDisposable {
  readonly client: GatewayClient;
}

/**
 * Starts `@apollo/gateway`. It shows each subgraph the headers that it wants to see, and the caller's token.
 *
 * @param supergraph the SDL of the supergraph; without it, the gateway asks the subgraphs for theirs, and composes it.
 * @throws when it takes no such supergraph.
 */
export async function startApolloGateway(
  subgraphs: readonly Subgraph[],
  supergraph?: string,
): Promise<RunningApolloGateway> {
  const headersOf = (name: string): Subgraph['headers'] =>
    subgraphs.find((subgraph) => subgraph.name === name)?.headers ?? {};
  const composing = new IntrospectAndCompose({
    subgraphs: subgraphs.map(({ name, url }) => ({ name, url })),
    introspectionHeaders: ({ name }) => headersOf(name),
  });
  const gateway = new ApolloGateway({
    supergraphSdl: supergraph ?? composing,
    logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    buildService: ({ name, url }) =>
      new RemoteGraphQLDataSource({
        ...(url !== undefined && { url }),
        willSendRequest({ request: { http }, context }) {
          const { authorization } = context as Context;
          const all = { ...headersOf(name), ...(authorization !== undefined && { authorization }) };
          for (const [header, value] of Object.entries(all)) http?.headers.set(header, value);
        },
      }),
  });
  const server = new ApolloServer<Context>({ gateway, stopOnTerminationSignals: false });
  const { url } = await startStandaloneServer(server, {
    listen: { host: '127.0.0.1', port: 0 },
    context: ({ req: { headers } }) => Promise.resolve({ authorization: headers.authorization }),
  });
  return {
    client: new GatewayClient(url.replace(/\/$/, ''), []),
    [Symbol.asyncDispose]: () => server.stop(),
  };
}

const ignore = (): void => undefined;
