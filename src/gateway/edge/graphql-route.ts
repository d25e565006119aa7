import type { ApolloServer, BaseContext } from '@apollo/server';
import { type ApolloFastifyContextFunction, fastifyApolloHandler } from '@as-integrations/fastify';
import type {
  FastifyInstance,
  preHandlerAsyncHookHandler,
  onRequestAsyncHookHandler,
} from 'fastify';
import { addCors } from './cors.ts';
import { refuseEncodedBody } from './refuse-encoded-body.ts';
import { refuseBadHost } from './refuse-host.ts';

/** What the route of a GraphQL server is made of. */
export interface GraphQLRoute<Context extends BaseContext> {
  readonly url: string;
  readonly apollo: ApolloServer<Context>;
  readonly context: ApolloFastifyContextFunction<Context>;
  /** The origins whose pages may read the answers. */
  readonly corsOrigins: readonly string[];
  /** Run before the body is read. */
  readonly onRequest: onRequestAsyncHookHandler[];
  /** Run when it is read. */
  readonly preHandler: preHandlerAsyncHookHandler[];
}

/** Answers a path by a GraphQL server, which must have been started. */
export async function addGraphQLRoute<Context extends BaseContext>(
  app: FastifyInstance,
  route: GraphQLRoute<Context>,
): Promise<void> {
  await app.register(async (api) => {
    await addCors(api, route.corsOrigins);
    api.route({
      method: ['GET', 'POST'],
      url: route.url,
      exposeHeadRoute: false,
      onRequest: [refuseBadHost, ...route.onRequest, refuseEncodedBody],
      preHandler: route.preHandler,
      handler: fastifyApolloHandler(route.apollo, { context: route.context }),
    });
  });
}
