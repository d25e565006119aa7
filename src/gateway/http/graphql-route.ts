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
import { requirePlainBody } from './refuse-encoded-body.ts';
import { requireMatchingHost } from './request-checks.ts';
import { membersOf, readMembers, searchOf } from './request-members.ts';
import { DEFAULT_FORMAT, negotiateFormat } from './response-format.ts';
import { addVary } from './vary.ts';

/** What the route of a GraphQL server is made of. */
export interface GraphQLRoute<Context extends BaseContext> {
  readonly url: string;
  readonly apollo: ApolloServer<Context>;
  /** Makes what the resolvers of a request get. */
  readonly context: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;
  /** Which pages may read the answers; none by default. */
  readonly cors?: CorsOptions | undefined;
  /** Run before the body is read. */
  readonly onRequest: onRequestAsyncHookHandler[];
  /** Run when `request.members` are read, and may replace them. */
  readonly preHandler: preHandlerAsyncHookHandler[];
}

/** Answers a path by a GraphQL server, which must have been started. */
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
      onRequest: [requireMatchingHost, ...route.onRequest, requirePlainBody],
      preHandler: [readMembers, ...route.preHandler],
      handler: (request, reply) => execute(route, request, reply),
    });
  });
}

/**
 * Hands the members that the hooks have checked to the GraphQL server. Apollo's own integration parses the request target
 * once more, by other rules: what it finds need not be what was checked.
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
      // Apollo Server negotiates once more, when the operation has been executed: it has nothing left to choose, or to refuse.
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
