import { Readable } from 'node:stream';
import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server';
import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  preHandlerAsyncHookHandler,
  onRequestAsyncHookHandler,
} from 'fastify';
import { addCors, type CorsOptions } from './cors.ts';
import { membersOf, searchOf } from './request-members.ts';
import { DEFAULT_FORMAT, negotiateFormat } from './response-format.ts';
import { addVary } from './vary.ts';

/** The hooks of a GraphQL route, in the order in which they run. */
export interface GraphQLHooks {
  /** Before the body is read. */
  readonly onRequest: onRequestAsyncHookHandler[];
  /** After the body is read. `readMembers` is one of them, and those after it may replace `request.members`. */
  readonly preHandler: preHandlerAsyncHookHandler[];
}

/** What the route of a GraphQL server consists of. */
export interface GraphQLRoute<Context extends BaseContext> extends GraphQLHooks {
  readonly url: string;
  readonly apollo: ApolloServer<Context>;
  /** Creates the context of a request's resolvers. */
  readonly context: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;
  /** Which web pages may read the responses; none by default. */
  readonly cors?: CorsOptions | undefined;
}

/** Serves a GraphQL server, which must have been started, at a path. */
export async function addGraphQLRoute<Context extends BaseContext>(
  app: FastifyInstance,
  route: GraphQLRoute<Context>,
): Promise<void> {
  await app.register(async (api) => {
    await addCors(api, route.cors ?? { origins: [] });
    api.decorateRequest('members');
    api.route({
      method: ['GET', 'POST'],
      url: route.url,
      exposeHeadRoute: false,
      onRequest: route.onRequest,
      preHandler: route.preHandler,
      handler: (request, reply) => execute(route, request, reply),
    });
  });
}

/**
 * Passes the members that the hooks have checked to the GraphQL server. Apollo's integration would parse the request target
 * again, by other rules: its result may differ from what was checked.
 */
async function execute<Context extends BaseContext>(
  { apollo, context }: GraphQLRoute<Context>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { contentType } = negotiateFormat(request.headers.accept) ?? DEFAULT_FORMAT;
  const { headers, body, status } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method,
      // Apollo Server negotiates again after execution: with one format it has nothing left to choose or to reject.
      headers: headerMap(request).set('accept', contentType),
      search: request.method === 'GET' ? searchOf(membersOf(request) ?? {}) : '',
      body: request.members,
    },
    context: () => context(request, reply),
  });
  addVary(reply, 'accept');
  for (const [name, value] of headers) {
    if (name === 'vary') addVary(reply, value);
    else void reply.header(name, value);
  }
  void reply.code(status ?? 200);
  return body.kind === 'complete' ? body.string : reply.send(Readable.from(body.asyncIterator));
}

function headerMap({ headers }: FastifyRequest): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}
